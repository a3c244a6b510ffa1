package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.OperatorEvent.EndpointSet;
import io.trigpoint.contracts.OperatorEvent.KeySet;
import io.trigpoint.contracts.OperatorEvent.LeaveRequested;
import io.trigpoint.contracts.OperatorEvent.OperatorRegistered;
import io.trigpoint.contracts.OperatorEvent.OperatorSlashed;
import io.trigpoint.contracts.OperatorEvent.StakeAdded;
import io.trigpoint.contracts.OperatorEvent.StakeWithdrawn;
import io.trigpoint.contracts.OperatorRecord.Status;
import io.trigpoint.contracts.OperatorRegistryCalls.KeyUse;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;

/** An operator's life against the deployed registry. */
class OperatorsOnAnvilIT extends DeployedContracts {
  private static final BigInteger STAKE = BigInteger.valueOf(5_000_000);
  private static final long UNBONDING = 7 * 24 * 3600;
  private static final OperatorEndpoint ENDPOINT =
      new OperatorEndpoint("https://operator.example", SOME_HASH);

  private static final ECKeyPair ATTEST = key(1);
  private static final ECKeyPair SEND = key(2);
  private static final ECKeyPair RECEIPT = key(3);
  private static final ECKeyPair NEXT = key(4);

  private String registry = "";
  private String operator = "";

  @BeforeEach
  void deployRegistry() {
    operator = account(2);
    registry = create(creation(at("EpochRoots"), at("Stablecoin")));
    BigInteger twice = STAKE.add(STAKE);
    var _ = send(operator, "Stablecoin", StablecoinCalls.mint(operator, twice));
    String allow = Abi.call("approve(address,uint256)", Abi.address(registry), Abi.uint256(twice));
    var _ = send(operator, "Stablecoin", allow);
  }

  static String creation(String epochRoots, String stakeToken) {
    return Artifact.load("OperatorRegistry")
        .creation(
            Abi.address(epochRoots),
            Abi.address(stakeToken),
            Abi.uint256(STAKE),
            Abi.uint64(UNBONDING),
            Abi.address(account(4)),
            Abi.uint256(BigInteger.valueOf(250_000)));
  }

  @Test
  void anOperatorRegistersMovesAndLeaves() {
    assertThat(register())
        .containsExactlyInAnyOrder(
            new KeySet(operator, OperatorRole.ATTEST, addressOf(ATTEST)),
            new KeySet(operator, OperatorRole.SEND, addressOf(SEND)),
            new KeySet(operator, OperatorRole.RECEIPT, addressOf(RECEIPT)),
            new EndpointSet(operator, ENDPOINT),
            new OperatorRegistered(operator, STAKE));
    OperatorEndpoint moved = new OperatorEndpoint("https://moved.example", ROOT);
    assertThat(events(operator, OperatorRegistryCalls.setEndpoint(moved)))
        .containsExactly(new EndpointSet(operator, moved));
    String rotate =
        OperatorRegistryCalls.rotateKey(
            OperatorRole.SEND, addressOf(NEXT), proof(OperatorRole.SEND, NEXT, 1));
    assertThat(events(operator, rotate))
        .containsExactly(new KeySet(operator, OperatorRole.SEND, addressOf(NEXT)));
    assertThat(events(operator, OperatorRegistryCalls.addStake(BigInteger.TEN)))
        .containsExactly(new StakeAdded(operator, BigInteger.TEN, STAKE.add(BigInteger.TEN)));
    assertThat(events(operator, OperatorRegistryCalls.requestLeave()))
        .hasSize(1)
        .allSatisfy(event -> assertThat(event).isInstanceOf(LeaveRequested.class));
    OperatorRecord leaving = operatorRecord();
    assertThat(leaving.status()).isEqualTo(Status.LEAVING);
    assertThat(leaving.endpoint()).isEqualTo(moved);
    assertThat(leaving.keys())
        .isEqualTo(new OperatorKeys(addressOf(ATTEST), addressOf(NEXT), addressOf(RECEIPT)));
    passTime(UNBONDING);
    assertThat(events(operator, OperatorRegistryCalls.withdraw()))
        .containsExactly(new StakeWithdrawn(operator, STAKE.add(BigInteger.TEN)));
    assertThat(operatorRecord().status()).isEqualTo(Status.LEFT);
  }

