package io.trigpoint.node.intake;

import com.google.protobuf.InvalidProtocolBufferException;
import io.trigpoint.node.Failpoint;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.ReceiptCodec;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.wire.ReportBatchMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Takes a batch from bytes to a signed receipt: limits, then signatures, then the journal, then the
 * receipt. What is under way is bounded; beyond that it answers {@link IntakeAnswer.Busy}.
 */
public final class ReportIntake implements AutoCloseable {
  private final Parts parts;
  private final IntakeLimits limits;
  private final String operatorKey;
  private final Semaphore room;
  private final ExecutorService verifiers;

  /**
   * What intake works with.
   *
   * @param receiptKey the operator's Ed25519 receipt key
   */
  public record Parts(
      NetworkId network,
      DeviceDirectory devices,
      IntakeQuota quota,
      ReportJournal journal,
      SignatureCheck signatures,
      DeviceSigner receiptKey,
      InstantSource clock,
      IntakeMeter meter) {}

  public ReportIntake(Parts parts, IntakeLimits limits) {
    this.parts = parts;
    this.limits = limits;
    this.operatorKey = HexFormat.of().formatHex(parts.receiptKey().key().publicKey());
    this.room = new Semaphore(limits.batchesInFlight());
    this.verifiers =
        Executors.newFixedThreadPool(
            limits.verifiers(), Thread.ofPlatform().daemon().name("verifier-", 0).factory());
  }

  /** Completes with the answer; fails with {@link JournalUnavailable} when the journal did. */
  public Future<IntakeAnswer> submit(byte[] batch) {
    long arrived = System.nanoTime();
    if (!room.tryAcquire()) {
      parts.meter().rejected("store.unavailable");
      return Future.succeededFuture(new IntakeAnswer.Busy());
    }
    parts.meter().inFlight(underWay());
    return onVerifier(() -> examine(batch))
        .compose(examined -> examined)
        .onSuccess(answer -> count(answer, arrived))
        .onFailure(_ -> parts.meter().rejected("store.unavailable"))
        .onComplete(_ -> {
          room.release();
          parts.meter().inFlight(underWay());
        });
  }

  private int underWay() {
    return limits.batchesInFlight() - room.availablePermits();
  }

  private void count(IntakeAnswer answer, long arrived) {
    switch (answer) {
      case IntakeAnswer.Receipted(var receipt, _) ->
          parts.meter().receipted(receipt, Duration.ofNanos(System.nanoTime() - arrived));
      case IntakeAnswer.Rejected(var reason, _) -> parts.meter().rejected(reason.id());
      case IntakeAnswer.Busy() -> parts.meter().rejected("store.unavailable");
    }
  }

  private Future<IntakeAnswer> examine(byte[] bytes) {
    ReportBatchMessage batch;
    try {
      batch = ReportBatchMessage.parseFrom(bytes);
    } catch (InvalidProtocolBufferException malformed) {
      return rejected(RefusalReason.MALFORMED, "the body is not a ReportBatchMessage");
    }
    int count = batch.getReportsCount();
    if (count == 0) {
      return rejected(RefusalReason.MALFORMED, "the batch has no reports");
    }
    if (count > limits.reportsPerBatch()) {
      return rejected(
          RefusalReason.TOO_LARGE, count + " reports, at most " + limits.reportsPerBatch());
    }
    long nowMs = parts.clock().millis();
    List<Candidate> candidates = new ArrayList<>(count);
    for (var message : batch.getReportsList()) {
      candidates.add(Candidate.of(message, parts.network(), parts.devices(), limits, nowMs));
    }
    Optional<DeviceId> greedy = overQuota(candidates, nowMs);
    if (greedy.isPresent()) {
      return rejected(
          RefusalReason.OVER_QUOTA, "device " + greedy.get() + " sends more than its quota");
    }
    candidates.replaceAll(this::verify);
    charge(candidates, nowMs);
    Failpoint.VERIFIED.hit();
    return store(candidates, nowMs);
  }

  private Candidate verify(Candidate candidate) {
    return switch (candidate) {
      case Candidate.Refused refused -> refused;
      case Candidate.Plausible plausible -> plausible.checkedBy(parts.signatures());
    };
  }

  private Optional<DeviceId> overQuota(List<Candidate> candidates, long nowMs) {
    return perDevice(candidates).entrySet().stream()
        .filter(sent -> !parts.quota().allows(sent.getKey(), sent.getValue(), nowMs))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private void charge(List<Candidate> candidates, long nowMs) {
    perDevice(candidates).forEach((id, sent) -> parts.quota().charge(id, sent, nowMs));
  }

  private static Map<DeviceId, Integer> perDevice(List<Candidate> candidates) {
    Map<DeviceId, Integer> sent = new HashMap<>();
    for (Candidate candidate : candidates) {
      if (candidate instanceof Candidate.Plausible(var report, _, _)) {
        sent.merge(report.header().device(), 1, Integer::sum);
      }
    }
    return sent;
  }

  private Future<IntakeAnswer> store(List<Candidate> candidates, long nowMs) {
    List<VerifiedReport> verified = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      if (candidate instanceof Candidate.Plausible(var report, _, _)) {
        verified.add(report);
      }
    }
    if (verified.isEmpty()) {
      return Future.succeededFuture(receipt(candidates, List.of(), nowMs));
    }
    return parts
        .journal()
        .append(verified)
        .compose(appended -> onVerifier(() -> receipt(candidates, appended, nowMs)));
  }

  private IntakeAnswer receipt(List<Candidate> candidates, List<Appended> appended, long nowMs) {
    Iterator<Appended> outcomes = appended.iterator();
    List<Item> items = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      items.add(
          switch (candidate) {
            case Candidate.Refused(var item) -> item;
            case Candidate.Plausible(var report, _, _) -> item(report, outcomes.next());
          });
    }
    IngestReceipt receipt = new IngestReceipt(parts.network(), operatorKey, nowMs, items);
    byte[] signed = ReceiptCodec.sign(receipt, parts.receiptKey());
    Failpoint.RECEIPT_SIGNED.hit();
    return new IntakeAnswer.Receipted(receipt, signed);
  }

  private Item item(VerifiedReport report, Appended outcome) {
    return switch (outcome) {
      case Appended.Stored(long epoch) -> {
        parts.devices().accepted(report.header().device(), report.header().sequence());
        yield new Item.Accepted(report.id(), epoch);
      }
      case Appended.Duplicate(long epoch, long firstMs) ->
          new Item.Duplicate(report.id(), epoch, firstMs);
      case Appended.SequenceReused() ->
          new Item.Refused(
              report.id(),
              RefusalReason.SEQUENCE_REUSED,
              "another report has sequence " + report.header().sequence());
    };
  }

  private static Future<IntakeAnswer> rejected(RefusalReason reason, String detail) {
    return Future.succeededFuture(new IntakeAnswer.Rejected(reason, detail));
  }

  /** A verifier may still be asked to sign receipts while it closes, so a late batch is refused. */
  private <T> Future<T> onVerifier(Supplier<T> work) {
    Promise<T> promise = Promise.promise();
    try {
      verifiers.execute(() -> {
        try {
          promise.complete(work.get());
        } catch (RuntimeException failed) {
          promise.fail(failed);
        }
      });
    } catch (RejectedExecutionException closed) {
      promise.fail(new JournalUnavailable("the node is closing", closed));
    }
    return promise.future();
  }

  @Override
  public void close() {
    verifiers.shutdown();
  }
}
