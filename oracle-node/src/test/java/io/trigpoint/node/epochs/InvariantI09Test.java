package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.ReceiptProofs.Answer;
import io.trigpoint.node.epochs.ReceiptRules.Finding;
import io.trigpoint.node.intake.Appended;
import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.node.store.SqlReportJournal;
import io.trigpoint.node.store.SqlReportPlaces;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.ReportId;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I-9: every receipt is provable against an input root, or is evidence. */
class InvariantI09Test {
  private static final ReportId LOST = new ReportId(Hashes.sha256(new byte[] {1, 2, 3}));

  @TempDir private Path published;

  @Test
  void everyAcknowledgedReportIsProvenAgainstThePostedRoot() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      List<Item> receipts = acknowledged(net);
      ReceiptProofs proofs = proofs(net);
      assertThat(proofs.of(receipts.getFirst().report())).isEqualTo(new Answer.Waits(1));
      net.finish(net.lifecycle());
      SortedMap<Long, Hash32> roots = roots(net);
      for (Item receipt : receipts) {
        ReceiptProof proof = ((Answer.Proven) proofs.of(receipt.report())).proof();
        ReceiptProof sent = ReceiptProof.of(new JsonObject(proof.json().encode()));
        assertThat(sent).isEqualTo(proof);
        assertThat(ReceiptRules.judge(receipt, Optional.of(sent), roots))
            .isInstanceOf(Finding.Included.class);
        EpochInputs files = PublishedEpoch.read(net.files(), proof.epoch()).inputs();
        assertThat(ReceiptProofs.find(files, receipt.report())).hasValue(proof);
      }
    }
  }

  @Test
  void aReceiptWithoutInclusionIsEvidenceOnceBothEpochsHaveARoot() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      List<Item> receipts = acknowledged(net);
      net.finish(net.lifecycle());
      Item promise = new Item.Accepted(LOST, 1);
      assertThat(proofs(net).of(LOST)).isEqualTo(new Answer.Unknown());
      SortedMap<Long, Hash32> roots = roots(net);
      assertThat(ReceiptRules.judge(promise, Optional.empty(), roots))
          .isEqualTo(
              new Finding.Evidence(
                  "the operator signed that the report is in epoch 1 or 2, and shows it in neither"
                      + " input root"));
      ReceiptProof foreign = ((Answer.Proven) proofs(net).of(receipts.getFirst().report())).proof();
      assertThat(ReceiptRules.judge(promise, Optional.of(foreign), roots))
          .isInstanceOf(Finding.Evidence.class);
      assertThat(ReceiptRules.judge(promise, Optional.empty(), roots.headMap(2L)))
          .isInstanceOf(Finding.Open.class);
      assertThat(
              ReceiptRules.judge(
                  new Item.Refused(LOST, RefusalReason.MALFORMED, ""), Optional.empty(), roots))
          .isInstanceOf(Finding.NoPromise.class);
    }
  }

  @Test
  void aProofThatIsChangedAnywhereProvesNothing() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      Item receipt = acknowledged(net).getFirst();
      net.finish(net.lifecycle());
      SortedMap<Long, Hash32> roots = roots(net);
      JsonObject honest = ((Answer.Proven) proofs(net).of(receipt.report())).proof().json();
      for (String field :
          List.of("received_ms", "index", "records", "shard", "shards", "reports")) {
        JsonObject changed = honest.copy().put(field, honest.getLong(field) + 1);
        assertThat(ReceiptRules.judge(receipt, Optional.of(ReceiptProof.of(changed)), roots))
            .as(field)
            .isInstanceOf(Finding.Evidence.class);
      }
      JsonObject rest = honest.copy().put("rest", Hash32.ZERO.hex());
      assertThat(ReceiptRules.judge(receipt, Optional.of(ReceiptProof.of(rest)), roots))
          .isInstanceOf(Finding.Evidence.class);
      assertThatThrownBy(() -> ReceiptProof.of(new JsonObject()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<Item> acknowledged(EpochNetwork net) throws Exception {
    GivenStations stations = new GivenStations(net.terms.network(), net.rows, 3);
    List<Item> receipts = new ArrayList<>();
    try (SqlReportJournal journal = new SqlReportJournal(net.transactions, 40)) {
      for (int i = 0; i < 12; i++) {
        VerifiedReport report =
            stations.verified(net.terms.schedule().period(1).startMs() + 1_000 + i * 3_000L);
        Appended stored = journal.append(List.of(report)).await(30, TimeUnit.SECONDS).getFirst();
        receipts.add(new Item.Accepted(report.id(), ((Appended.Stored) stored).epoch()));
      }
    }
    return receipts;
  }

  private static ReceiptProofs proofs(EpochNetwork net) {
    return new ReceiptProofs(
        new SqlReportPlaces(net.transactions),
        net.journal(),
        new SegmentFiles(net.files(), net.terms.network()));
  }

  private static SortedMap<Long, Hash32> roots(EpochNetwork net) {
    SortedMap<Long, Hash32> roots = new TreeMap<>();
    for (long epoch = 1; epoch <= EpochNetwork.OVER; epoch++) {
      var _ =
          roots.put(
              epoch,
              Hash32.ofHex(
                  net.journal().find(epoch).orElseThrow().result().orElseThrow().inputRoot()));
    }
    return roots;
  }
}
