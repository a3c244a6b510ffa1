package io.trigpoint.node.evm;

import io.trigpoint.node.chain.ChainUnavailable;
import java.util.Map;
import java.util.Optional;

/**
 * What a contract answered, or why it refused.
 *
 * @param answer hexadecimal; empty when the call reverted
 * @param reason for people, in the endpoint's words
 * @param revert the revert's bytes, where the endpoint gives them
 */
record CallOutcome(Optional<String> answer, String reason, String revert) {

  /** What endpoints of different makers agree on. */
  Object essence() {
    return answer.orElse("reverted " + revert);
  }

  static CallOutcome ask(RpcEndpoint endpoint, Map<String, String> call, Object block) {
    try {
      String answer = endpoint.ask("eth_call", call, block).asString("");
      return new CallOutcome(Optional.of(answer), "", "");
    } catch (RpcRefusal refused) {
      if (refused.isExecution()) {
        return new CallOutcome(Optional.empty(), refused.reason(), refused.revert());
      }
      throw new ChainUnavailable("eth_call: " + refused.reason(), refused);
    }
  }
}
