package io.trigpoint.node.simulation;

import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.Refusal;
import io.trigpoint.node.chain.TransactionGateway;
import io.trigpoint.node.simulation.SimulatedChain.Block;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The chain as a node sees it: late, at times a block or two behind, at times not at all. */
final class SimulatedGateway implements TransactionGateway {
  private static final long ESTIMATE = 60_000;

  private final World world;
  private final Map<Hash32, Receipt> remembered =
      new TreeMap<>((a, b) -> a.hex().compareTo(b.hex()));

  SimulatedGateway(World world) {
    this.world = world;
  }

  /** Waits, may fail, and gives the newest block that is seen. */
  Block look() {
    world.latency();
    if (world.happens(world.chainErrors)) {
      throw new ChainUnavailable("no answer");
    }
    long behind = world.happens(world.chainErrors) ? world.random(3) : 0;
    return world.chain.block(world.chain.head().number() - behind);
  }

  Block finalBlock() {
    return world.chain.block(look().number() - SimulatedChain.FINAL_AFTER);
  }

  @Override
  public Estimate estimate(EvmAddress from, EvmAddress to, String calldata) {
    Block seen = look();
    return SimulatedChain.wouldSucceed(calldata, seen.effects(), seen.posted())
        ? new Estimate.Gas(ESTIMATE)
        : new Estimate.Refused(Refusal.forGood("execution reverted"));
  }

  @Override
  public BigInteger balance(EvmAddress account) {
    Block _ = look();
    return BigInteger.TEN.pow(21);
  }

  @Override
  public BigInteger baseFee() {
    Block _ = look();
    return world.chain.baseFee;
  }

  @Override
  public BigInteger priorityFee() {
    return BigInteger.TEN.pow(9);
  }

  @Override
  public long transactionCount(EvmAddress account) {
    return look().nonce();
  }

  @Override
  public long finalTransactionCount(EvmAddress account) {
    return finalBlock().nonce();
  }

  @Override
  public List<String> broadcast(byte[] raw) {
    world.latency();
    boolean lost = world.happens(world.chainErrors);
    if (lost && world.happens(5_000)) {
      return List.of("timeout");
    }
    String text = "0x" + HexFormat.of().formatHex(raw);
    Optional<String> complaint = world.chain.offer(text);
    world.broadcast(SimulatedChain.Transaction.parse(text));
    world.note(
        "broadcast %s: %s", new String(raw, StandardCharsets.UTF_8), complaint.orElse("taken"));
    return lost ? List.of("timeout") : complaint.stream().toList();
  }

  @Override
  public Optional<Receipt> receipt(Hash32 transaction) {
    Block seen = look();
    Optional<Receipt> found =
        world.chain.holder(transaction, seen.number()).map(block -> receipt(transaction, block));
    if (world.planted != Planted.NO_REORG_CHECK) {
      return found.map(receipt -> asOf(receipt, seen));
    }
    found.ifPresent(receipt -> {
      Receipt _ = remembered.putIfAbsent(transaction, receipt);
    });
    return Optional.ofNullable(remembered.get(transaction)).map(receipt -> asOf(receipt, seen));
  }

  private static Receipt receipt(Hash32 transaction, Block block) {
    boolean success =
        block.mined().stream()
            .anyMatch(m -> m.transaction().hash().equals(transaction) && m.success());
    return new Receipt(transaction, block.number(), success, false, List.of());
  }

  private Receipt asOf(Receipt receipt, Block seen) {
    boolean last =
        receipt.block() <= seen.number() - SimulatedChain.FINAL_AFTER
            || world.planted == Planted.SETTLED_BEFORE_FINAL;
    return new Receipt(
        receipt.transaction(), receipt.block(), receipt.success(), last, receipt.logs());
  }

  @Override
  public Refusal refusal(EvmAddress from, EvmAddress to, String calldata, long block) {
    return Refusal.forGood("reverted");
  }
}