  @Test
  void twoResultsOfOneEpochCostTheStake() {
    var _ = register();
    EpochResult first = result(ROOT);
    EpochResult second = result(SOME_HASH);
    String evidence =
        OperatorRegistryCalls.slashForResults(first, signed(first), second, signed(second));
    BigInteger reporterPart = STAKE.divide(BigInteger.valueOf(4));
    String reporter = account(3);
    assertThat(events(reporter, evidence))
        .containsExactly(
            new OperatorSlashed(
                operator,
                addressOf(ATTEST),
                7,
                1,
                digest(first),
                digest(second),
                STAKE,
                reporter,
                reporterPart));
    assertThat(balance("Stablecoin", reporter)).isEqualTo(reporterPart);
    assertThat(balance("Stablecoin", account(4))).isEqualTo(STAKE.subtract(reporterPart));
    assertThat(operatorRecord().status()).isEqualTo(Status.SLASHED);
    assertThatThrownBy(() -> events(reporter, evidence)).hasMessageContaining("revert");
  }

  @Test
  void aKeyNamesItsOperatorForEver() {
    assertThat(use(ATTEST)).isEmpty();
    var _ = register();
    assertThat(use(ATTEST)).containsExactly(new KeyUse(operator, OperatorRole.ATTEST));
    assertThat(
            OperatorRegistryCalls.decodeKeyNonces(ask(OperatorRegistryCalls.keyNonces(operator))))
        .isEqualTo(BigInteger.ONE);
  }

  private List<OperatorEvent> register() {
    return events(
        operator,
        OperatorRegistryCalls.register(
            STAKE,
            new OperatorKeys(addressOf(ATTEST), addressOf(SEND), addressOf(RECEIPT)),
            new OperatorKeyProofs(
                proof(OperatorRole.ATTEST, ATTEST, 0),
                proof(OperatorRole.SEND, SEND, 0),
                proof(OperatorRole.RECEIPT, RECEIPT, 0)),
            ENDPOINT));
  }

  private CompactSignature proof(OperatorRole role, ECKeyPair key, long nonce) {
    String digest =
        OperatorKeyDigest.of(
            operator, role, addressOf(key), BigInteger.valueOf(nonce), chainId(), registry);
    return CompactSignature.sign(digest, key);
  }

  private static EpochResult result(String rewardRoot) {
    return new EpochResult(
        7, 1, SOME_HASH, SOME_HASH, rewardRoot, SOME_HASH, EpochResult.NO_ROOT, List.of());
  }

  private String digest(EpochResult result) {
    return EpochResultDigest.of(result, chainId(), at("EpochRoots"));
  }

  private CompactSignature signed(EpochResult result) {
    return CompactSignature.sign(digest(result), ATTEST);
  }

  private Stream<KeyUse> use(ECKeyPair key) {
    return OperatorRegistryCalls.decodeUseOf(ask(OperatorRegistryCalls.useOf(addressOf(key))))
        .stream();
  }

  private OperatorRecord operatorRecord() {
    return OperatorRegistryCalls.decodeOperatorOf(ask(OperatorRegistryCalls.operatorOf(operator)));
  }

  private List<OperatorEvent> events(String from, String data) {
    return sendTo(from, registry, data).stream()
        .flatMap(log -> OperatorRegistryEvents.decode(log).stream())
        .toList();
  }

  private String ask(String data) {
    return askAt(registry, data);
  }

  private static ECKeyPair key(long seed) {
    return ECKeyPair.create(BigInteger.valueOf(900 + seed));
  }
}
