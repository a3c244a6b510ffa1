package io.trigpoint.agent.cli;

import io.trigpoint.agent.Agent;
import io.trigpoint.agent.config.AgentConfig;
import io.trigpoint.agent.config.ConfigException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the agent until SIGTERM or SIGINT. */
@Command(
    name = "run",
    description = "Runs the agent until it is told to stop (SIGTERM or Ctrl-C).",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--rtl433-stdin",
      description = "Read rtl_433's JSON lines on stdin: rtl_433 -F json | trigpoint-agent run …")
  private boolean rtl433Stdin;

  @Override
  public Integer call() throws IOException, InterruptedException {
    AgentConfig config = options.load(rtl433Stdin ? Map.of("rtl433.stdin", "true") : Map.of());
    if (config.nodes().isEmpty()) {
      throw new ConfigException("nodes is missing: give at least one URL of an oracle node");
    }
    Agent agent = Agent.start(config);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  agent.close();
                  stopped.countDown();
                }));
    stopped.await();
    return 0;
  }
}
