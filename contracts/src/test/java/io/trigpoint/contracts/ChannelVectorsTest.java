package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.ChannelEvent.ChannelClosed;
import io.trigpoint.contracts.ChannelEvent.ChannelCreated;
import io.trigpoint.contracts.ChannelEvent.Claimed;
import io.trigpoint.contracts.ChannelEvent.Deposited;
import io.trigpoint.contracts.ChannelEvent.Refunded;
import io.trigpoint.contracts.ChannelEvent.Settled;
import io.trigpoint.contracts.ChannelEvent.WithdrawFinalized;
import io.trigpoint.contracts.ChannelEvent.WithdrawInitiated;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The reference is viem, which reads the contract's ABI. */
class ChannelVectorsTest {
  private static final String ADDRESS = "0x" + "11".repeat(20);

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.ChannelVectors#channels")
  void digestsAreThoseOfWallets(JsonNode vector) {
    ChannelDigests digests = ChannelVectors.digests(vector);
    List<VoucherClaim> claims = ChannelVectors.claims(vector);
    List<String> ids = claims.stream().map(VoucherClaim::channel).map(digests::channelId).toList();
    JsonNode expected = vector.required("digests");
    assertThat(ids)
        .isEqualTo(vector.required("channelIds").valueStream().map(JsonNode::asString).toList());
    assertThat(digests.voucher(ids.getFirst(), claims.getFirst().maxClaimable()))
        .isEqualTo(Vectors.text(expected, "voucher"));
    assertThat(
            digests.refund(
                ids.getFirst(), Vectors.number(vector, "nonce"), Vectors.number(vector, "amount")))
        .isEqualTo(Vectors.text(expected, "refund"));
    assertThat(digests.claimBatch(claims)).isEqualTo(Vectors.text(expected, "claimBatch"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.ChannelVectors#channels")
  void callsOfTheReceiversSide(JsonNode vector) {
    ChannelConfig config = ChannelVectors.first(vector);
    List<VoucherClaim> claims = ChannelVectors.claims(vector);
    BigInteger amount = Vectors.number(vector, "amount");
    String signature = Vectors.text(vector, "signature");
    String refund = VoucherChannelsCalls.refund(config, amount);
    String settle = VoucherChannelsCalls.settle(config.receiver(), config.token());
    assertThat(
            Map.of(
                "claim", VoucherChannelsCalls.claim(claims),
                "claimWithSignature", VoucherChannelsCalls.claimWithSignature(claims, signature),
                "settle", settle,
                "refund", refund,
                "refundWithSignature",
                    VoucherChannelsCalls.refundWithSignature(
                        config, amount, Vectors.number(vector, "nonce"), signature),
                "multicall", VoucherChannelsCalls.multicall(List.of(refund, settle))))
        .allSatisfy((name, call) -> assertThat(call).isEqualTo(called(vector, name)));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.ChannelVectors#channels")
  void callsOfThePayersSideAndViews(JsonNode vector) {
    ChannelConfig config = ChannelVectors.first(vector);
    BigInteger amount = Vectors.number(vector, "amount");
    String id = ChannelVectors.digests(vector).channelId(config);
    String data = Vectors.text(vector, "collectorData");
    String collector = Vectors.text(vector, "collector");
    assertThat(
            Map.of(
                "deposit", VoucherChannelsCalls.deposit(config, amount, collector, data),
                "initiateWithdraw", VoucherChannelsCalls.initiateWithdraw(config, amount),
                "finalizeWithdraw", VoucherChannelsCalls.finalizeWithdraw(config),
                "channels", VoucherChannelsCalls.channels(id),
                "pendingWithdrawals", VoucherChannelsCalls.pendingWithdrawals(id),
                "refundNonce", VoucherChannelsCalls.refundNonce(id),
                "receivers", VoucherChannelsCalls.receivers(config.receiver(), config.token())))
        .allSatisfy((name, call) -> assertThat(call).isEqualTo(called(vector, name)));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.ChannelVectors#channels")
  void collectorDataIsAsItsContractReadsIt(JsonNode vector) {
    assertThat(
            VoucherChannelsCalls.erc3009Data(
                BigInteger.ZERO,
                Vectors.number(vector, "nonce"),
                Vectors.number(vector, "salt"),
                Vectors.text(vector, "signature")))
        .isEqualTo(Vectors.text(vector, "collectorData"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.ChannelVectors#channels")
  void readsEveryEvent(JsonNode vector) {
    ChannelConfig config = ChannelVectors.first(vector);
    String id = ChannelVectors.digests(vector).channelId(config);
    String sender = Vectors.text(vector, "sender");
    BigInteger logged = Vectors.number(vector, "logged");
    BigInteger half = logged.shiftRight(1);
    Map<String, ChannelEvent> expected =
        Map.of(
            "ChannelCreated", new ChannelCreated(id, config),
            "ChannelClosed", new ChannelClosed(id, config),
            "Deposited", new Deposited(id, sender, logged, half),
            "Claimed", new Claimed(id, sender, logged, half),
            "Settled", new Settled(config.receiver(), config.token(), sender, logged),
            "Refunded", new Refunded(id, sender, logged),
            "WithdrawInitiated", new WithdrawInitiated(id, logged, config.withdrawDelaySeconds()),
            "WithdrawFinalized", new WithdrawFinalized(id, sender, logged));
    assertThat(vector.required("events").propertyNames())
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    assertThat(expected)
        .allSatisfy((name, event) -> {
          EventLog log = log(vector.required("events").required(name));
          assertThat(VoucherChannelsEvents.decode(log)).contains(event);
          assertThat(VoucherChannelsEvents.topics()).contains(log.topics().getFirst());
        });
  }

  @Test
  void passesOverEventsOfOtherContracts() {
    assertThat(VoucherChannelsEvents.decode(new EventLog(ADDRESS, List.of(), "0x"))).isEmpty();
    List<String> foreign = List.of("0x" + "22".repeat(32));
    assertThat(VoucherChannelsEvents.decode(new EventLog(ADDRESS, foreign, "0x"))).isEmpty();
  }

  private static String called(JsonNode vector, String name) {
    return Vectors.text(vector.required("calls"), name);
  }

  private static EventLog log(JsonNode node) {
    List<String> topics = node.required("topics").valueStream().map(JsonNode::asString).toList();
    return new EventLog(ADDRESS, topics, Vectors.text(node, "data"));
  }
}
