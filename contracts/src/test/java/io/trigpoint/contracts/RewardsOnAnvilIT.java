package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.DistributorCalls.Claim;
import io.trigpoint.contracts.DistributorCalls.Claimed;
import io.trigpoint.contracts.EpochRootsCalls.EpochPosted;
import io.trigpoint.contracts.StablecoinCalls.Transfer;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.Hash;

/** Results, claims and the deployment plan against the deployed contracts. */
class RewardsOnAnvilIT extends DeployedContracts {
  private static final BigInteger EARNED = BigInteger.valueOf(12_345);

  @Test
  void everyContractStandsAtItsPlannedAddress() {
    assertThat(network().addresses().values())
        .allSatisfy(a -> assertThat(codeAt(a)).hasSizeGreaterThan(2));
    assertThat(SignerSetsCalls.decodeSignersOf(ask("SignerSets", SignerSetsCalls.signersOf(1))))
        .isEqualTo(OPERATORS.stream().map(DeployedContracts::addressOf).toList());
    assertThat(SignerSetsCalls.decodeThreshold(ask("SignerSets", SignerSetsCalls.threshold(1))))
        .isEqualTo(QuorumSignatures.threshold(OPERATORS.size()));
    assertThat(SignerSetsCalls.decodeIsActive(ask("SignerSets", SignerSetsCalls.isActive(1, 1))))
        .isTrue();
    assertThat(SignerSetsCalls.decodeSetCount(ask("SignerSets", SignerSetsCalls.setCount())))
        .isEqualTo(1);
  }

  @Test
  void aSignedResultPaysItsOwnerOnce() {
    String owner = account(5);
    String trig = at("RewardToken");
    EpochResult result = result(1, leaf(owner, trig), trig);
    assertThat(EpochRootsCalls.decodeDigest(ask("EpochRoots", EpochRootsCalls.digest(result))))
        .isEqualTo(digest(result));

    EpochPosted posted = post(result);
    assertThat(posted.epoch()).isEqualTo(1);
    assertThat(posted.rewardRoot()).isEqualTo(result.rewardRoot());
    assertThat(posted.inputRoot()).isEqualTo(result.inputRoot());
    assertThat(posted.verdictRoot()).isEqualTo(result.verdictRoot());
    assertThat(posted.parameterHash()).isEqualTo(result.parameterHash());
    assertThat(posted.setId()).isEqualTo(1);
    EpochRootsCalls.PostedRoot kept =
        EpochRootsCalls.decodeRootOf(ask("EpochRoots", EpochRootsCalls.rootOf(1)));
    assertThat(kept)
        .isEqualTo(new EpochRootsCalls.PostedRoot(result.rewardRoot(), posted.activatesAt()));
    assertThat(EpochRootsCalls.decodeLastEpoch(ask("EpochRoots", EpochRootsCalls.lastEpoch())))
        .isEqualTo(1);
    assertThat(
            EpochRootsCalls.decodeLastRewardRoot(
                ask("EpochRoots", EpochRootsCalls.lastRewardRoot())))
        .isEqualTo(result.rewardRoot());

    Claim claim = new Claim(1, owner, trig, EARNED, List.of());
    passTime(DELAY);
    assertThat(
            EpochRootsCalls.decodeAuthorised(ask("EpochRoots", EpochRootsCalls.authorised(trig))))
        .isEqualTo(EARNED);
    List<EventLog> logs = send(account(7), "Distributor", DistributorCalls.claim(claim));
    assertThat(logs.stream().flatMap(log -> DistributorCalls.decode(log).stream()))
        .containsExactly(new Claimed(owner, trig, 1, EARNED, EARNED, owner));
    assertThat(logs.stream().flatMap(log -> StablecoinCalls.decodeTransfer(log).stream()))
        .containsExactly(
            new Transfer(trig, "0x" + "00".repeat(20), at("Distributor"), EARNED),
            new Transfer(trig, at("Distributor"), owner, EARNED));
    assertThat(DistributorCalls.decodeRootOf(ask("Distributor", DistributorCalls.rootOf(1))))
        .isEqualTo(result.rewardRoot());
    assertThat(EmissionVaultCalls.decodeAmount(ask("EmissionVault", EmissionVaultCalls.released())))
        .isEqualTo(EARNED);
    assertThat(balance("RewardToken", owner)).isEqualTo(EARNED);
    assertThat(
            DistributorCalls.decodeClaimed(
                ask("Distributor", DistributorCalls.claimed(owner, trig))))
        .isEqualTo(EARNED);
    assertThatThrownBy(() -> send(account(7), "Distributor", DistributorCalls.claim(claim)))
        .hasMessageContaining("revert");
    List<EventLog> skipped =
        send(account(7), "Distributor", DistributorCalls.claimMany(List.of(claim, claim)));
    assertThat(skipped.stream().flatMap(log -> DistributorCalls.decode(log).stream())).isEmpty();
    assertThat(balance("RewardToken", owner)).isEqualTo(EARNED);
  }

