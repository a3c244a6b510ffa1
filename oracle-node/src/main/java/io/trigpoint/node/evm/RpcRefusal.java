package io.trigpoint.node.evm;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** An endpoint answered a request with a JSON-RPC error. */
final class RpcRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;

  /** Revert bytes, where the endpoint gives them. */
  private final transient JsonNode data;

  RpcRefusal(String message, JsonNode data) {
    super(message);
    this.data = data;
  }

  /** Whether the contract refused, not the endpoint (which may, say, miss funds for the gas). */
  boolean isRevert() {
    return data.isString() || String.valueOf(getMessage()).contains("revert");
  }

  /** Whether running the code failed, by a revert or otherwise. */
  boolean isExecution() {
    String said = String.valueOf(getMessage()).toLowerCase(Locale.ROOT);
    return isRevert() || said.contains("opcode") || said.contains("out of gas");
  }

  /** The revert's bytes, empty where the endpoint gives none. */
  String revert() {
    return data.isString() ? data.asString() : "";
  }

  /** The endpoint's message, with the revert bytes when there are any, as short printable text. */
  String reason() {
    String said = data.isString() ? getMessage() + " " + data.asString() : "" + getMessage();
    String printable = said.replaceAll("[^ -~]", "").strip();
    return printable.substring(0, Math.min(printable.length(), LONGEST));
  }
}
