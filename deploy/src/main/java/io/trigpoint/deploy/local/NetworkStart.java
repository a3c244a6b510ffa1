package io.trigpoint.deploy.local;

import io.trigpoint.deploy.weather.WeatherFeed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Brings the parts of a network up in order, and down in the opposite order. */
final class NetworkStart implements AutoCloseable {
  /** Time for the chain, the nodes and the first agents to come up before epoch 1 begins. */
  private static final Duration LEAD = Duration.ofSeconds(20);

  private static final int ROWS_PER_EPOCH = 6;

  private final LocalOptions options;
  private final Progress progress;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Thread onSignal = new Thread(this::stopAll, "stop");

  NetworkStart(LocalOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(onSignal);
  }

  RunningNetwork start() throws IOException {
    progress.say("base directory " + options.base().root());
    FreePorts ports = new FreePorts();
    Cast cast = Cast.of(options);
    Duration pace = announceWeather(cast.weather());
    Children children = part(new Children(options.base(), progress));
    long genesis = wholeSecond(System.currentTimeMillis() + LEAD.toMillis());
    LocalChain chain = LocalChain.start(options, genesis, children, ports);
    progress.say(
        "chain at " + chain.rpc().endpoint() + " with " + chain.addresses().size() + " contracts");
    LocalDatabase database = LocalDatabase.start(options.base(), children, ports);
    progress.say("PostgreSQL at " + database.url());
    NodeFleet nodes =
        NodeFleet.start(
            options, NodeFleet.Shared.directly(chain, database, genesis), children, ports);
    nodes.nodes().forEach(node -> progress.say(node.name() + " serves at " + node.url()));
    Neighbourhood surroundings = part(new Neighbourhood(options.seed(), cast.weather(), pace));
    List<AgentFleet.Agent> agents =
        new AgentFleet(options, chain, children, ports, cast.devices())
            .start(nodes.urls(), surroundings);
    surroundings.beginWeather();
    progress.say(agents.size() + " agents are registered and running");
    RunningNetwork network =
        new RunningNetwork(options, cast, children, chain, database, nodes, agents, genesis);
    children.supervise();
    progress.say("the network serves at " + nodes.urls());
    if (options.once()) {
      NetworkFile.write(network);
    }
    return network;
  }

  /** The chain counts seconds; both must begin epoch 1 at the same moment. */
  private static long wholeSecond(long timeMs) {
    return Math.ceilDiv(timeMs, 1_000L) * 1_000;
  }

  private Duration announceWeather(WeatherFeed weather) {
    Duration pace = options.epoch().dividedBy(ROWS_PER_EPOCH);
    Duration capped = pace.compareTo(weather.spacing()) > 0 ? weather.spacing() : pace;
    progress.say("weather: " + weather.description());
    progress.say(
        "weather: rows of "
            + weather.spacing().toSeconds()
            + " s are sent each "
            + capped.toSeconds()
            + " s with the time of sending: time runs "
            + weather.spacing().dividedBy(capped)
            + " times as fast");
    return capped;
  }

  private synchronized <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  private synchronized void stopAll() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception reluctant) {
        progress.say("while stopping: " + reluctant.getMessage());
      }
    }
  }

  @Override
  public void close() {
    stopAll();
  }
}
