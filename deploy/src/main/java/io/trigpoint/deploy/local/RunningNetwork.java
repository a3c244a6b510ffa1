package io.trigpoint.deploy.local;

import java.net.URI;
import java.util.List;

/**
 * A network that serves.
 *
 * @param genesisMs when epoch 1 began, Unix milliseconds
 */
record RunningNetwork(
    LocalOptions options,
    Cast cast,
    Children children,
    LocalChain chain,
    LocalDatabase database,
    NodeFleet nodes,
    List<AgentFleet.Agent> agents,
    long genesisMs) {

  RunningNetwork {
    agents = List.copyOf(agents);
  }

  /** A read that has something to sell once an epoch with weather is final. */
  URI paidRead() {
    long day = 86_400_000;
    return nodes
        .urls()
        .getFirst()
        .resolve(
            "/v1/readings?kind=weather&from="
                + genesisMs
                + "&to="
                + (genesisMs + day)
                + "&limit=10");
  }
}
