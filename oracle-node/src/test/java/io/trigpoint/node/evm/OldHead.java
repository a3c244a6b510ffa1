package io.trigpoint.node.evm;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An endpoint whose chain ends at an old block: it knows nothing of later ones. */
final class OldHead implements Mischief {
  private static final Set<String> LATEST = Set.of("latest", "pending");
  private static final Set<String> FINAL = Set.of("finalized", "safe");

  private final long latest;
  private final long finalized;

  private OldHead(long latest, long finalized) {
    this.latest = latest;
    this.finalized = finalized;
  }

  /** Ends where the chain ends now. */
  static OldHead asOf(UnaryOperator<ObjectNode> endpoint) {
    return new OldHead(number(endpoint, "latest"), number(endpoint, "finalized"));
  }

  private static long number(UnaryOperator<ObjectNode> endpoint, String block) {
    ObjectNode request = Mischief.request("eth_getBlockByNumber", List.of(block, false));
    return Quantities.number(endpoint.apply(request).path("result"), "number");
  }

  @Override
  public ObjectNode answer(ObjectNode request, UnaryOperator<ObjectNode> behind) {
    if (Mischief.asksFor(request, "eth_blockNumber")) {
      return Mischief.result(request, Mischief.string(Quantities.hex(latest)));
    }
    ObjectNode older = request.deepCopy();
    if (older.path("params") instanceof ArrayNode parameters) {
      for (int i = 0; i < parameters.size(); i++) {
        parameters.set(i, older(parameters.get(i)));
      }
    }
    ObjectNode answer = behind.apply(older);
    return isLater(answer.path("result")) ? Mischief.result(request, request.nullNode()) : answer;
  }

  /** A filter of logs ends at the old head; so does every block tag. */
  private JsonNode older(JsonNode parameter) {
    if (parameter instanceof ObjectNode filter && filter.has("toBlock")) {
      JsonNode to = filter.path("toBlock");
      return filter.set("toBlock", older(isBeyond(to) ? Mischief.string("latest") : to));
    }
    String text = parameter.asString("");
    if (LATEST.contains(text)) {
      return Mischief.string(Quantities.hex(latest));
    }
    return FINAL.contains(text) ? Mischief.string(Quantities.hex(finalized)) : parameter;
  }

  private boolean isBeyond(JsonNode block) {
    return block.asString("").startsWith("0x") && Quantities.big(block).longValueExact() > latest;
  }

  /** Whether a block, a receipt or a transaction is of a block that is not there yet. */
  private boolean isLater(JsonNode result) {
    JsonNode block = result.has("blockNumber") ? result.path("blockNumber") : result.path("number");
    return block.isString() && isBeyond(block);
  }
}
