package io.trigpoint.node.epochs.compute;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The canonical bytes of a verdict, which are its leaf and its record in a file: report 32, device
 * 32, kind 1, outcome 1 (1 accepted, 2 duplicate, 3 refused), rule, then name and value of each
 * figure in the order of the names. Texts are UTF-8 behind their length, two bytes, big-endian.
 */
public final class VerdictBytes {
  private VerdictBytes() {}

  public static byte[] of(ReportVerdict verdict) {
    VerdictBuffer buffer = new VerdictBuffer();
    buffer.put(verdict);
    return buffer.toBytes();
  }

  /** Throws {@link IllegalArgumentException} for any bytes that {@link #of} does not write. */
  public static ReportVerdict read(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      ReportId report = new ReportId(Hash32.next(in));
      DeviceId device = new DeviceId(Hash32.next(in));
      ReportKind kind =
          ReportKind.ofCode(in.get())
              .orElseThrow(() -> new IllegalArgumentException("a verdict of no known kind"));
      Outcome outcome = outcome(in.get());
      String rule = text(in);
      SortedMap<String, String> evidence = new TreeMap<>();
      while (in.hasRemaining()) {
        String name = text(in);
        evidence.put(name, text(in));
      }
      ReportVerdict verdict = new ReportVerdict(report, device, kind, outcome, rule, evidence);
      if (!Arrays.equals(of(verdict), bytes)) {
        throw new IllegalArgumentException("a verdict in other bytes than its own");
      }
      return verdict;
    } catch (BufferUnderflowException tooShort) {
      throw new IllegalArgumentException("a verdict that ends too early", tooShort);
    }
  }

  static byte code(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> 1;
      case DUPLICATE -> 2;
      case REFUSED -> 3;
    };
  }

  static Outcome outcome(byte code) {
    return switch (code) {
      case 1 -> Outcome.ACCEPTED;
      case 2 -> Outcome.DUPLICATE;
      case 3 -> Outcome.REFUSED;
      default -> throw new IllegalArgumentException("a verdict of no known outcome");
    };
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
