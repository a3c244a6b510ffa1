package io.trigpoint.agent.cli;

import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.key.HeliumKeyFile;
import io.trigpoint.agent.key.KeyFile;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.HeliumAddress;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes, imports and shows the device key. */
@Command(
    name = "key",
    description = "Makes, imports or shows the device key.",
    mixinStandardHelpOptions = true,
    subcommands = {KeyCommand.Generate.class, KeyCommand.Import.class, KeyCommand.Show.class})
final class KeyCommand {

  /** key generate. */
  @Command(
      name = "generate",
      description = "Makes a key file with mode 0600; never replaces one.",
      mixinStandardHelpOptions = true)
  static final class Generate implements Callable<Integer> {
    @Mixin private ConfigOptions options = new ConfigOptions();

    @Option(names = "--type", defaultValue = "ed25519", description = "ed25519 (default) or p256.")
    private String type = "ed25519";

    @Override
    public Integer call() throws IOException {
      SecureRandom random = new SecureRandom();
      keep(DeviceSigner.generate(KeyFile.typeOf(type), random), options.load().keyFile());
      return 0;
    }
  }

  /** key import. */
  @Command(
      name = "import",
      description = "Takes over the key file of a Helium gateway; never replaces a key.",
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {
    @Mixin private ConfigOptions options = new ConfigOptions();

    @Option(
        names = "--from",
        required = true,
        paramLabel = "FILE",
        description = "The gateway's key file, customarily gateway_key.bin.")
    private Path from = Path.of("gateway_key.bin");

    @Override
    public Integer call() throws IOException {
      keep(HeliumKeyFile.read(from), options.load().keyFile());
      return 0;
    }
  }

  /** key info. */
  @Command(
      name = "info",
      description = "Shows the public side of the key as JSON.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin private ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() throws IOException {
      Path file = options.load().keyFile();
      print(KeyFile.read(file), file);
      return 0;
    }
  }

  private static void keep(DeviceSigner signer, Path file) throws IOException {
    try {
      KeyFile.create(file, signer);
    } catch (FileAlreadyExistsException exists) {
      throw new IOException(file + " exists already; it is kept as it is", exists);
    }
    print(signer, file);
  }

  private static void print(DeviceSigner signer, Path file) {
    System.out.println(
        Json.object()
            .put("device", signer.deviceId().hex())
            .put("key_type", KeyFile.nameOf(signer.key().type()))
            .put("public_key", HexFormat.of().formatHex(signer.key().publicKey()))
            .put("helium_address", heliumAddress(signer))
            .put("key_file", file.toString()));
  }

  /** The address of the key in base58check; empty text for a P-256 key that has none. */
  static String heliumAddress(DeviceSigner signer) {
    return HeliumAddress.of(signer.key()).map(HeliumAddress::text).orElse("");
  }
}
