package io.trigpoint.agent.cli;

import io.trigpoint.agent.chain.DeviceRegistrar;
import io.trigpoint.agent.chain.LocationFile;
import io.trigpoint.agent.config.AgentConfig;
import io.trigpoint.agent.key.KeyFile;
import io.trigpoint.agent.key.PrivateFiles;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.EvmAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Registers the device on chain. */
@Command(
    name = "add",
    description = {
      "Registers this device on chain, owned by the account whose key is given.",
      "The chain gets a coarse cell and a commitment; the exact place stays in the data folder."
    },
    mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {
  private static final String OWNER_KEY = "TRIGPOINT_OWNER_KEY";
  private static final int EXACT_RESOLUTION = 12;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--owner-key-file",
      paramLabel = "FILE",
      description =
          "The owner's secp256k1 key, 64 hexadecimal digits, mode 0600. "
              + "Without it the environment's "
              + OWNER_KEY
              + " is used.")
  private @Nullable Path ownerKeyFile;

  @Option(
      names = "--print",
      description = "Print the call for a wallet instead of sending it; needs --owner.")
  private boolean print;

  @Option(names = "--owner", paramLabel = "ADDRESS", description = "The owner's address.")
  private @Nullable String owner;

  @Option(names = "--rpc", required = true, paramLabel = "URL", description = "Chain endpoint.")
  private URI rpc = URI.create("");

  @Option(
      names = "--registry",
      required = true,
      paramLabel = "ADDRESS",
      description = "DeviceRegistry contract.")
  private String registry = "";

  @Option(names = "--lat", required = true, description = "Latitude, degrees north.")
  private double latitude;

  @Option(names = "--lon", required = true, description = "Longitude, degrees east.")
  private double longitude;

  @Option(names = "--gain", defaultValue = "0", description = "Antenna gain, dBi.")
  private double gain;

  @Option(names = "--elevation", defaultValue = "0", description = "Metres above ground.")
  private double elevation;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("--lat must be within 90 and --lon within 180 degrees");
    }
    AgentConfig config = options.load(Map.of());
    var signer = KeyFile.read(config.keyFile());
    LocationFile location =
        DeviceRegistrar.commit(config.dataDir(), location(), new SecureRandom());
    DeviceRegistrar registrar =
        new DeviceRegistrar(rpc, new EvmAddress(registry), signer, config.kind());
    System.out.println(
        print
            ? registrar.print(new EvmAddress(wallet()), location)
            : registrar.add(ownerKey(), location));
    return 0;
  }

  private AssertedLocation location() {
    return new AssertedLocation(
        Cell.ofLatLng(latitude, longitude, EXACT_RESOLUTION),
        Decibels.of(gain),
        (int) Math.rint(elevation * 10));
  }

  private String wallet() {
    if (owner == null) {
      throw new IllegalArgumentException("--print needs --owner, the account that will send it");
    }
    return owner;
  }

  private String ownerKey() throws IOException {
    if (ownerKeyFile != null) {
      return new String(PrivateFiles.read(ownerKeyFile), StandardCharsets.US_ASCII);
    }
    return Optional.ofNullable(System.getenv(OWNER_KEY))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "give --owner-key-file or " + OWNER_KEY + ", or use --print with a wallet"));
  }
}