  @Test
  void aVetoedResultIsTakenBack() {
    EpochResult result = result(1, ROOT, at("RewardToken"));
    assertThat(post(result).rewardRoot()).isEqualTo(ROOT);
    List<EventLog> logs = send(account(1), "EpochRoots", EpochRootsCalls.veto(1));
    assertThat(logs.stream().flatMap(log -> EpochRootsCalls.decodeEpochVetoed(log).stream()))
        .singleElement()
        .satisfies(veto -> {
          assertThat(veto.epoch()).isEqualTo(1);
          assertThat(veto.rewardRoot()).isEqualTo(ROOT);
          assertThat(
                  EpochRootsCalls.decodeVetoedUntil(
                      ask("EpochRoots", EpochRootsCalls.vetoedUntil(1, ROOT))))
              .isEqualTo(veto.overridableAt());
        });
    EpochRootsCalls.Guard guard =
        EpochRootsCalls.decodeGuard(ask("EpochRoots", EpochRootsCalls.guard()));
    assertThat(guard).isEqualTo(new EpochRootsCalls.Guard(1, false, 0));
    assertThat(EpochRootsCalls.decodeLastEpoch(ask("EpochRoots", EpochRootsCalls.lastEpoch())))
        .isZero();
    assertThat(EpochRootsCalls.decodeRootOf(ask("EpochRoots", EpochRootsCalls.rootOf(1))).exists())
        .isFalse();
  }

  @Test
  void theFirstInputListThatAQuorumSignedBindsTheResult() {
    InputList list = new InputList(1, 1, "0x" + "4d".repeat(32));
    String digest = InputListDigest.of(list, chainId(), at("EpochRoots"));
    assertThat(EpochRootsCalls.decodeDigest(ask("EpochRoots", EpochRootsCalls.inputDigest(list))))
        .isEqualTo(digest);
    List<EventLog> logs =
        send(account(3), "EpochRoots", EpochRootsCalls.commitInput(list, signed(digest, 3)));
    assertThat(logs.stream().flatMap(log -> EpochRootsCalls.decodeInputCommitted(log).stream()))
        .containsExactly(new EpochRootsCalls.InputCommitted(1, list.inputRoot(), 1));
    assertThat(EpochRootsCalls.decodeInputOf(ask("EpochRoots", EpochRootsCalls.inputOf(1))))
        .isEqualTo(list.inputRoot());
    EpochResult other = result(1, ROOT, at("RewardToken"));
    assertThatThrownBy(
            () -> send(account(3), "EpochRoots", EpochRootsCalls.post(other, sign(other, 3))))
        .hasMessageContaining("revert");
  }

  @Test
  void oneSignatureTooFewIsRefused() {
    EpochResult result = result(1, ROOT, at("RewardToken"));
    assertThatThrownBy(
            () -> send(account(3), "EpochRoots", EpochRootsCalls.post(result, sign(result, 2))))
        .hasMessageContaining("revert");
  }

  @Test
  void anOwnerChoosesAPayeeForLaterResults() {
    String owner = account(5);
    String payee = account(6);
    assertThat(send(owner, "Distributor", DistributorCalls.setPayee(payee))).hasSize(1);
    assertThat(payeeOf(owner)).isEqualTo(owner);
    assertThat(post(result(1, ROOT, at("RewardToken"))).epoch()).isEqualTo(1);
    assertThat(payeeOf(owner)).isEqualTo(payee);
  }

  private EpochPosted post(EpochResult result) {
    List<EventLog> logs =
        send(account(3), "EpochRoots", EpochRootsCalls.post(result, sign(result, 3)));
    return logs.stream()
        .flatMap(log -> EpochRootsCalls.decodeEpochPosted(log).stream())
        .findFirst()
        .orElseThrow();
  }

  private QuorumSignatures sign(EpochResult result, int count) {
    return signed(digest(result), count);
  }

  private static QuorumSignatures signed(String digest, int count) {
    TreeMap<Integer, CompactSignature> byIndex = new TreeMap<>();
    for (int i = OPERATORS.size() - count; i < OPERATORS.size(); i++) {
      byIndex.put(i, CompactSignature.sign(digest, OPERATORS.get(i)));
    }
    return QuorumSignatures.of(byIndex);
  }

  private String digest(EpochResult result) {
    return EpochResultDigest.of(result, chainId(), at("EpochRoots"));
  }

  private static EpochResult result(long epoch, String root, String token) {
    return new EpochResult(
        epoch,
        1,
        SOME_HASH,
        SOME_HASH,
        root,
        SOME_HASH,
        EpochResult.NO_ROOT,
        List.of(new TokenTotal(token, EARNED)));
  }

  private static String leaf(String owner, String token) {
    String encoded =
        FunctionEncoder.encodeConstructor(
            List.of(new Address(owner), new Address(token), new Uint256(EARNED)));
    return Hex.of(Hash.sha3(Hash.sha3(Hex.bytes("0x" + encoded))));
  }

  private String payeeOf(String owner) {
    return DistributorCalls.decodePayeeOf(ask("Distributor", DistributorCalls.payeeOf(owner)));
  }
}
