package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.Deployment;
import io.trigpoint.contracts.DistributorCalls;
import io.trigpoint.contracts.EmissionVaultCalls;
import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochResultDigest;
import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.QuorumSignatures;
import io.trigpoint.contracts.StablecoinCalls;
import io.trigpoint.contracts.TokenTotal;
import io.trigpoint.node.chain.CallReverted;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.DevicePoints;
import io.trigpoint.rewards.epoch.EmissionSchedule;
import io.trigpoint.rewards.epoch.EpochClosing;
import io.trigpoint.rewards.epoch.EpochPoints;
import io.trigpoint.rewards.epoch.EpochSchedule;
import io.trigpoint.rewards.epoch.Halving;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.RewardParameters;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.ECKeyPair;

/**
 * I-1 to I-4 over seeded histories: our closing on one side, the deployed contracts on the other,
 * with sales, halvings, epochs that are missed, results that are vetoed, and claims in any order.
 */
class MoneyOnChainTest {
  private static final int EPOCHS = 30;
  private static final long LENGTH_S = 60;
  private static final int HALVING = 7;
  private static final ECKeyPair ATTEST = ECKeyPair.create(BigInteger.valueOf(7171));
  private static final EvmAddress TREASURY = owner(100);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyBaseUnitIsEmittedOnceAndClaimedAtMostOnce(long seed) {
    try (History history = new History(new Random(seed))) {
      for (long epoch = 1; epoch <= EPOCHS; epoch++) {
        history.close(epoch);
        history.settle(epoch);
        history.holds(epoch);
      }
      assertThat(history.counted).hasSizeGreaterThan(5).hasSizeLessThan(EPOCHS);
      history.claimAll();
      history.holds(EPOCHS);
    }
  }

  private static EvmAddress owner(int n) {
    return new EvmAddress("0x%040x".formatted(n));
  }

  /** One network from genesis on. */
  private static final class History implements AutoCloseable {
    final List<Long> counted = new ArrayList<>();
    private final AnvilNode anvil = AnvilNode.start();
    private final RpcChain chain = new RpcChain(anvil.rpc(), new Finality.Finalized());
    private final Random random;
    private final EpochSchedule schedule;
    private final RewardParameters parameters;
    private final Deployment contracts;
    private CumulativeEarnings earned = CumulativeEarnings.none();
    private CumulativeEarnings activated = CumulativeEarnings.none();

    History(Random random) {
      this.random = random;
      long genesisS = Clock.systemUTC().millis() / 1_000 - (EPOCHS + 1) * LENGTH_S;
      schedule = new EpochSchedule(genesisS * 1_000, LENGTH_S * 1_000);
      RewardParameters shipped = RewardParameters.trigpointByUse();
      TokenAmount perDay = shipped.emission().perDay();
      Halving halving = new Halving(1, HALVING, shipped.emission().halving().orElseThrow().cap());
      parameters =
          new RewardParameters(
              2,
              new EmissionSchedule(perDay, Optional.of(halving)),
              shipped.pools(),
              shipped.weights(),
              shipped.revenue());
      contracts =
          anvil.deploy(
              Map.of(
                  "signers",
                  List.of(AnvilNode.addressOf(ATTEST).hex()),
                  "initialEmission",
                  parameters.emission().perEpoch(LENGTH_S * 1_000).baseUnits().toString(),
                  "halvingEpochs",
                  HALVING,
                  "genesisSeconds",
                  genesisS,
                  "epochSeconds",
                  LENGTH_S,
                  "activationDelaySeconds",
                  2));
    }

    /** I-1 and I-3. */
    void close(long epoch) {
      List<Sale> sales = sales();
      TokenAmount emission = parameters.emission().of(schedule.period(epoch));
      TreeSet<EvmAddress> operators = new TreeSet<>(List.of(owner(90), owner(91)));
      ClosedEpoch closed =
          EpochClosing.close(
              points(),
              new EpochClosing.Budget(reward(), emission, sales, new Payees(operators, TREASURY)),
              parameters,
              earned);
      TokenAmount gained = total(closed.after(), reward()).minus(total(earned, reward()));
      assertThat(gained.plus(closed.unallocated())).isEqualTo(emission);
      TokenAmount sold = TokenAmount.sum(sales.stream().map(Sale::price).toList());
      assertThat(total(closed.after(), coin()).minus(total(earned, coin()))).isEqualTo(sold);
      earned
          .amounts()
          .forEach((account, amount) ->
              assertThat(closed.after().of(account.owner(), account.token()))
                  .isGreaterThanOrEqualTo(amount));
      earned = closed.after();
      send(0, "Stablecoin", StablecoinCalls.mint(at("Distributor").hex(), sold.baseUnits()));
    }

    /** Posts most results, vetoes some, misses some; I-2 of each. */
    void settle(long epoch) {
      int fate = random.nextInt(6);
      if (fate == 0) {
        return;
      }
      String post = post(epoch);
      send(3, "EpochRoots", post);
      assertThatThrownBy(() -> chain.call(at("EpochRoots"), post)).isInstanceOf(CallReverted.class);
      boolean vetoable =
          EpochRootsCalls.decodeGuard(chain.call(at("EpochRoots"), EpochRootsCalls.guard()))
              .vetoable();
      if (fate == 1 && vetoable) {
        send(1, "EpochRoots", EpochRootsCalls.veto(epoch));
        return;
      }
      anvil.passTime(3);
      send(4, "Distributor", DistributorCalls.activate());
      assertThatThrownBy(() -> chain.call(at("EpochRoots"), post(epoch)))
          .isInstanceOf(CallReverted.class);
      activated = earned;
      counted.add(epoch);
      claim(activated.leaves().stream().filter(leaf -> random.nextInt(3) == 0).toList());
    }

