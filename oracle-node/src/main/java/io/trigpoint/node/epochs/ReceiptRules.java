package io.trigpoint.node.epochs;

import io.trigpoint.report.Hash32;
import io.trigpoint.report.IngestReceipt.Item;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What a receipt is worth, given the input roots that the chain has: a promise that was kept, one
 * that may still be kept, or evidence against the operator who signed it (I-9).
 */
public final class ReceiptRules {

  private ReceiptRules() {}

  /** The finding about one item of a receipt, and why, in words. */
  public sealed interface Finding {
    String why();

    /** The promise was kept. */
    record Included(long epoch, String why) implements Finding {}

    /** It is too early to tell. */
    record Open(String why) implements Finding {}

    /** The operator signed a promise and broke it. */
    record Evidence(String why) implements Finding {}

    /** The operator promised nothing. */
    record NoPromise(String why) implements Finding {}
  }

  /** The epoch that an item promises; the one after is as good. Empty when it was refused. */
  public static OptionalLong promised(Item item) {
    return switch (item) {
      case Item.Accepted accepted -> OptionalLong.of(accepted.epoch());
      case Item.Duplicate duplicate -> OptionalLong.of(duplicate.epoch());
      case Item.Refused _ -> OptionalLong.empty();
    };
  }

  /**
   * Judges one item.
   *
   * @param proof the best that the operator could show, or nothing
   * @param inputRoots what counts on the chain, by epoch; none yet for those that are missing
   */
  public static Finding judge(
      Item item, Optional<ReceiptProof> proof, SortedMap<Long, Hash32> inputRoots) {
    OptionalLong promised = promised(item);
    if (promised.isEmpty()) {
      return new Finding.NoPromise("the report was refused, and the receipt says why");
    }
    long first = promised.getAsLong();
    for (long epoch = first; epoch <= first + 1; epoch++) {
      Optional<Hash32> root = Optional.ofNullable(inputRoots.get(epoch));
      if (root.isPresent() && isProven(item, proof, epoch, root.get())) {
        return new Finding.Included(
            epoch, "the input root of epoch " + epoch + " contains the report");
      }
    }
    if (!inputRoots.containsKey(first) || !inputRoots.containsKey(first + 1)) {
      return new Finding.Open(
          "the report is due in epoch %d or %d, and not both have an input root yet"
              .formatted(first, first + 1));
    }
    return new Finding.Evidence(
        "the operator signed that the report is in epoch %d or %d, and shows it in neither input root"
            .formatted(first, first + 1));
  }

  private static boolean isProven(
      Item item, Optional<ReceiptProof> proof, long epoch, Hash32 root) {
    return proof
        .filter(shown -> shown.epoch() == epoch && shown.report().equals(item.report()))
        .flatMap(ReceiptProof::inputRoot)
        .filter(root::equals)
        .isPresent();
  }
}
