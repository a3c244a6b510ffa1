package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import io.trigpoint.rewards.merkle.ReadingLeaf;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicStruct;

/** Java and Solidity compute the same words on a thousand seeded cases of each kind. */
class DifferentialIT extends DeployedContracts {
  private static final int CASES = 1000;
  private static final int BATCH = 50;
  private static final int MOST_LEAVES = 33;

  /** What a contract is asked about a case, and the word that Java computes for it. */
  private record Case(String call, String expected) {}

  private String harness = "";

  @BeforeEach
  void deployHarness() {
    harness = create(Harness.ARTIFACT.creation());
  }

  @Test
  void case32LeavesAgree() {
    compare(
        harness,
        seed -> {
          EarningsLeaf leaf = leaf(new Seeded(seed));
          return new Case(Harness.leafHash(leaf), leaf.hash().hex());
        });
  }

  @Test
  void case32RootsAgree() {
    compare(
        harness,
        seed -> {
          List<EarningsLeaf> leaves = leaves(new Seeded(seed));
          return new Case(Harness.rootOf(leaves), CumulativeTree.of(leaves).root().hex());
        });
  }

  @Test
  void case32ProofsLeadToTheRoots() {
    compare(
        harness,
        seed -> {
          Seeded random = new Seeded(seed);
          List<EarningsLeaf> leaves = leaves(random);
          CumulativeTree tree = CumulativeTree.of(leaves);
          EarningsLeaf leaf = leaves.get(random.below(leaves.size()));
          List<Hash32> proof = tree.proof(leaf.owner(), leaf.token()).orElseThrow();
          return new Case(Harness.climb(leaf.hash(), proof), tree.root().hex());
        });
  }

  @Test
  void epochResultDigestsAgree() {
    compareDigests(
        "EpochRoots",
        place ->
            seed -> {
              EpochResult result = result(new Seeded(seed));
              return new Case(
                  EpochRootsCalls.digest(result),
                  EpochResultDigest.of(result, place.chainId(), place.address()));
            });
  }

  @Test
  void inputListDigestsAgree() {
    compareDigests(
        "EpochRoots",
        place ->
            seed -> {
              Seeded random = new Seeded(seed);
              InputList list = new InputList(random.small(), random.small(), random.word());
              return new Case(
                  EpochRootsCalls.inputDigest(list),
                  InputListDigest.of(list, place.chainId(), place.address()));
            });
  }

  @Test
  void operatorKeyDigestsAgree() {
    String registry = create(OperatorsOnAnvilIT.creation(at("EpochRoots"), at("Stablecoin")));
    compareDigestsOf(
        codeAt(registry),
        place ->
            seed -> {
              Seeded random = new Seeded(seed);
              String operator = random.address();
              OperatorRole role = OperatorRole.of(1 + random.below(3));
              String key = random.address();
              BigInteger nonce = random.number(256);
              return new Case(
                  OperatorRegistryCalls.keyDigest(operator, role, key, nonce),
                  OperatorKeyDigest.of(
                      operator, role, key, nonce, place.chainId(), place.address()));
            });
  }

  @Test
  void orderReleaseDigestsAgree() {
    compareDigestsOf(
        codeAt(create(MarketOnAnvilIT.creation(this))),
        place ->
            seed -> {
              OrderRelease release = release(new Seeded(seed));
              return new Case(
                  DataMarketCalls.releaseDigest(release),
                  release.digest(place.chainId(), place.address()));
            });
  }

  @Test
  void deviceAttestationDigestsAgree() {
    compareDigests(
        "DeviceRegistry",
        place ->
            seed -> {
              Seeded random = new Seeded(seed);
              DeviceAttestation attestation =
                  new DeviceAttestation(
                      random.word(),
                      random.address(),
                      random.below(256),
                      random.small(),
                      random.small());
              return new Case(
                  DeviceRegistryCalls.attestationDigest(attestation),
                  attestation.digest(place.chainId(), place.address()));
            });
  }

  @Test
  void onboardingDigestsAgree() {
    compareDigests(
        "DeviceRegistry",
        place ->
            seed -> {
              Seeded random = new Seeded(seed);
              String device = random.word();
              DeviceOnboarding onboarding =
                  new DeviceOnboarding(
                      random.small(), random.word(), random.below(256), random.small());
              return new Case(
                  DeviceRegistryCalls.onboardingDigest(device, onboarding),
                  onboarding.digest(device, place.chainId(), place.address()));
            });
  }

  @Test
  void consentDigestsAgree() {
    compareDigests(
        "Consent",
        place ->
            seed -> {
              Seeded random = new Seeded(seed);
              ConsentGrant grant =
                  new ConsentGrant(
                      random.word(), random.address(), random.number(192), random.small());
              ConsentGrant.Signed signed =
                  new ConsentGrant.Signed(
                      grant,
                      random.address(),
                      random.number(256),
                      random.number(256),
                      random.small());
              return new Case(
                  ConsentCalls.grantDigest(signed),
                  signed.digest(place.chainId(), place.address()));
            });
  }

