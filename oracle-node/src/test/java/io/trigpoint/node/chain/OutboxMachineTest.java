package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.chain.OutboxJournal.Attempt;
import io.trigpoint.node.chain.OutboxJournal.Entry;
import io.trigpoint.node.chain.OutboxJournal.InFlight;
import io.trigpoint.node.chain.OutboxJournal.Queued;
import io.trigpoint.node.chain.OutboxSight.Prices;
import io.trigpoint.node.chain.TransactionGateway.Receipt;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every state of an intent with everything that the chain can show of it, as the page has them. */
class OutboxMachineTest {
  private static final Path PAGE = Path.of("..", "docs", "spec", "outbox.md");
  private static final OutboxPolicy POLICY = OutboxPolicy.standard();
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);
  private static final long NOW = 10_000_000;
  private static final long LONG_AGO = NOW - POLICY.giveUpAfter().toMillis();
  private static final Prices CHEAP = new Prices(GWEI, GWEI);
  private static final Prices DEAR = new Prices(POLICY.highestFee().add(BigInteger.ONE), GWEI);
  private static final EvmAddress TO = new EvmAddress("0x" + "11".repeat(20));
  private static final Intent INTENT = new Intent("call:1", TO, "0x", 0);
  private static final Intent EXPIRED = new Intent("call:1", TO, "0x", 0, NOW);
  private static final Intent CLAIM =
      new Intent("claim:1", TO, "0x", 0, Long.MAX_VALUE, Intent.Urgency.CLAIM);
  private static final Hash32 CALL = Hashes.sha256(new byte[] {1});
  private static final Hash32 EMPTY = Hashes.sha256(new byte[] {2});
  private static final Fees LOW = POLICY.offer(CHEAP);
  private static final Fees HIGH = new Fees(POLICY.highestFee(), GWEI);
  private static final Optional<String> WITHDRAWN = Optional.of("nobody wants it");

  /** The words of the page's tables, and what they stand for. */
  private static Map<String, Entry> states() {
    Map<String, Entry> all = new LinkedHashMap<>();
    all.put("queued", new Queued(INTENT, Optional.empty(), Optional.empty()));
    all.put("queued, refused", new Queued(INTENT, Optional.empty(), Optional.of(NOW - 1)));
    all.put("queued, refused for long", new Queued(INTENT, Optional.empty(), refusedForLong()));
    all.put("queued, withdrawn", new Queued(INTENT, WITHDRAWN, Optional.empty()));
    all.put("queued, expired", new Queued(EXPIRED, Optional.empty(), Optional.empty()));
    all.put("stored", inFlight(call(LOW, NOW, 0)));
    all.put("sent", inFlight(call(LOW, NOW - 1, NOW - 1)));
    all.put("sent a while ago", inFlight(call(LOW, NOW - 6_000, NOW - 6_000)));
    all.put("sent long ago", inFlight(call(LOW, NOW - 30_000, NOW - 30_000)));
    all.put("at the highest fee", inFlight(call(HIGH, NOW - 30_000, NOW - 30_000)));
    all.put("starved", inFlight(call(HIGH, LONG_AGO, NOW - 1)));
    all.put("without funds", inFlight(withoutFunds()));
    all.put("withdrawn", inFlight(INTENT, WITHDRAWN, call(LOW, NOW - 1, NOW - 1)));
    all.put("expired", inFlight(EXPIRED, Optional.empty(), call(LOW, NOW - 1, NOW - 1)));
    all.put("claim, starved", inFlight(CLAIM, Optional.empty(), call(HIGH, NOW - 30_000, NOW - 1)));
    all.put("emptied", inFlight(call(HIGH, LONG_AGO, LONG_AGO), empty(NOW - 1)));
    all.put("withdrawn, emptied", inFlight(INTENT, WITHDRAWN, call(LOW, 0, 0), empty(NOW - 1)));
    all.put(
        "filler", inFlight(Intent.filler(TO, 7), Optional.empty(), call(LOW, NOW - 1, NOW - 1)));
    return all;
  }

  private static Map<String, OutboxSight> sights() {
    Map<String, OutboxSight> all = new LinkedHashMap<>();
    all.put("not asked", new OutboxSight.Unseen());
    all.put("would succeed", new OutboxSight.Estimated(100_000, CHEAP));
    all.put("would succeed, gas dear", new OutboxSight.Estimated(100_000, DEAR));
    all.put("would fail, alone", new OutboxSight.Refused("no", true));
    all.put("would fail, others in flight", new OutboxSight.Refused("no", false));
    all.put("would fail, too early", new OutboxSight.NotYet("PreviousPending"));
    all.put("in a block", new OutboxSight.Found(receipt(CALL, true, false)));
    all.put("final", new OutboxSight.Found(receipt(CALL, true, true)));
    all.put("final, reverted", new OutboxSight.Found(receipt(CALL, false, true)));
    all.put("final, empty", new OutboxSight.Found(receipt(EMPTY, true, true)));
    all.put("nonce used for good", new OutboxSight.UsedForGood());
    all.put("nonce used", new OutboxSight.UsedForNow());
    all.put("nonce open", new OutboxSight.Open(CHEAP));
    all.put("nonce open, gas dear", new OutboxSight.Open(DEAR));
    return all;
  }

  @Test
  void everyStateWithEverySightIsAsThePageSays() throws IOException {
    Map<String, OutboxSight> sights = sights();
    states()
        .forEach((state, entry) -> {
          Map<String, String> row = Page.row(state);
          assertThat(row.keySet()).as(state).isEqualTo(columns(entry));
          row.forEach((column, step) ->
              assertThat(isNever(entry, column) ? "–" : word(entry, sight(sights, column)))
                  .as("%s, %s", state, column)
                  .isEqualTo(step));
        });
    assertThat(Page.states()).isEqualTo(states().keySet());
  }

  @Test
  void whatAnEntryCannotSeeIsRefused() {
    sights()
        .forEach((name, sight) ->
            states()
                .forEach((state, entry) -> {
                  boolean unwanted =
                      state.equals("queued, withdrawn") || state.equals("queued, expired");
                  if (!columns(entry).contains(name) && !unwanted) {
                    assertThatThrownBy(() -> OutboxMachine.next(entry, sight, POLICY, NOW))
                        .as("%s, %s", state, name)
                        .isInstanceOf(IllegalArgumentException.class);
                  }
                }));
  }

  @Test
  void aReplacementOutbidsTheLatestOnBothCapsAndKeepsTheHighestFee() {
    Fees justBelow =
        new Fees(POLICY.highestFee().multiply(BigInteger.valueOf(9)).divide(BigInteger.TEN), GWEI);
    InFlight nearTheTop = inFlight(call(justBelow, NOW - 30_000, NOW - 30_000));
    assertThat(OutboxMachine.next(nearTheTop, new OutboxSight.Open(CHEAP), POLICY, NOW))
        .as("an eighth more would be above the highest fee")
        .isInstanceOf(OutboxStep.Broadcast.class);
    InFlight low = inFlight(call(LOW, NOW - 30_000, NOW - 30_000));
    assertThat(OutboxMachine.next(low, new OutboxSight.Open(CHEAP), POLICY, NOW))
        .isInstanceOfSatisfying(
            OutboxStep.Replace.class, replace -> assertThat(replace.fees().outbids(LOW)).isTrue());
    InFlight starved = inFlight(call(HIGH, LONG_AGO, NOW - 1));
    assertThat(OutboxMachine.next(starved, new OutboxSight.Open(DEAR), POLICY, NOW))
        .isInstanceOfSatisfying(
            OutboxStep.Replace.class,
            replace -> {
              assertThat(replace.fees().outbids(HIGH)).isTrue();
              assertThat(cost(replace.fees(), replace.gasLimit()))
                  .as("what the call might have cost")
                  .isLessThanOrEqualTo(cost(HIGH, 100_000));
            });
  }

  @Test
  void aMissingNonceIsFilledOnceTheOneBehindItHasWaited() {
    InFlight young = inFlight(call(LOW, NOW - 29_999, NOW));
    InFlight old = inFlight(call(LOW, NOW - 30_000, NOW));
    assertThat(missing(young, 5)).isEmpty();
    assertThat(missing(old, 5)).containsExactly(5L, 6L);
    assertThat(missing(old, 7)).isEmpty();
    assertThat(OutboxMachine.missing(List.of(old), Set.of(5L, 7L), 5, POLICY, NOW))
        .containsExactly(6L);
    assertThat(OutboxMachine.missing(List.of(), Set.of(), 5, POLICY, NOW)).isEmpty();
  }

  @Test
  void aCallThatWasTooEarlyTriesAnotherNonceAndOneThatIsRefusedHasFailed() {
    InFlight sent = inFlight(call(LOW, NOW - 1, NOW - 1));
    Refusal early = new Refusal("PreviousPending(activatesAt = 9)", true);
    assertThat(OutboxMachine.reverted(sent, early, 3, NOW)).isInstanceOf(OutboxStep.Requeue.class);
    assertThat(OutboxMachine.reverted(inFlight(INTENT, WITHDRAWN), early, 3, NOW))
        .isEqualTo(new OutboxStep.Fail("nobody wants it"));
    assertThat(OutboxMachine.reverted(sent, Refusal.forGood("WrongPreviousRoot"), 3, NOW))
        .isEqualTo(new OutboxStep.Fail("it reverted in block 3: WrongPreviousRoot"));
  }

  @Test
  void theFirstOfferStillPaysAfterEightFullBlocks() {
    BigInteger base = GWEI.multiply(BigInteger.TEN);
    BigInteger after = base;
    for (int block = 0; block < 8; block++) {
      after = after.add(after.divide(BigInteger.valueOf(8)));
    }
    assertThat(POLICY.offer(new Prices(base, GWEI)).maxFee()).isGreaterThanOrEqualTo(after);
  }

  @Test
  void complaintsOfTheClientsAreUnderstood() {
    Map.of(
            "already known", Complaint.NONE,
            "AlreadyKnown", Complaint.NONE,
            "nonce too low: next nonce 4, tx nonce 3", Complaint.NONCE_TOO_LOW,
            "OldNonce, Current nonce: 4", Complaint.NONCE_TOO_LOW,
            "nonce too high", Complaint.NONCE_TOO_HIGH,
            "replacement transaction underpriced", Complaint.UNDERPRICED,
            "insufficient funds for gas * price + value", Complaint.NO_FUNDS,
            "teapot", Complaint.OTHER)
        .forEach((said, meant) -> assertThat(Complaint.of(said)).as(said).isEqualTo(meant));
    assertThat(Complaint.of(List.of("teapot", "nonce too low"))).isEqualTo(Complaint.NONCE_TOO_LOW);
    assertThat(Complaint.of(List.of())).isEqualTo(Complaint.NONE);
  }

  private static List<Long> missing(InFlight waiting, long count) {
    return OutboxMachine.missing(List.of(waiting), Set.of(7L), count, POLICY, NOW);
  }

  private static BigInteger cost(Fees fees, long gas) {
    return fees.maxFee().multiply(BigInteger.valueOf(gas));
  }

  private static String word(Entry entry, OutboxSight sight) {
    return switch (OutboxMachine.next(entry, sight, POLICY, NOW)) {
      case OutboxStep.Rest _ -> "rest";
      case OutboxStep.Assign _ -> "assign";
      case OutboxStep.Replace replace -> replace.empty() ? "empty" : "raise";
      case OutboxStep.Broadcast _ -> "broadcast";
      case OutboxStep.Mine _ -> "MINED";
      case OutboxStep.Revert _ -> "FAILED";
      case OutboxStep.Fail _ -> "FAILED";
      case OutboxStep.Requeue _ -> "requeue";
      case OutboxStep.NoteRefusal _ -> "note";
      case OutboxStep.ForgetRefusal() -> "forget";
    };
  }

  /** A block cannot hold an empty transaction that was not signed. */
  private static boolean isNever(Entry entry, String column) {
    return column.equals("final, empty")
        && entry instanceof InFlight inFlight
        && !inFlight.isEmptied();
  }

  private static Set<String> columns(Entry entry) {
    return switch (entry) {
      case Queued _ ->
          Set.of(
              "not asked",
              "would succeed",
              "would succeed, gas dear",
              "would fail, alone",
              "would fail, others in flight",
              "would fail, too early");
      case InFlight _ ->
          Set.of(
              "not asked",
              "in a block",
              "final",
              "final, reverted",
              "final, empty",
              "nonce used for good",
              "nonce used",
              "nonce open",
              "nonce open, gas dear");
    };
  }

  private static OutboxSight sight(Map<String, OutboxSight> sights, String name) {
    return Optional.ofNullable(sights.get(name)).orElseThrow();
  }

  private static Optional<Long> refusedForLong() {
    return Optional.of(NOW - POLICY.refusedFor().toMillis());
  }

  private static InFlight inFlight(Attempt... attempts) {
    return inFlight(INTENT, Optional.empty(), attempts);
  }

  private static InFlight inFlight(Intent intent, Optional<String> withdrawn, Attempt... attempts) {
    return new InFlight(intent, withdrawn, 7, List.of(attempts));
  }

  private static Attempt call(Fees fees, long signedMs, long broadcastMs) {
    SignedTransaction signed = new SignedTransaction(CALL, "0x01", fees, 100_000);
    return new Attempt(signed, false, signedMs, broadcastMs, Complaint.NONE);
  }

  private static Attempt withoutFunds() {
    SignedTransaction signed = new SignedTransaction(CALL, "0x01", LOW, 100_000);
    return new Attempt(signed, false, LONG_AGO, NOW - 1, Complaint.NO_FUNDS);
  }

  private static Attempt empty(long signedMs) {
    SignedTransaction signed = new SignedTransaction(EMPTY, "0x02", HIGH.raised(), 21_000);
    return new Attempt(signed, true, signedMs, signedMs, Complaint.NONE);
  }

  private static Receipt receipt(Hash32 hash, boolean success, boolean last) {
    return new Receipt(hash, 3, success, last, List.of());
  }

  /**
   * The tables of docs/spec/outbox.md: first cell a state, further cells a step for each column.
   */
  private static final class Page {
    private Page() {}

    static Set<String> states() throws IOException {
      return tables().keySet();
    }

    static Map<String, String> row(String state) {
      try {
        return Optional.ofNullable(tables().get(state))
            .orElseThrow(() -> new AssertionError("not on the page: " + state));
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
    }

    private static Map<String, Map<String, String>> tables() throws IOException {
      Map<String, Map<String, String>> rows = new LinkedHashMap<>();
      List<String> columns = List.of();
      for (String line : Files.readAllLines(PAGE)) {
        List<String> cells =
            Stream.of(line.split("\\|")).map(String::strip).filter(c -> !c.isEmpty()).toList();
        if (line.startsWith("| intent |")) {
          columns = cells;
        } else if (!line.startsWith("|")) {
          columns = List.of();
        } else if (!columns.isEmpty() && !cells.getFirst().startsWith("--")) {
          Map<String, String> row = new LinkedHashMap<>();
          for (int i = 1; i < columns.size(); i++) {
            row.put(columns.get(i), cells.get(i));
          }
          rows.put(cells.getFirst(), row);
        }
      }
      return rows;
    }
  }
}
