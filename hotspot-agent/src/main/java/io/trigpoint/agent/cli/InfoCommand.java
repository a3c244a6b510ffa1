package io.trigpoint.agent.cli;

import io.trigpoint.agent.config.AgentConfig;
import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.key.KeyFile;
import io.trigpoint.agent.local.AgentVersion;
import io.trigpoint.report.DeviceSigner;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what this agent is. */
@Command(
    name = "info",
    description = "Shows device, key type, kind, region and version as JSON.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() throws IOException {
    AgentConfig config = options.load();
    DeviceSigner signer = KeyFile.read(config.keyFile());
    System.out.println(
        Json.pretty(
            Json.object()
                .put("device", signer.deviceId().hex())
                .put("key_type", KeyFile.nameOf(signer.key().type()))
                .put("key_class", "file")
                .put("helium_address", KeyCommand.heliumAddress(signer))
                .put("kind", config.kind().name().toLowerCase(Locale.ROOT))
                .put("region", config.radio().region().name())
                .put("gain_dbi", config.radio().gain().value())
                .put("version", AgentVersion.current().version())));
    return 0;
  }
}
