package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.ChannelEvent.ChannelClosed;
import io.trigpoint.contracts.ChannelEvent.ChannelCreated;
import io.trigpoint.contracts.ChannelEvent.Claimed;
import io.trigpoint.contracts.ChannelEvent.Deposited;
import io.trigpoint.contracts.ChannelEvent.Refunded;
import io.trigpoint.contracts.ChannelEvent.Settled;
import io.trigpoint.contracts.ChannelEvent.WithdrawFinalized;
import io.trigpoint.contracts.ChannelEvent.WithdrawInitiated;
import io.trigpoint.contracts.VoucherChannelsCalls.Channel;
import io.trigpoint.contracts.VoucherChannelsCalls.PendingWithdrawal;
import io.trigpoint.contracts.VoucherChannelsCalls.Receiver;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;

/** A channel's life against the deployed contract. */
class ChannelsOnAnvilIT extends DeployedContracts {
  private static final ECKeyPair PAYER = ECKeyPair.create(BigInteger.valueOf(501));
  private static final ECKeyPair AUTHORIZER = ECKeyPair.create(BigInteger.valueOf(502));
  private static final BigInteger DEPOSIT = BigInteger.valueOf(20_000);
  private static final BigInteger SALT = BigInteger.valueOf(99);
  private static final BigInteger FOREVER = BigInteger.ONE.shiftLeft(60);
  private static final long WITHDRAW_DELAY = 900;

  private String settlement = "";
  private String collector = "";
  private String relayer = "";
  private String receiver = "";
  private String voucherSigner = addressOf(PAYER);

  @BeforeEach
  void deployChannels() {
    settlement = create(Artifact.load("VoucherChannels").creation());
    collector = create(Artifact.load("Erc3009Collector").creation(Abi.address(settlement)));
    relayer = account(2);
    receiver = account(3);
    String mint = StablecoinCalls.mint(addressOf(PAYER), DEPOSIT);
    assertThat(send(relayer, "Stablecoin", mint)).hasSize(1);
  }

  @Test
  void aPayersDepositIsClaimedSettledAndRefunded() {
    assertThat(open())
        .containsExactly(
            new ChannelCreated(id(), config()), new Deposited(id(), relayer, DEPOSIT, DEPOSIT));
    List<VoucherClaim> claims = List.of(claim(1000, 700));
    String claim = signed(digests().claimBatch(claims), AUTHORIZER);
    String both =
        VoucherChannelsCalls.multicall(
            List.of(
                VoucherChannelsCalls.claimWithSignature(claims, claim),
                VoucherChannelsCalls.settle(receiver, at("Stablecoin"))));
    assertThat(events(relayer, both))
        .containsExactly(
            new Claimed(id(), relayer, amount(700), amount(700)),
            new Settled(receiver, at("Stablecoin"), relayer, amount(700)));
    assertThat(receivers()).isEqualTo(new Receiver(amount(700), amount(700)));
    assertThat(balance("Stablecoin", receiver)).isEqualTo(amount(700));

    BigInteger rest = channel().unclaimed();
    String refund = signed(digests().refund(id(), BigInteger.ZERO, rest), AUTHORIZER);
    String back = VoucherChannelsCalls.refundWithSignature(config(), rest, BigInteger.ZERO, refund);
    assertThat(events(relayer, back)).containsExactly(new Refunded(id(), relayer, rest));
    assertThat(channel()).isEqualTo(new Channel(amount(700), amount(700)));
    assertThat(nonce()).isEqualTo(BigInteger.ONE);
    assertThat(balance("Stablecoin", addressOf(PAYER))).isEqualTo(rest);
    assertThatThrownBy(() -> events(relayer, back)).hasMessageContaining("revert");
  }

