package io.trigpoint.node.epochs;

import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * manifest.json: the files of an epoch with their hashes, the roots, and where the result was
 * posted. It ends with the SHA-256 of itself without that line, so that a damaged manifest is
 * recognised.
 */
public record EpochManifest(
    long epoch, List<ListedFile> files, EpochOutcome.Roots roots, Optional<Settlement> settlement) {
  public static final String NAME = "manifest.json";
  private static final String FORMAT = "trigpoint-epoch-1";

  /** One file of the folder. */
  public record ListedFile(String name, long size, Hash32 sha256) {

    public static ListedFile of(String name, byte[] bytes) {
      return new ListedFile(name, bytes.length, Hashes.sha256(bytes));
    }

    boolean describes(byte[] bytes) {
      return bytes.length == size && Hashes.sha256(bytes).equals(sha256);
    }
  }

  public EpochManifest {
    files = List.copyOf(files);
  }

  public byte[] toBytes() {
    return ChecksummedJson.bytes(json());
  }

  /** Accepts exactly the bytes that {@link #toBytes} writes. */
  public static EpochManifest parse(byte[] bytes) throws CorruptFile {
    return ChecksummedJson.parse(
        NAME, "a manifest", bytes, EpochManifest::read, EpochManifest::toBytes);
  }

  /** The same manifest with other bytes under the name of a listed file. */
  public EpochManifest listing(String name, byte[] bytes) {
    List<ListedFile> listed =
        files.stream()
            .map(file -> file.name().equals(name) ? ListedFile.of(name, bytes) : file)
            .toList();
    return new EpochManifest(epoch, listed, roots, settlement);
  }

  /** The same manifest, now that it is known where the result was signed and posted. */
  public EpochManifest settled(Settlement posted) {
    return new EpochManifest(epoch, files, roots, Optional.of(posted));
  }

  /** Throws when a file is not listed, or is not the one that is listed. */
  public void check(String name, byte[] bytes) throws CorruptFile {
    for (ListedFile file : files) {
      if (file.name().equals(name)) {
        if (!file.describes(bytes)) {
          throw new CorruptFile(name, "does not match the hash in " + NAME);
        }
        return;
      }
    }
    throw new CorruptFile(NAME, "does not list " + name);
  }

  private JsonObject json() {
    JsonArray listed = new JsonArray();
    files.forEach(file ->
        listed.add(
            new JsonObject()
                .put("name", file.name())
                .put("size", file.size())
                .put("sha256", file.sha256().hex())));
    JsonObject json =
        new JsonObject()
            .put("format", FORMAT)
            .put("epoch", epoch)
            .put("roots", ResultJson.roots(roots))
            .put("files", listed);
    settlement.ifPresent(posted -> json.put("settlement", json(posted)));
    return json;
  }

  private static JsonObject json(Settlement settlement) {
    JsonObject json =
        new JsonObject()
            .put("chain_id", settlement.chainId())
            .put("epoch_roots", settlement.epochRoots())
            .put("set_id", settlement.setId());
    settlement.signature().ifPresent(signature -> json.put("signature", signature));
    settlement.postTx().ifPresent(tx -> json.put("post_tx", tx));
    return json;
  }

  private static EpochManifest read(JsonObject json) {
    List<ListedFile> files = new ArrayList<>();
    for (Object entry : json.getJsonArray("files")) {
      JsonObject file = (JsonObject) entry;
      files.add(
          new ListedFile(
              file.getString("name"),
              file.getLong("size"),
              Hash32.ofHex(file.getString("sha256"))));
    }
    JsonObject roots = json.getJsonObject("roots");
    return new EpochManifest(
        json.getLong("epoch"),
        files,
        new EpochOutcome.Roots(
            hash(roots, "input_root"),
            hash(roots, "verdict_root"),
            hash(roots, "reward_root"),
            hash(roots, "parameter_hash"),
            hash(roots, "previous_reward_root")),
        Optional.ofNullable(json.getJsonObject("settlement")).map(EpochManifest::settlement));
  }

  private static Settlement settlement(JsonObject json) {
    return new Settlement(
        json.getLong("chain_id"),
        json.getString("epoch_roots"),
        json.getLong("set_id"),
        Optional.ofNullable(json.getString("signature")),
        Optional.ofNullable(json.getString("post_tx")));
  }

  private static Hash32 hash(JsonObject json, String field) {
    return Hash32.ofHex(json.getString(field));
  }
}
