package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** BASE/network.json: all that another program needs to use, or to disturb, the network. */
final class NetworkFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NetworkFile() {}

  static void write(RunningNetwork network) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    LocalChain chain = network.chain();
    root.putObject("chain")
        .put("rpc", chain.rpc().endpoint().toString())
        .put("chainId", LocalChain.CHAIN_ID);
    ObjectNode contracts = root.putObject("contracts");
    chain.addresses().forEach(contracts::put);
    ArrayNode nodes = root.putArray("nodes");
    for (NodeFleet.Node node : network.nodes().nodes()) {
      nodes
          .addObject()
          .put("name", node.name())
          .put("url", node.url().toString())
          .put("metricsUrl", node.metricsUrl().toString());
    }
    agents(root.putArray("agents"), network.agents());
    accounts(
        root.putArray("owners"),
        Stream.concat(network.cast().honestOwners().stream(), network.cast().cheats().stream())
            .toList());
    accounts(root.putArray("buyers"), List.of(LocalChain.Role.BUYER.account()));
    root.putObject("samples").put("paidRead", network.paidRead().toString());
    root.put("published", network.options().base().published().toString());
    root.putObject("database").put("url", network.database().url()).put("user", "postgres");
    ObjectNode pids = root.putObject("pids").put("launcher", ProcessHandle.current().pid());
    network.children().pids().forEach(pids::put);
    BaseDirectory.writeAtomically(
        network.options().base().networkFile(),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
  }

  private static void agents(ArrayNode list, List<AgentFleet.Agent> agents) {
    for (AgentFleet.Agent agent : agents) {
      Device device = agent.device();
      URI url = agent.url();
      list.addObject()
          .put("name", device.name())
          .put("url", url.toString())
          .put("kind", device.kind().name().toLowerCase(Locale.ROOT))
          .put("device", agent.deviceId())
          .put("owner", device.owner().address())
          .put("honest", device.honest());
    }
  }

  private static void accounts(ArrayNode list, List<Account> accounts) {
    for (Account account : accounts) {
      list.addObject()
          .put("address", account.address())
          .put("privateKey", "0x" + account.privateKey());
    }
  }
}
