package io.trigpoint.agent.uplink;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.ReceiptCodec;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignatureCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Sends one queue. An entry leaves it only when a receipt with a good signature covers it, or when
 * the oracle refuses it for a reason that time does not mend.
 */
public final class Delivery {
  private static final int MAX_REPORTS = 100;
  private static final int MAX_BYTES = 200_000;

  private final DiskQueue queue;
  private final Nodes nodes;
  private final SignatureCheck check;
  private final HostClock clock;
  private final FailureLog log;
  private final Consumer<ReportKind> accepted;
  private final AtomicLong delivered = new AtomicLong();
  private final Map<String, Long> refused = new ConcurrentSkipListMap<>();
  private int batchLimit = MAX_REPORTS;

  /** {@code accepted} hears the kind of each report that the oracle keeps. */
  public Delivery(
      DiskQueue queue,
      Nodes nodes,
      SignatureCheck check,
      HostClock clock,
      FailureLog log,
      Consumer<ReportKind> accepted) {
    this.queue = queue;
    this.nodes = nodes;
    this.check = check;
    this.clock = clock;
    this.log = log;
    this.accepted = accepted;
  }

  /** Delivers until interrupted. */
  public void run(Backoff backoff) {
    try {
      while (true) {
        if (queue.await(60_000)) {
          round(backoff);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  public long delivered() {
    return delivered.get();
  }

  /** How many reports were refused and dropped, by reason. */
  public Map<String, Long> refused() {
    return new TreeMap<>(refused);
  }

  private void round(Backoff backoff) throws InterruptedException {
    Optional<Duration> wait = Optional.empty();
    try {
      if (sendOnce()) {
        backoff.reset();
      } else {
        wait = Optional.of(backoff.next());
      }
    } catch (BusyNode busy) {
      wait = Optional.of(busy.retryAfter().orElseGet(backoff::next));
    } catch (IOException | RuntimeException failed) {
      log.failed("delivery", String.valueOf(failed));
      wait = Optional.of(backoff.next());
    }
    if (wait.isPresent()) {
      Thread.sleep(wait.get());
    }
  }

  /** One batch; false when the oracle asks, in effect, to come again later. */
  boolean sendOnce() throws IOException, InterruptedException {
    NetworkView network = nodes.network().isPresent() ? nodes.network().get() : nodes.refresh();
    List<DiskQueue.Entry> entries = queue.peek(batchLimit, MAX_BYTES, clock.millis());
    if (entries.isEmpty()) {
      return true;
    }
    Batch batch = Batch.of(entries, network.network());
    NodeAnswer answer = nodes.post(batch.bytes());
    if (!answer.ok()) {
      return shrink(entries, answer.status());
    }
    IngestReceipt receipt = receipt(batch, answer);
    batchLimit = MAX_REPORTS;
    log.worksAgain("delivery");
    return settle(batch, receipt);
  }

  private IngestReceipt receipt(Batch batch, NodeAnswer answer)
      throws IOException, InterruptedException {
    try {
      IngestReceipt receipt = ReceiptCodec.open(answer.body(), check);
      NetworkView view = nodes.view(answer.node(), false);
      if (!receipt.operatorKey().equals(view.receiptKey())) {
        view = nodes.view(answer.node(), true);
      }
      batch.mustBeCoveredBy(receipt, view);
      return receipt;
    } catch (MalformedReport notAReceipt) {
      throw new IOException(answer.node() + ": " + notAReceipt.why());
    }
  }

  private boolean settle(Batch batch, IngestReceipt receipt) throws IOException {
    List<Long> done = new ArrayList<>();
    boolean all = true;
    for (IngestReceipt.Item item : receipt.items()) {
      Batch.Item sent = batch.items().get(item.report());
      if (sent == null) {
        continue;
      }
      if (item instanceof IngestReceipt.Item.Refused no && mendsWithTime(no.reason())) {
        log.failed("refused for now: " + no.reason().id(), no.detail());
        all = false;
        continue;
      }
      done.add(sent.entry());
      if (item instanceof IngestReceipt.Item.Refused no) {
        count(no.reason().id(), no.detail());
      } else {
        delivered.incrementAndGet();
        accepted.accept(sent.kind());
      }
    }
    queue.remove(done);
    return all;
  }

  /** A batch that is refused whole is cut in halves until the one report at fault stands alone. */
  private boolean shrink(List<DiskQueue.Entry> entries, int status) throws IOException {
    if (entries.size() == 1) {
      queue.remove(List.of(entries.getFirst().id()));
      count("http-" + status, "a report that no node can read");
      batchLimit = MAX_REPORTS;
    } else {
      batchLimit = Math.max(1, entries.size() / 2);
    }
    return true;
  }

  private void count(String reason, String detail) {
    refused.merge(reason, 1L, Long::sum);
    log.failed("refused: " + reason, detail);
  }

  private static boolean mendsWithTime(RefusalReason reason) {
    return switch (reason) {
      case UNKNOWN_DEVICE, FROM_THE_FUTURE, OVER_QUOTA -> true;
      case TOO_LARGE,
          UNKNOWN_KIND,
          MALFORMED,
          WRONG_DEVICE_KIND,
          SEQUENCE_TOO_OLD,
          SEQUENCE_REUSED,
          TOO_OLD,
          BAD_SIGNATURE,
          LOCATION_MISMATCH,
          KEY_NOT_VALID ->
          false;
    };
  }
}
