package io.trigpoint.node.evm;

import io.trigpoint.contracts.ContractErrors;
import io.trigpoint.node.chain.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An endpoint answered a request with a JSON-RPC error. */
final class RpcRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;

  /** Errors that say that it is too early. */
  private static final Set<String> PASSING =
      Set.of("PreviousPending", "PostingIsPaused", "EpochNotOver");

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

  /** The contract's own error, where it is one of ours. */
  Optional<ContractErrors.Named> error() {
    return ContractErrors.of(revert());
  }

  /** The refusal as the sender of transactions needs it. */
  Refusal refusal() {
    return new Refusal(
        reason(), error().filter(named -> PASSING.contains(named.name())).isPresent());
  }

  /**
   * The contract's error by name, else the endpoint's message with the revert bytes when there are
   * any, as short printable text.
   */
  String reason() {
    String said =
        error()
            .map(named -> "execution reverted: " + named.text())
            .orElseGet(
                () -> data.isString() ? getMessage() + " " + data.asString() : "" + getMessage());
    String printable = said.replaceAll("[^ -~]", "").strip();
    return printable.substring(0, Math.min(printable.length(), LONGEST));
  }
}