  @Test
  void readingLeavesAgree() {
    compare(
        at("ReadingVerifier"),
        seed -> {
          ReadingLeaf leaf = ReadingsOnAnvilIT.leaf(new Seeded(seed));
          return new Case(
              ReadingVerifierCalls.leafOf(ReadingsOnAnvilIT.measured(leaf)), leaf.hash().hex());
        });
  }

  @Test
  void channelIdsAgree() {
    compareChannels((random, digests) -> {
      ChannelConfig config = channel(random);
      return new Case(
          Abi.call("getChannelId(" + ChannelConfig.ABI + ")", config.toAbi()),
          digests.channelId(config));
    });
  }

  @Test
  void voucherDigestsAgree() {
    compareChannels((random, digests) -> {
      String id = random.word();
      BigInteger ceiling = random.number(128);
      return new Case(
          Abi.call("getVoucherDigest(bytes32,uint128)", Abi.bytes32(id), Abi.uint128(ceiling)),
          digests.voucher(id, ceiling));
    });
  }

  @Test
  void refundDigestsAgree() {
    compareChannels((random, digests) -> {
      String id = random.word();
      BigInteger nonce = random.number(256);
      BigInteger amount = random.number(128);
      return new Case(
          Abi.call(
              "getRefundDigest(bytes32,uint256,uint128)",
              Abi.bytes32(id),
              Abi.uint256(nonce),
              Abi.uint128(amount)),
          digests.refund(id, nonce, amount));
    });
  }

  @Test
  void claimBatchDigestsAgree() {
    compareChannels((random, digests) -> {
      List<VoucherClaim> rows = random.listOf(random.below(5), () -> row(random));
      return new Case(
          Abi.call(
              "getClaimBatchDigest(" + VoucherClaim.ABI + "[])",
              new DynamicArray<>(
                  DynamicStruct.class, rows.stream().map(VoucherClaim::toAbi).toList())),
          digests.claimBatch(rows));
    });
  }

  private void compareChannels(BiFunction<Seeded, ChannelDigests, Case> caseOf) {
    String channels = create(Artifact.load("VoucherChannels").creation());
    compareDigestsOf(
        codeAt(channels),
        place -> {
          ChannelDigests digests = new ChannelDigests(place.chainId(), place.address());
          return seed -> caseOf.apply(new Seeded(seed), digests);
        });
  }

  /** Where a contract is put, and on which chain. */
  private record Place(BigInteger chainId, String address) {}

  /** Puts the code of a deployed contract at another seeded place for each batch. */
  private void compareDigests(String contract, Function<Place, LongFunction<Case>> cases) {
    compareDigestsOf(codeAt(at(contract)), cases);
  }

  private void compareDigestsOf(String code, Function<Place, LongFunction<Case>> cases) {
    for (long first = 0; first < CASES; first += BATCH) {
      Seeded random = new Seeded(first);
      Place place = new Place(BigInteger.valueOf(1 + random.below(1 << 30)), random.address());
      place(place.address(), code);
      onChain(place.chainId(), batch(place.address(), first, cases.apply(place)));
    }
  }

  private void compare(String target, LongFunction<Case> caseOf) {
    for (long first = 0; first < CASES; first += BATCH) {
      batch(target, first, caseOf).run();
    }
  }

  private Runnable batch(String target, long first, LongFunction<Case> caseOf) {
    return () -> {
      List<Case> batch = LongStream.range(first, first + BATCH).mapToObj(caseOf).toList();
      String calls = Harness.ask(target, batch.stream().map(Case::call).toList());
      List<String> answers = Harness.decodeAsk(askAt(harness, calls));
      assertThat(answers).hasSize(BATCH);
      for (int i = 0; i < BATCH; i++) {
        assertThat(answers.get(i)).as("seed %d", first + i).isEqualTo(batch.get(i).expected());
      }
    };
  }

  private static EarningsLeaf leaf(Seeded random) {
    return new EarningsLeaf(
        new EvmAddress(random.address()), new EvmAddress(random.address()), random.number(256));
  }

  private static List<EarningsLeaf> leaves(Seeded random) {
    return random.listOf(1 + random.below(MOST_LEAVES), () -> leaf(random));
  }

  private static OrderRelease release(Seeded random) {
    return new OrderRelease(
        random.number(256), random.small(), random.small(), random.below(1 << 20), random.word());
  }

  private static VoucherClaim row(Seeded random) {
    return new VoucherClaim(channel(random), random.number(128), random.word(), random.number(128));
  }

  private static ChannelConfig channel(Seeded random) {
    return new ChannelConfig(
        random.address(),
        random.address(),
        random.address(),
        random.address(),
        random.address(),
        random.number(40).longValueExact(),
        random.word());
  }

  private static EpochResult result(Seeded random) {
    return new EpochResult(
        random.small(),
        random.small(),
        random.word(),
        random.word(),
        random.word(),
        random.word(),
        random.word(),
        random.totals(6));
  }
}
