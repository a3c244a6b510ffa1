package io.trigpoint.agent.uplink;

import com.google.protobuf.InvalidProtocolBufferException;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.wire.ReportBatchMessage;
import io.trigpoint.report.wire.SignedReportMessage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queue entries on their way: the bytes to post, and which entry each report of a receipt is. */
@SuppressWarnings("ArrayRecordComponent")
record Batch(byte[] bytes, Map<ReportId, Item> items) {
  record Item(long entry, ReportKind kind) {}

  static Batch of(List<DiskQueue.Entry> entries, NetworkId network) throws IOException {
    ReportBatchMessage.Builder batch = ReportBatchMessage.newBuilder();
    Map<ReportId, Item> items = new LinkedHashMap<>();
    for (DiskQueue.Entry entry : entries) {
      SignedReportMessage message = parse(entry);
      ReportKind kind =
          ReportKind.ofCode(message.getKind())
              .orElseThrow(() -> new IOException("entry of unknown kind " + message.getKind()));
      SignedReport signed =
          new SignedReport(
              kind, message.getBody().toByteArray(), message.getSignature().toByteArray());
      items.put(signed.id(network), new Item(entry.id(), kind));
      batch.addReports(message);
    }
    return new Batch(batch.build().toByteArray(), items);
  }

  /**
   * A receipt counts when it names this network, the node's own key, and every report of the batch.
   */
  void mustBeCoveredBy(IngestReceipt receipt, NetworkView view) throws IOException {
    if (!receipt.network().equals(view.network())
        || !receipt.operatorKey().equals(view.receiptKey())) {
      throw new IOException("the receipt is of another network or key");
    }
    if (receipt.items().size() != items.size()
        || !receipt.items().stream().allMatch(item -> items.containsKey(item.report()))) {
      throw new IOException("the receipt does not cover the batch");
    }
  }

  private static SignedReportMessage parse(DiskQueue.Entry entry) throws IOException {
    try {
      return SignedReportMessage.parseFrom(entry.payload());
    } catch (InvalidProtocolBufferException damaged) {
      throw new IOException("queue entry " + entry.id() + " is damaged", damaged);
    }
  }
}
