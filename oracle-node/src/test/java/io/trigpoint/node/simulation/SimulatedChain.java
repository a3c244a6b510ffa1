package io.trigpoint.node.simulation;

import io.trigpoint.node.chain.Fees;
import io.trigpoint.node.chain.SignedTransaction;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One account's transactions on a chain that reorganises, and a pool with geth's rules. */
final class SimulatedChain {
  static final int FINAL_AFTER = 6;
  static final long BLOCK_SECONDS = 1;
  private static final long DELAY_SECONDS = 4;
  private static final String FOREIGN = "foreign";

  /** A transaction as its bytes say; {@code call} is "0x" for one that does nothing. */
  record Transaction(Hash32 hash, String intent, long nonce, Fees fees, String call) {
    static Transaction parse(String raw) {
      String text = new String(HexFormat.of().parseHex(raw.substring(2)), StandardCharsets.UTF_8);
      String[] parts = text.split("\\|", -1);
      Fees fees = new Fees(new BigInteger(parts[2]), new BigInteger(parts[3]));
      return new Transaction(hash(raw), parts[0], Long.parseLong(parts[1]), fees, parts[4]);
    }

    static SignedTransaction sign(
        String intent, long nonce, long gasLimit, Fees fees, String call) {
      String text =
          String.join("|", intent, "" + nonce, "" + fees.maxFee(), "" + fees.priorityFee(), call);
      String raw = "0x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
      return new SignedTransaction(hash(raw), raw, fees, gasLimit);
    }

    private static Hash32 hash(String raw) {
      return Hashes.sha256(raw.getBytes(StandardCharsets.UTF_8));
    }

    boolean isEmpty() {
      return call.equals("0x");
    }
  }

  record Mined(Transaction transaction, boolean success) {}

  record Posted(String root, long activatesAtSeconds) {}

  /** A block with the state after it. */
  record Block(
      long number,
      List<Mined> mined,
      long nonce,
      Map<String, Integer> effects,
      Map<Long, Posted> posted) {
    long seconds() {
      return number * BLOCK_SECONDS;
    }

    long lastEpoch() {
      return posted.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }
  }

  private final List<Block> blocks = new ArrayList<>();
  private final Map<Long, Transaction> pool = new TreeMap<>();
  private long foreign;
  BigInteger baseFee = BigInteger.TEN.pow(9);

  SimulatedChain() {
    blocks.add(new Block(0, List.of(), 0, Map.of(), Map.of()));
    for (int i = 0; i < FINAL_AFTER; i++) {
      mine();
    }
  }

  Block head() {
    return blocks.getLast();
  }

  Block block(long number) {
    return blocks.get((int) Math.max(0, number));
  }

  Block finalBlock() {
    return block(head().number() - FINAL_AFTER);
  }

  void mine() {
    List<Transaction> chosen = new ArrayList<>();
    long nonce = head().nonce();
    while (isPayable(pool.get(nonce))) {
      chosen.add(take(nonce));
      nonce++;
    }
    append(chosen);
  }

  private Transaction take(long nonce) {
    return Optional.ofNullable(pool.remove(nonce)).orElseThrow();
  }

  private boolean isPayable(@org.jspecify.annotations.Nullable Transaction transaction) {
    return transaction != null && transaction.fees().maxFee().compareTo(baseFee) >= 0;
  }

  private void append(List<Transaction> chosen) {
    Block parent = head();
    long number = parent.number() + 1;
    Map<String, Integer> effects = new TreeMap<>(parent.effects());
    Map<Long, Posted> posted = new TreeMap<>(parent.posted());
    List<Mined> mined = new ArrayList<>();
    for (Transaction each : chosen) {
      mined.add(new Mined(each, run(each, number, effects, posted)));
    }
    blocks.add(new Block(number, mined, parent.nonce() + chosen.size(), effects, posted));
  }

  private static boolean run(
      Transaction each, long number, Map<String, Integer> effects, Map<Long, Posted> posted) {
    if (each.isEmpty() || each.call().equals(FOREIGN)) {
      return true;
    }
    if (!wouldSucceed(each.call(), effects, posted)) {
      return false;
    }
    if (each.call().startsWith("post:")) {
      String[] parts = each.call().split(":", -1);
      posted.put(
          Long.parseLong(parts[1]), new Posted(parts[2], number * BLOCK_SECONDS + DELAY_SECONDS));
    }
    effects.merge(each.intent(), 1, Integer::sum);
    return true;
  }

  /** A mint can be had any number of times, a payment once, a result in ascending epochs. */
  static boolean wouldSucceed(String call, Map<String, Integer> effects, Map<Long, Posted> posted) {
    String[] parts = call.split(":", -1);
    return switch (parts[0]) {
      case "mint" -> true;
      case "pay" -> !effects.containsKey(call);
      case "post" -> posted.keySet().stream().allMatch(epoch -> epoch < Long.parseLong(parts[1]));
      default -> false;
    };
  }

  /** What a pool says; empty when it took the transaction. */
  Optional<String> offer(String raw) {
    Transaction offered = Transaction.parse(raw);
    if (offered.nonce() < head().nonce()) {
      return Optional.of("nonce too low");
    }
    Optional<Transaction> rival = Optional.ofNullable(pool.get(offered.nonce()));
    if (rival.isPresent() && rival.get().hash().equals(offered.hash())) {
      return Optional.of("already known");
    }
    if (rival.isPresent() && !replaces(offered.fees(), rival.get().fees())) {
      return Optional.of("replacement transaction underpriced");
    }
    var _ = pool.put(offered.nonce(), offered);
    return Optional.empty();
  }

  private static boolean replaces(Fees offered, Fees rival) {
    return isTenthMore(offered.maxFee(), rival.maxFee())
        && isTenthMore(offered.priorityFee(), rival.priorityFee());
  }

  private static boolean isTenthMore(BigInteger offered, BigInteger rival) {
    return offered.multiply(BigInteger.TEN).compareTo(rival.multiply(BigInteger.valueOf(11))) >= 0;
  }

  /** Blocks vanish, empty ones come; each lost transaction is offered again when {@code kept}. */
  void reorganise(int depth, boolean kept) {
    List<Mined> lost = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      lost.addAll(blocks.removeLast().mined());
    }
    for (int i = 0; i < depth; i++) {
      append(List.of());
    }
    if (kept) {
      lost.forEach(each -> pool.putIfAbsent(each.transaction().nonce(), each.transaction()));
    }
  }

  void dropPool() {
    pool.clear();
  }

  boolean isPoolEmpty() {
    return pool.isEmpty();
  }

  /** Somebody else sends from the account, for more than what waits. */
  void foreignTransaction() {
    long nonce = head().nonce();
    BigInteger fee = baseFee.shiftLeft(4).max(BigInteger.TEN.pow(12));
    Fees fees = new Fees(fee, fee);
    String raw = Transaction.sign(FOREIGN + ":" + foreign++, nonce, 0, fees, FOREIGN).raw();
    var _ = pool.put(nonce, Transaction.parse(raw));
  }

  /** The block that holds a transaction, no later than a block. */
  Optional<Block> holder(Hash32 hash, long upTo) {
    for (long number = Math.min(upTo, head().number()); number > 0; number--) {
      Block each = block(number);
      if (each.mined().stream().anyMatch(m -> m.transaction().hash().equals(hash))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