    void claimAll() {
      claim(activated.leaves());
      activated
          .leaves()
          .forEach(
              leaf -> assertThat(paid(leaf.owner(), leaf.token())).isEqualTo(leaf.cumulative()));
    }

    /** I-4, of both tokens. */
    void holds(long epoch) {
      BigInteger released = amount("EmissionVault", EmissionVaultCalls.released());
      assertThat(released).isEqualTo(total(activated, reward()).baseUnits());
      assertThat(released)
          .isLessThanOrEqualTo(amount("EmissionVault", EmissionVaultCalls.accrued(epoch)));
      for (TokenId token : List.of(reward(), coin())) {
        BigInteger claimed =
            earned.leaves().stream()
                .filter(leaf -> leaf.token().equals(token.address()))
                .map(leaf -> paid(leaf.owner(), leaf.token()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger authorised = amount("Distributor", DistributorCalls.authorised(token.hex()));
        assertThat(claimed).isLessThanOrEqualTo(authorised);
        assertThat(authorised).isEqualTo(total(activated, token).baseUnits());
      }
    }

    private void claim(List<EarningsLeaf> leaves) {
      if (leaves.isEmpty() || counted.isEmpty()) {
        return;
      }
      CumulativeTree tree = activated.tree();
      List<DistributorCalls.Claim> claims = new ArrayList<>();
      for (EarningsLeaf leaf : leaves) {
        claims.add(
            new DistributorCalls.Claim(
                counted.getLast(),
                leaf.owner().hex(),
                leaf.token().hex(),
                leaf.cumulative(),
                tree.proof(leaf.owner(), leaf.token()).orElseThrow().stream()
                    .map(Hash32::hex)
                    .toList()));
      }
      claims.add(claims.getFirst());
      send(4, "Distributor", DistributorCalls.claimMany(claims));
    }

    private String post(long epoch) {
      String last =
          EpochRootsCalls.decodeLastRewardRoot(
              chain.call(at("EpochRoots"), EpochRootsCalls.lastRewardRoot()));
      List<TokenTotal> totals =
          earned.totals().entrySet().stream()
              .map(each -> new TokenTotal(each.getKey().hex(), each.getValue().baseUnits()))
              .toList();
      String any = "0x" + "%064x".formatted(epoch);
      EpochResult result =
          new EpochResult(epoch, 1, any, any, earned.root().hex(), any, last, totals);
      String digest =
          EpochResultDigest.of(result, BigInteger.valueOf(anvil.chainId()), at("EpochRoots").hex());
      TreeMap<Integer, CompactSignature> quorum = new TreeMap<>();
      quorum.put(0, CompactSignature.sign(digest, ATTEST));
      return EpochRootsCalls.post(result, QuorumSignatures.of(quorum));
    }

    private EpochPoints points() {
      SortedMap<DeviceId, DevicePoints> points = new TreeMap<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        points.put(
            DeviceId.ofHex("%064x".formatted(i)),
            new DevicePoints(
                owner(1 + random.nextInt(9)),
                random.nextLong(1L << random.nextInt(1, 62)),
                random.nextInt(2) * 7L,
                random.nextInt(1_000_000),
                random.nextInt(24)));
      }
      return new EpochPoints(points);
    }

    private List<Sale> sales() {
      List<Sale> sales = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        SortedMap<Sale.Origin, Long> records = new TreeMap<>();
        for (int n = random.nextInt(3); n > 0; n--) {
          records.put(
              new Sale.Origin(DeviceId.ofHex("%064x".formatted(n)), owner(1 + random.nextInt(9))),
              1 + random.nextLong(500));
        }
        sales.add(
            new Sale(
                Hash32.ofHex("%064x".formatted(i)),
                coin(),
                TokenAmount.of(random.nextLong(1, 100_000)),
                records));
      }
      return sales;
    }

    private BigInteger paid(EvmAddress owner, EvmAddress token) {
      String call = DistributorCalls.claimed(owner.hex(), token.hex());
      return DistributorCalls.decodeClaimed(chain.call(at("Distributor"), call));
    }

    private BigInteger amount(String contract, String call) {
      return EmissionVaultCalls.decodeAmount(chain.call(at(contract), call));
    }

    private void send(int account, String contract, String call) {
      var _ =
          anvil.send(
              Map.of(
                  "from", anvil.accounts().get(account), "to", at(contract).hex(), "data", call));
    }

    private static TokenAmount total(CumulativeEarnings earnings, TokenId token) {
      return earnings.totals().getOrDefault(token, TokenAmount.ZERO);
    }

    private TokenId reward() {
      return new TokenId(at("RewardToken"));
    }

    private TokenId coin() {
      return new TokenId(at("Stablecoin"));
    }

    private EvmAddress at(String contract) {
      return new EvmAddress(contracts.addressOf(contract));
    }

    @Override
    public void close() {
      anvil.close();
    }
  }
}
