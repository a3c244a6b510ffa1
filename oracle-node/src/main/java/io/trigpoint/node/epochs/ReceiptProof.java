package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.segment.HashTree;
import io.trigpoint.node.epochs.segment.ReportLeaf;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.node.epochs.segment.SegmentTree;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Shows that a report is part of an epoch's input root: from the report to the root of its segment,
 * from there to the root over all segments, and with the hash of the other inputs to the input
 * root, which the chain has.
 *
 * @param receivedMs when the report arrived, Unix milliseconds
 * @param signature the device's, hexadecimal
 * @param shards segments of the epoch
 * @param reports of all segments
 * @param rest hash of the epoch's other inputs
 */
public record ReceiptProof(
    ReportId report,
    long epoch,
    long receivedMs,
    String signature,
    Place place,
    int shards,
    List<Hash32> segmentPath,
    long reports,
    Hash32 rest) {

  /**
   * Where in its segment the report is.
   *
   * @param index of the leaf, from 0
   * @param records leaves of the segment
   * @param path from the leaf to the segment's root
   */
  public record Place(int shard, long index, long records, List<Hash32> path) {
    public Place {
      path = List.copyOf(path);
    }
  }

  public ReceiptProof {
    segmentPath = List.copyOf(segmentPath);
  }

  /** The input root that follows; empty when the paths are not those of such trees. */
  public Optional<Hash32> inputRoot() {
    byte[] leaf = ReportLeaf.of(report, receivedMs, HexFormat.of().parseHex(signature));
    return HashTree.rootOf(leaf, place.index(), place.records(), place.path())
        .map(root -> new SegmentRoot(root, place.records()))
        .flatMap(root -> HashTree.rootOf(root.leaf(), place.shard(), shards, segmentPath))
        .map(segments -> SegmentTree.inputRoot(shards, segments, reports, rest));
  }

  public JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("report", report.hex())
            .put("epoch", epoch)
            .put("received_ms", receivedMs)
            .put("signature", signature)
            .put("file", SegmentContent.REPORTS.file(place.shard()))
            .put("shard", place.shard())
            .put("shards", shards)
            .put("index", place.index())
            .put("records", place.records())
            .put("path", hashes(place.path()))
            .put("segment_path", hashes(segmentPath))
            .put("reports", reports)
            .put("rest", rest.hex());
    inputRoot().ifPresent(root -> json.put("input_root", root.hex()));
    return json;
  }

  /** Reads what {@link #json} writes; anything else is an {@link IllegalArgumentException}. */
  public static ReceiptProof of(JsonObject json) {
    try {
      ReceiptProof proof =
          new ReceiptProof(
              ReportId.ofHex(json.getString("report")),
              json.getLong("epoch"),
              json.getLong("received_ms"),
              json.getString("signature"),
              new Place(
                  json.getInteger("shard"),
                  json.getLong("index"),
                  json.getLong("records"),
                  hashes(json.getJsonArray("path"))),
              json.getInteger("shards"),
              hashes(json.getJsonArray("segment_path")),
              json.getLong("reports"),
              Hash32.ofHex(json.getString("rest")));
      var _ = HexFormat.of().parseHex(proof.signature());
      return proof;
    } catch (NullPointerException | ClassCastException notAProof) {
      throw new IllegalArgumentException("not a proof of a receipt", notAProof);
    }
  }

  private static JsonArray hashes(List<Hash32> hashes) {
    JsonArray array = new JsonArray();
    hashes.forEach(hash -> array.add(hash.hex()));
    return array;
  }

  private static List<Hash32> hashes(JsonArray array) {
    return array.stream().map(hex -> Hash32.ofHex(String.valueOf(hex))).toList();
  }
}
