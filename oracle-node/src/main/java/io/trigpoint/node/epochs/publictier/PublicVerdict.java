package io.trigpoint.node.epochs.publictier;

import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The verdict of one report, without the report, the device and the figures that would tell who
 * heard whom.
 *
 * @param pseudonym of the device that sent it
 * @param points that it earned in the beacon or the witness pool
 */
public record PublicVerdict(
    Hash32 pseudonym, ReportKind kind, Outcome outcome, String rule, long points)
    implements Comparable<PublicVerdict> {
  private static final int HEAD = Hash32.LENGTH + 2 + Long.BYTES;

  static PublicVerdict of(ReportVerdict verdict, Pseudonyms pseudonyms) {
    return new PublicVerdict(
        pseudonyms.of(verdict.device()),
        verdict.kind(),
        verdict.outcome(),
        verdict.rule(),
        ReportPoints.of(verdict));
  }

  /** Pseudonym ‖ kind ‖ outcome ‖ points (8 bytes, big-endian) ‖ rule (ASCII). */
  public byte[] toBytes() {
    byte[] name = rule.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + name.length);
    pseudonym.putInto(bytes);
    return bytes.put((byte) kind.code()).put(code(outcome)).putLong(points).put(name).array();
  }

  /** Throws {@link IllegalArgumentException} for bytes that are no such record. */
  public static PublicVerdict of(byte[] bytes) {
    if (bytes.length <= HEAD) {
      throw new IllegalArgumentException("is of " + bytes.length + " bytes only");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] pseudonym = new byte[Hash32.LENGTH];
    in.get(pseudonym);
    ReportKind kind =
        ReportKind.ofCode(in.get()).orElseThrow(() -> new IllegalArgumentException("has no kind"));
    Outcome outcome = outcome(in.get());
    long points = in.getLong();
    String rule = new String(bytes, HEAD, bytes.length - HEAD, StandardCharsets.US_ASCII);
    return new PublicVerdict(Hash32.of(pseudonym), kind, outcome, rule, points);
  }

  private static byte code(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> 1;
      case DUPLICATE -> 2;
      case REFUSED -> 3;
    };
  }

  private static Outcome outcome(byte code) {
    return switch (code) {
      case 1 -> Outcome.ACCEPTED;
      case 2 -> Outcome.DUPLICATE;
      case 3 -> Outcome.REFUSED;
      default -> throw new IllegalArgumentException("has no outcome " + code);
    };
  }

  /** By device, and nothing in it tells the order of arrival or of the report ids. */
  @Override
  public int compareTo(PublicVerdict other) {
    int byDevice = pseudonym.compareTo(other.pseudonym);
    if (byDevice != 0) {
      return byDevice;
    }
    int byKind = kind.compareTo(other.kind);
    int byRule = byKind != 0 ? byKind : rule.compareTo(other.rule);
    int byOutcome = byRule != 0 ? byRule : outcome.compareTo(other.outcome);
    return byOutcome != 0 ? byOutcome : Long.compare(points, other.points);
  }
}
