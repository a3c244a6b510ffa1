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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The canonical bytes of a verdict, which are its leaf and its record in a file: report 32, device
 * 32, kind 1, outcome 1 (1 accepted, 2 duplicate, 3 refused), rule, then name and value of each
 * figure in the order of the names. Texts are UTF-8 behind their length, two bytes, big-endian.
 */
public final class VerdictBytes {
  private static final int FIXED = 2 * Hash32.LENGTH + 2;

  private VerdictBytes() {}

  public static byte[] of(ReportVerdict verdict) {
    byte[] rule = utf8(verdict.rule());
    byte[][] texts = new byte[2 * verdict.evidence().size()][];
    int length = FIXED + Short.BYTES + rule.length;
    int at = 0;
    for (Map.Entry<String, String> figure : verdict.evidence().entrySet()) {
      texts[at] = utf8(figure.getKey());
      texts[at + 1] = utf8(figure.getValue());
      length += 2 * Short.BYTES + texts[at].length + texts[at + 1].length;
      at += 2;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    verdict.report().value().putInto(out);
    verdict.device().value().putInto(out);
    out.put((byte) verdict.kind().code()).put(code(verdict.outcome()));
    put(out, rule);
    for (byte[] text : texts) {
      put(out, text);
    }
    return out.array();
  }

  /** Throws {@link IllegalArgumentException} for any bytes that {@link #of} does not write. */
  public static ReportVerdict read(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      ReportId report = new ReportId(hash(in));
      DeviceId device = new DeviceId(hash(in));
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

  /** What was decided, from the bytes alone. */
  static Outcome outcomeOf(byte[] verdict) {
    return outcome(verdict[2 * Hash32.LENGTH + 1]);
  }

  private static Outcome outcome(byte code) {
    return switch (code) {
      case 1 -> Outcome.ACCEPTED;
      case 2 -> Outcome.DUPLICATE;
      case 3 -> Outcome.REFUSED;
      default -> throw new IllegalArgumentException("a verdict of no known outcome");
    };
  }

  private static byte[] utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0xFFFF) {
      throw new IllegalArgumentException("a text of " + bytes.length + " bytes in a verdict");
    }
    return bytes;
  }

  private static void put(ByteBuffer out, byte[] text) {
    out.putShort((short) text.length).put(text);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Hash32 hash(ByteBuffer in) {
    byte[] bytes = new byte[Hash32.LENGTH];
    in.get(bytes);
    return Hash32.of(bytes);
  }
}
