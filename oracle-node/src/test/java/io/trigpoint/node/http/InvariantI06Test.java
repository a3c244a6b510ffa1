package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.intake.Fleet;
import io.trigpoint.node.store.ScratchDatabase;
import io.trigpoint.node.store.SqlDeviceDirectory;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignedReport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I-6: only validly signed, registered, fresh reports get in, whatever stands beside them. */
class InvariantI06Test {
  private static final int HONEST = 0;
  private static final int FAULTY = 1;
  private static final Fleet FLEET = new Fleet(2, 61);
  private static final Fleet STRANGERS = new Fleet(3, 62);
  private static final AtomicLong SEQUENCE = new AtomicLong(1_000_000);
  private static final Duration NEVER_AGAIN = Duration.ofHours(1);

  private static SqlDeviceDirectory directory;
  private static IntakeNode node;

  /** An honest witness report but for one thing. */
  enum Fault {
    FORGED_SIGNATURE(RefusalReason.BAD_SIGNATURE),
    SIGNED_BY_ANOTHER_DEVICE(RefusalReason.BAD_SIGNATURE),
    SIGNED_FOR_ANOTHER_NETWORK(RefusalReason.BAD_SIGNATURE),
    BODY_CHANGED(RefusalReason.BAD_SIGNATURE),
    OF_AN_UNKNOWN_DEVICE(RefusalReason.UNKNOWN_DEVICE),
    OF_A_DECOMMISSIONED_DEVICE(RefusalReason.UNKNOWN_DEVICE),
    OF_A_DEVICE_WITHOUT_PROOF(RefusalReason.UNKNOWN_DEVICE),
    FROM_THE_FUTURE(RefusalReason.FROM_THE_FUTURE),
    TOO_OLD(RefusalReason.TOO_OLD),
    SEQUENCE_LEFT_BEHIND(RefusalReason.SEQUENCE_TOO_OLD),
    UNDER_ANOTHER_KIND(RefusalReason.MALFORMED);

    private final RefusalReason reason;

    Fault(RefusalReason reason) {
      this.reason = reason;
    }
  }

  @BeforeAll
  static void open() throws Exception {
    ScratchDatabase database = ScratchDatabase.fresh();
    directory = new SqlDeviceDirectory(database.transactions(), NEVER_AGAIN);
    node = IntakeNode.over(database.database(), directory);
    register(FLEET.signer(HONEST), "ACTIVE");
    register(FLEET.signer(FAULTY), "ACTIVE");
    register(STRANGERS.signer(1), "DECOMMISSIONED");
    register(STRANGERS.signer(2), "PROOF_NOT_VALID");
    assertThat(node.send(honest(FAULTY)).items()).hasOnlyElementsOfType(Item.Accepted.class);
  }

  @AfterAll
  static void close() throws Exception {
    directory.close();
    node.close();
  }

  private static void register(DeviceSigner signer, String status) {
    node.rows().device(Fleet.registration(signer));
    node.rows()
        .execute(
            "update device set status = ? where device_id = ?", status, signer.deviceId().value());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void refusesOneFaultAndStoresTheHonestReportBesideIt(Fault fault) throws Exception {
    SignedReport bad = reportWith(fault);
    SignedReport good = honest(HONEST);
    var items = node.send(bad, good).items();
    assertThat(items.getFirst())
        .isInstanceOfSatisfying(
            Item.Refused.class, item -> assertThat(item.reason()).isEqualTo(fault.reason));
    assertThat(items.getLast()).isInstanceOf(Item.Accepted.class);
    assertThat(node.stored(bad)).isFalse();
    assertThat(node.stored(good)).isTrue();
  }

  @Test
  void aDeviceThatWasDecommissionedMeanwhileIsRefused() throws Exception {
    Fleet leaving = new Fleet(1, 63);
    register(leaving.signer(0), "ACTIVE");
    SignedReport before = leaving.sign(0, leaving.witness(0, 1, System.currentTimeMillis()));
    assertThat(node.send(before).items()).hasOnlyElementsOfType(Item.Accepted.class);
    node.rows()
        .execute(
            "update device set status = 'DECOMMISSIONED' where device_id = ?",
            leaving.signer(0).deviceId().value());
    directory.refresh();
    SignedReport after = leaving.sign(0, leaving.witness(0, 2, System.currentTimeMillis()));
    assertThat(node.send(after).items())
        .singleElement()
        .isInstanceOfSatisfying(
            Item.Refused.class,
            item -> assertThat(item.reason()).isEqualTo(RefusalReason.UNKNOWN_DEVICE));
    assertThat(node.stored(after)).isFalse();
  }

  private static SignedReport honest(int hotspot) {
    return FLEET.sign(
        hotspot, FLEET.witness(hotspot, SEQUENCE.incrementAndGet(), System.currentTimeMillis()));
  }

  private static SignedReport reportWith(Fault fault) {
    long now = System.currentTimeMillis();
    long next = SEQUENCE.incrementAndGet();
    SignedReport good = honest(FAULTY);
    return switch (fault) {
      case FORGED_SIGNATURE -> new SignedReport(good.kind(), good.body(), flipped(good, 40));
      case SIGNED_BY_ANOTHER_DEVICE -> FLEET.sign(HONEST, FLEET.witness(FAULTY, next, now));
      case SIGNED_FOR_ANOTHER_NETWORK ->
          FLEET.signer(FAULTY).sign(new NetworkId(1), FLEET.witness(FAULTY, next, now));
      case BODY_CHANGED -> new SignedReport(good.kind(), honest(FAULTY).body(), good.signature());
      case OF_AN_UNKNOWN_DEVICE -> STRANGERS.sign(0, STRANGERS.witness(0, next, now));
      case OF_A_DECOMMISSIONED_DEVICE -> STRANGERS.sign(1, STRANGERS.witness(1, next, now));
      case OF_A_DEVICE_WITHOUT_PROOF -> STRANGERS.sign(2, STRANGERS.witness(2, next, now));
      case FROM_THE_FUTURE ->
          FLEET.sign(FAULTY, FLEET.witness(FAULTY, next, now + Duration.ofMinutes(3).toMillis()));
      case TOO_OLD ->
          FLEET.sign(FAULTY, FLEET.witness(FAULTY, next, now - Duration.ofDays(9).toMillis()));
      case SEQUENCE_LEFT_BEHIND -> FLEET.sign(FAULTY, FLEET.witness(FAULTY, 1, now));
      case UNDER_ANOTHER_KIND ->
          new SignedReport(ReportKind.LOCATION, good.body(), good.signature());
    };
  }

  private static byte[] flipped(SignedReport report, int at) {
    byte[] signature = report.signature();
    signature[at] ^= 1;
    return signature;
  }
}
