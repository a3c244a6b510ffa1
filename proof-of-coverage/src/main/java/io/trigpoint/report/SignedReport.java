package io.trigpoint.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One report as it travelled: kind, body bytes exactly as received, signature. What follows from
 * them, id and content, is worked out once and remembered.
 */
public final class SignedReport {
  private static final byte[] DOMAIN = "TRIGPOINT-REPORT-V1".getBytes(StandardCharsets.US_ASCII);

  private final ReportKind kind;
  private final byte[] body;
  private final byte[] signature;
  private @Nullable Identity identity;
  private @Nullable Report report;

  private record Identity(NetworkId network, ReportId id) {}

  public SignedReport(ReportKind kind, byte[] body, byte[] signature) {
    this.kind = kind;
    this.body = body.clone();
    this.signature = signature.clone();
  }

  /** What a device signs: domain ‖ network id (8 bytes, big-endian) ‖ kind (1 byte) ‖ body. */
  public static byte[] signedBytes(NetworkId network, ReportKind kind, byte[] body) {
    return ByteBuffer.allocate(DOMAIN.length + 9 + body.length)
        .put(DOMAIN)
        .putLong(network.value())
        .put((byte) kind.code())
        .put(body)
        .array();
  }

  public byte[] signedBytes(NetworkId network) {
    return signedBytes(network, kind, body);
  }

  /** SHA-256 of the signed bytes; the signature is not part of it, since ECDSA is malleable. */
  public ReportId id(NetworkId network) {
    Identity known = identity;
    if (known == null || !known.network().equals(network)) {
      known = new Identity(network, new ReportId(Hashes.sha256(signedBytes(network))));
      identity = known;
    }
    return known.id();
  }

  /** What the body says; see {@link ReportCodec}. */
  public Report report() throws MalformedReport {
    Report known = report;
    if (known == null) {
      known = ReportCodec.decode(kind, body);
      report = known;
    }
    return known;
  }

  public ReportKind kind() {
    return kind;
  }

  public byte[] body() {
    return body.clone();
  }

  public byte[] signature() {
    return signature.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedReport report
        && kind == report.kind
        && Arrays.equals(body, report.body)
        && Arrays.equals(signature, report.signature);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(body);
  }
}
