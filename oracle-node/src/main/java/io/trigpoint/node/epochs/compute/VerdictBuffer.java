package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.VerdictSheet;
import io.trigpoint.node.epochs.segment.HashTree;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Holds the canonical bytes of one verdict, until the next one begins. For one thread. */
final class VerdictBuffer implements VerdictSheet {
  private static final int FIRST = 1 << 10;
  private static final int FIXED = 2 * Hash32.LENGTH + 2;
  private static final int MOST_TEXT = 0xFFFF;

  private ByteBuffer out = ByteBuffer.allocate(FIRST);

  @Override
  public void verdict(
      ReportId report, DeviceId device, ReportKind kind, Outcome outcome, String rule) {
    out.clear();
    room(FIXED);
    report.value().putInto(out);
    device.value().putInto(out);
    out.put((byte) kind.code()).put(VerdictBytes.code(outcome));
    text(rule);
  }

  @Override
  public void figure(String name, String value) {
    text(name);
    text(value);
  }

  void put(ReportVerdict verdict) {
    verdict(verdict.report(), verdict.device(), verdict.kind(), verdict.outcome(), verdict.rule());
    verdict.evidence().forEach(this::figure);
  }

  /** Takes bytes that are a verdict already. */
  void put(byte[] verdict) {
    out.clear();
    room(verdict.length);
    out.put(verdict);
  }

  void addTo(HashTree.Roots tree) {
    tree.add(out.array(), 0, out.position());
  }

  /** What was decided. */
  Outcome outcome() {
    return VerdictBytes.outcome(out.get(FIXED - 1));
  }

  byte[] toBytes() {
    return Arrays.copyOf(out.array(), out.position());
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST_TEXT) {
      throw new IllegalArgumentException("a text of " + bytes.length + " bytes in a verdict");
    }
    room(Short.BYTES + bytes.length);
    out.putShort((short) bytes.length).put(bytes);
  }

  private void room(int more) {
    if (out.remaining() < more) {
      int length = Math.max(Math.addExact(out.position(), more), 2 * out.capacity());
      out = ByteBuffer.wrap(Arrays.copyOf(out.array(), length)).position(out.position());
    }
  }
}