  @Test
  void aPayersSideWithdrawsAfterTheDelay() {
    voucherSigner = account(4);
    var _ = open();
    String announce = VoucherChannelsCalls.initiateWithdraw(config(), DEPOSIT);
    assertThatThrownBy(() -> events(relayer, announce)).hasMessageContaining("revert");
    List<ChannelEvent> announced = events(voucherSigner, announce);
    PendingWithdrawal pending = pending();
    assertThat(pending.amount()).isEqualTo(DEPOSIT);
    assertThat(announced)
        .containsExactly(
            new WithdrawInitiated(id(), DEPOSIT, pending.initiatedAt() + WITHDRAW_DELAY));
    passTime(WITHDRAW_DELAY);
    assertThat(events(voucherSigner, VoucherChannelsCalls.finalizeWithdraw(config())))
        .containsExactly(
            new ChannelClosed(id(), config()), new WithdrawFinalized(id(), voucherSigner, DEPOSIT));
    assertThat(balance("Stablecoin", addressOf(PAYER))).isEqualTo(DEPOSIT);
    assertThat(pending()).isEqualTo(new PendingWithdrawal(BigInteger.ZERO, 0));
  }

  @Test
  void aReceiversOwnClaimAndRefundNeedNoSignature() {
    var _ = open();
    assertThat(events(receiver, VoucherChannelsCalls.claim(List.of(claim(1000, 1000)))))
        .containsExactly(new Claimed(id(), receiver, amount(1000), amount(1000)));
    assertThat(events(receiver, VoucherChannelsCalls.refund(config(), BigInteger.TEN)))
        .containsExactly(new Refunded(id(), receiver, BigInteger.TEN));
    assertThat(channel()).isEqualTo(new Channel(DEPOSIT.subtract(BigInteger.TEN), amount(1000)));
  }

  private List<ChannelEvent> open() {
    TransferAuthorization terms =
        new TransferAuthorization(
            addressOf(PAYER),
            collector,
            DEPOSIT,
            BigInteger.ZERO,
            FOREVER,
            ChannelDigests.depositNonce(id(), SALT));
    String digest =
        TransferAuthorizationDigest.ofReceipt(
            terms, "Trigpoint Local USD", "1", chainId(), at("Stablecoin"));
    String data =
        VoucherChannelsCalls.erc3009Data(
            terms.validAfter(), terms.validBefore(), SALT, signed(digest, PAYER));
    return events(relayer, VoucherChannelsCalls.deposit(config(), DEPOSIT, collector, data));
  }

  private ChannelConfig config() {
    return new ChannelConfig(
        addressOf(PAYER),
        voucherSigner,
        receiver,
        addressOf(AUTHORIZER),
        at("Stablecoin"),
        WITHDRAW_DELAY,
        SOME_HASH);
  }

  private ChannelDigests digests() {
    return new ChannelDigests(chainId(), settlement);
  }

  private String id() {
    return digests().channelId(config());
  }

  private VoucherClaim claim(long ceiling, long total) {
    String signature = signed(digests().voucher(id(), amount(ceiling)), PAYER);
    return new VoucherClaim(config(), amount(ceiling), signature, amount(total));
  }

  private static String signed(String digest, ECKeyPair key) {
    return CompactSignature.sign(digest, key).toRsv();
  }

  private static BigInteger amount(long units) {
    return BigInteger.valueOf(units);
  }

  private List<ChannelEvent> events(String from, String call) {
    return sendTo(from, settlement, call).stream()
        .map(VoucherChannelsEvents::decode)
        .flatMap(Optional::stream)
        .toList();
  }

  private Channel channel() {
    return VoucherChannelsCalls.decodeChannels(
        askAt(settlement, VoucherChannelsCalls.channels(id())));
  }

  private PendingWithdrawal pending() {
    return VoucherChannelsCalls.decodePendingWithdrawals(
        askAt(settlement, VoucherChannelsCalls.pendingWithdrawals(id())));
  }

  private BigInteger nonce() {
    return VoucherChannelsCalls.decodeRefundNonce(
        askAt(settlement, VoucherChannelsCalls.refundNonce(id())));
  }

  private Receiver receivers() {
    return VoucherChannelsCalls.decodeReceivers(
        askAt(settlement, VoucherChannelsCalls.receivers(receiver, at("Stablecoin"))));
  }
}
