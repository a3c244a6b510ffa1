package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.intake.Fleet;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.SignedReport;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** POST /v1/reports over real HTTP to a real PostgreSQL. */
class IntakeEndToEndTest {
  private static IntakeNode node;
  private static final Fleet FLEET = new Fleet(4, 1);

  @BeforeAll
  static void open() throws Exception {
    node = IntakeNode.open(FLEET);
  }

  @AfterAll
  static void close() throws Exception {
    node.close();
  }

  @Test
  void answersWithASignedReceiptOnceTheReportsAreStored() throws Exception {
    long now = System.currentTimeMillis();
    SignedReport first = FLEET.sign(0, FLEET.witness(0, 1, now));
    SignedReport second = FLEET.sign(1, FLEET.witness(1, 1, now));
    IngestReceipt receipt = node.send(first, second);
    assertThat(receipt.items())
        .isEqualTo(
            List.<Item>of(
                new Item.Accepted(first.id(Fleet.NETWORK), 1),
                new Item.Accepted(second.id(Fleet.NETWORK), 1)));
    assertThat(node.stored(first)).isTrue();
    assertThat(node.stored(second)).isTrue();
  }

  @Test
  void answersACopyWithTheFirstReceiptsFigures() throws Exception {
    SignedReport report = FLEET.sign(2, FLEET.witness(2, 1, System.currentTimeMillis()));
    IngestReceipt first = node.send(report);
    IngestReceipt again = node.send(report, report);
    Item copy = new Item.Duplicate(report.id(Fleet.NETWORK), 1, first.receivedMs());
    assertThat(again.items()).isEqualTo(List.of(copy, copy));
  }

  @Test
  void refusesASequenceNumberThatAnotherReportHas() throws Exception {
    long now = System.currentTimeMillis();
    IngestReceipt first = node.send(FLEET.sign(3, FLEET.witness(3, 7, now)));
    assertThat(first.items()).hasOnlyElementsOfType(Item.Accepted.class);
    SignedReport other = FLEET.sign(3, FLEET.witness(3, 7, now));
    assertThat(node.send(other).items())
        .singleElement()
        .isInstanceOfSatisfying(
            Item.Refused.class,
            item -> assertThat(item.reason()).isEqualTo(RefusalReason.SEQUENCE_REUSED));
    assertThat(node.stored(other)).isFalse();
  }
}
