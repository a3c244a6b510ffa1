package io.trigpoint.agent.uplink;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.NetworkId;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a node says about its network.
 *
 * @param receiptKey the node's Ed25519 receipt key, 64 lower-case hexadecimal digits
 * @param segmentMs one beacon is due in each period of this length, counted from the Unix epoch
 * @param serverTimeMs the node's clock when it answered
 */
public record NetworkView(NetworkId network, String receiptKey, long segmentMs, long serverTimeMs) {
  private static final long MIN_SEGMENT_MS = 1_000;

  /** Reads the answer of GET /v1/network. */
  public static NetworkView of(JsonNode answer) throws IOException {
    OptionalLong network = Json.integer(answer, "networkId");
    OptionalLong segment = Json.integer(answer.path("beacon"), "segment_ms");
    OptionalLong time = Json.integer(answer, "server_time_ms");
    String key = hex(Json.text(answer, "receipt_key").orElse(""));
    if (network.isEmpty() || network.getAsLong() <= 0 || segment.isEmpty() || time.isEmpty()) {
      throw new IOException("the node's network page lacks networkId, segment_ms or time");
    }
    if (!key.matches("[0-9a-f]{64}") || segment.getAsLong() < MIN_SEGMENT_MS) {
      throw new IOException("the node's network page has a bad receipt_key or segment_ms");
    }
    return new NetworkView(
        new NetworkId(network.getAsLong()), key, segment.getAsLong(), time.getAsLong());
  }

  /** The same fields as a node gives, for keeping on disk. */
  public JsonNode toJson() {
    var json =
        Json.object()
            .put("networkId", network.value())
            .put("receipt_key", receiptKey)
            .put("server_time_ms", serverTimeMs);
    json.putObject("beacon").put("segment_ms", segmentMs);
    return json;
  }

  private static String hex(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("0x") ? lower.substring(2) : lower;
  }
}
