package io.trigpoint.node.epochs.publictier;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.Hash32;
import io.vertx.core.json.JsonObject;

/**
 * What the signed verdict root is made of, so that both tiers can be checked against it.
 *
 * @param shards number of shards
 * @param segments root over the shards' subtrees of verdicts: the auditors' side
 * @param verdicts number of verdicts
 * @param devices root over the rows of {@link PublicDevice}, by pseudonym: the public side
 */
public record VerdictCommitment(int shards, Hash32 segments, long verdicts, Hash32 devices) {
  private static final String TAG = "TRIGPOINT-VERDICTS-V1";

  /** keccak256(tag ‖ shards ‖ segments ‖ verdicts ‖ devices). */
  public Hash32 root() {
    return CanonicalBytes.of(TAG)
        .number(shards)
        .hash(segments)
        .number(verdicts)
        .hash(devices)
        .keccak256();
  }

  public JsonObject json() {
    return new JsonObject()
        .put("shards", shards)
        .put("segments", segments.hex())
        .put("verdicts", verdicts)
        .put("devices", devices.hex());
  }

  /** Throws {@link RuntimeException}s of many kinds when a field is absent or malformed. */
  public static VerdictCommitment of(JsonObject json) {
    return new VerdictCommitment(
        json.getInteger("shards"),
        Hash32.ofHex(json.getString("segments")),
        json.getLong("verdicts"),
        Hash32.ofHex(json.getString("devices")));
  }
}
