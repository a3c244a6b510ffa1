package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.Settlement;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.JsonRpc;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.report.EvmAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Compares a computed epoch with what was posted to a chain.
 *
 * @param rpc the endpoint to ask; nothing is compared without one
 * @param epochRoots the contract to ask, instead of the one that the manifest names
 */
record PostedAudit(Optional<URI> rpc, Optional<String> epochRoots) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String POSTED = "posted";

  /** Says what it finds; what differs comes back, else nothing. */
  Optional<String> compare(AuditLines lines, ChainAudit.Computed computed) throws IOException {
    if (rpc.isEmpty()) {
      lines.say(POSTED, "not checked: no --rpc was given");
      return Optional.empty();
    }
    Optional<String> address =
        epochRoots.or(() -> computed.settlement().map(Settlement::epochRoots));
    if (address.isEmpty()) {
      lines.say(
          POSTED,
          "not checked: the manifest names no contract, as nothing is posted yet;"
              + " --epoch-roots names one");
      return Optional.empty();
    }
    EvmAddress contract = new EvmAddress(address.get());
    RpcProbe probe = new RpcProbe(rpc.get());
    long chainId = probe.chainId();
    if (!probe.hasCode(contract.hex())) {
      throw new IOException("no contract at " + contract + " on chain " + chainId);
    }
    lines.say("contract", contract + " on chain " + chainId);
    try (JsonRpc endpoint = new JsonRpc(List.of(rpc.get()), TIMEOUT)) {
      RpcChain chain = new RpcChain(endpoint, new Finality.Depth(0));
      return new ChainAudit(chain, chainId, contract)
          .compare(computed).stream().flatMap(finding -> told(lines, finding).stream()).findFirst();
    }
  }

  private static Optional<String> told(AuditLines lines, ChainAudit.Finding finding) {
    return switch (finding) {
      case ChainAudit.Finding.Agrees(String what, String detail) -> {
        lines.say(what, "OK, " + detail);
        yield Optional.empty();
      }
      case ChainAudit.Finding.NotChecked(String what, String why) -> {
        lines.say(what, "not checked: " + why);
        yield Optional.empty();
      }
      case ChainAudit.Finding.Differs(String what, String posted, String computed) -> {
        lines.differs(what, POSTED, posted, computed);
        yield Optional.of(what);
      }
    };
  }
}
