package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.intake.Fleet;
import io.trigpoint.node.store.ScratchDatabase;
import io.trigpoint.node.store.SqlDeviceDirectory;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.SignedReport;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** I-7: the same bytes sent many times, through two nodes at once, are one report. */
class InvariantI07Test {
  private static final int REPORTS = 8;
  private static final int COPIES = 16;

  private record Answer(long receivedMs, Item item) {}

  @Test
  void copiesThroughTwoNodesAtOnceAreStoredOnceAndGetTheFirstReceiptsFigures() throws Exception {
    try (ScratchDatabase database = ScratchDatabase.fresh();
        SqlDeviceDirectory one = directory(database);
        SqlDeviceDirectory other = directory(database);
        IntakeNode first = IntakeNode.over(database.database(), one);
        IntakeNode second = IntakeNode.over(database.database(), other)) {
      Fleet fleet = new Fleet(2, 71);
      first.rows().device(Fleet.registration(fleet.signer(0)));
      first.rows().device(Fleet.registration(fleet.signer(1)));
      List<SignedReport> reports = new ArrayList<>();
      for (int i = 0; i < REPORTS; i++) {
        reports.add(fleet.sign(i % 2, fleet.witness(i % 2, i + 1, System.currentTimeMillis())));
      }
      Map<String, List<Answer>> answers = sendAtOnce(reports, first, second);
      assertThat(first.rows().number("select count(*) from report"))
          .isEqualTo(BigInteger.valueOf(REPORTS));
      assertThat(answers).hasSize(REPORTS);
      answers.values().forEach(InvariantI07Test::oneFirstAndItsCopies);
    }
  }

  private static SqlDeviceDirectory directory(ScratchDatabase database) {
    return new SqlDeviceDirectory(database.transactions(), Duration.ofSeconds(1));
  }

  /** Every copy is a request of its own, and half of them hold the report twice. */
  private static Map<String, List<Answer>> sendAtOnce(
      List<SignedReport> reports, IntakeNode first, IntakeNode second) throws Exception {
    CountDownLatch together = new CountDownLatch(1);
    List<Future<IngestReceipt>> receipts = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int copy = 0; copy < COPIES; copy++) {
        IntakeNode node = copy % 2 == 0 ? first : second;
        boolean twice = copy % 4 < 2;
        for (SignedReport report : reports) {
          receipts.add(
              threads.submit(() -> {
                together.await();
                return twice ? node.send(report, report) : node.send(report);
              }));
        }
      }
      together.countDown();
    }
    Map<String, List<Answer>> answers = new TreeMap<>();
    for (Future<IngestReceipt> receipt : receipts) {
      long receivedMs = receipt.get().receivedMs();
      for (Item item : receipt.get().items()) {
        answers
            .computeIfAbsent(item.report().hex(), _ -> new ArrayList<>())
            .add(new Answer(receivedMs, item));
      }
    }
    return answers;
  }

  private static void oneFirstAndItsCopies(List<Answer> answers) {
    assertThat(answers).hasSize(COPIES + COPIES / 2);
    List<Answer> firsts =
        answers.stream().filter(answer -> answer.item() instanceof Item.Accepted).toList();
    assertThat(firsts).hasSize(1);
    Item.Accepted accepted = (Item.Accepted) firsts.getFirst().item();
    Item copy =
        new Item.Duplicate(accepted.report(), accepted.epoch(), firsts.getFirst().receivedMs());
    assertThat(answers)
        .filteredOn(answer -> !answer.equals(firsts.getFirst()))
        .allSatisfy(answer -> assertThat(answer.item()).isEqualTo(copy));
  }
}
