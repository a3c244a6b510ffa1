package io.trigpoint.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One report as it travelled: kind, body bytes exactly as received, signature. */
public final class SignedReport {
  private static final byte[] DOMAIN = "TRIGPOINT-REPORT-V1".getBytes(StandardCharsets.US_ASCII);

  private final ReportKind kind;
  private final byte[] body;
  private final byte[] signature;

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
    return new ReportId(Hashes.sha256(signedBytes(network)));
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
