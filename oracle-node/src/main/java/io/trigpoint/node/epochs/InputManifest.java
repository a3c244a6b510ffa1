package io.trigpoint.node.epochs;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.InputManifestDigest;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.node.epochs.segment.SegmentTree;
import io.trigpoint.node.epochs.segment.Sharding;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * inputs.json: the segments of an epoch, which the operator signs before anything is computed from
 * them, and the manifest of the epoch before. It ends with the SHA-256 of itself without that line.
 *
 * @param segments in the order of their shards
 * @param previous digest of the manifest before; zero at first
 * @param signature of the digest; absent in files that no operator published
 */
public record InputManifest(
    long epoch, List<ListedSegment> segments, Hash32 previous, Optional<Certificate> signature) {
  public static final String NAME = "inputs.json";
  private static final String FORMAT = "trigpoint-inputs-2";

  /** One segment and the file that has it. */
  public record ListedSegment(SegmentRoot root, long size, Hash32 sha256) {

    public static ListedSegment of(SegmentRoot root, byte[] file) {
      return new ListedSegment(root, file.length, Hashes.sha256(file));
    }

    boolean describes(byte[] bytes) {
      return bytes.length == size && Hashes.sha256(bytes).equals(sha256);
    }
  }

  /**
   * Whose signature it is, and for which contract's network.
   *
   * @param epochRoots the contract that results go to, part of the signed domain
   */
  public record Certificate(
      long chainId, EvmAddress epochRoots, EvmAddress signer, CompactSignature signature) {}

  public InputManifest {
    segments = List.copyOf(segments);
  }

  public List<SegmentRoot> roots() {
    return segments.stream().map(ListedSegment::root).toList();
  }

  public long reports() {
    return segments.stream().mapToLong(segment -> segment.root().records()).sum();
  }

  /** What is signed, and what the next manifest names. */
  public Hash32 digest(long chainId, EvmAddress epochRoots) {
    return Hashes.keccak256(preimage(chainId, epochRoots));
  }

  /** The bytes of which the digest is the hash. */
  byte[] preimage(long chainId, EvmAddress epochRoots) {
    return InputManifestDigest.preimage(
        epoch,
        segments.size(),
        reports(),
        SegmentTree.of(roots()).root().hex(),
        previous.hex(),
        BigInteger.valueOf(chainId),
        epochRoots.hex());
  }

  /** Whether the signature, if there is one, is by the signer that is named. */
  public boolean isSignedAsSaid() {
    return signature.stream()
        .allMatch(by ->
            by.signature()
                .signer(digest(by.chainId(), by.epochRoots()).hex())
                .filter(by.signer().hex()::equalsIgnoreCase)
                .isPresent());
  }

  public InputManifest signed(Certificate by) {
    return new InputManifest(epoch, segments, previous, Optional.of(by));
  }

  /** Throws when a shard's file is not the one that is listed. */
  void check(int shard, byte[] bytes) throws CorruptFile {
    if (!segments.get(shard).describes(bytes)) {
      throw new CorruptFile(
          SegmentContent.REPORTS.file(shard), "does not match the hash in " + NAME);
    }
  }

  public byte[] toBytes() {
    return ChecksummedJson.bytes(json());
  }

  /** Accepts exactly the bytes that {@link #toBytes} writes. */
  public static InputManifest parse(byte[] bytes) throws CorruptFile {
    return ChecksummedJson.parse(
        NAME, "an input manifest", bytes, InputManifest::read, InputManifest::toBytes);
  }

  private JsonObject json() {
    JsonArray listed = new JsonArray();
    for (int shard = 0; shard < segments.size(); shard++) {
      ListedSegment segment = segments.get(shard);
      listed.add(
          new JsonObject()
              .put("name", SegmentContent.REPORTS.file(shard))
              .put("size", segment.size())
              .put("sha256", segment.sha256().hex())
              .put("reports", segment.root().records())
              .put("root", segment.root().root().hex()));
    }
    JsonObject json =
        new JsonObject()
            .put("format", FORMAT)
            .put("epoch", epoch)
            .put("reports", reports())
            .put("previous", previous.hex())
            .put("segments", listed);
    signature.ifPresent(by -> json.put("certificate", json(by)));
    return json;
  }

  private static JsonObject json(Certificate by) {
    return new JsonObject()
        .put("chain_id", by.chainId())
        .put("epoch_roots", by.epochRoots().hex())
        .put("signer", by.signer().hex())
        .put("signature", by.signature().hex());
  }

  private static InputManifest read(JsonObject json) {
    List<ListedSegment> segments = new ArrayList<>();
    JsonArray listed = json.getJsonArray("segments");
    if (listed.size() > Sharding.MOST_SHARDS) {
      throw new IllegalArgumentException(
          listed.size() + " segments are more than the most, " + Sharding.MOST_SHARDS);
    }
    for (Object entry : listed) {
      JsonObject segment = (JsonObject) entry;
      segments.add(
          new ListedSegment(
              new SegmentRoot(hash(segment, "root"), segment.getLong("reports")),
              segment.getLong("size"),
              hash(segment, "sha256")));
    }
    return new InputManifest(
        json.getLong("epoch"),
        segments,
        hash(json, "previous"),
        Optional.ofNullable(json.getJsonObject("certificate")).map(InputManifest::certificate));
  }

  private static Certificate certificate(JsonObject json) {
    return new Certificate(
        json.getLong("chain_id"),
        new EvmAddress(json.getString("epoch_roots")),
        new EvmAddress(json.getString("signer")),
        new CompactSignature(json.getString("signature")));
  }

  private static Hash32 hash(JsonObject json, String field) {
    return Hash32.ofHex(json.getString(field));
  }
}
