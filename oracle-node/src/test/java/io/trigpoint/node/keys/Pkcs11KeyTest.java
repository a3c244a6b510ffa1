package io.trigpoint.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.report.Hashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real SoftHSM2 token with a secp256k1 key that OpenSSL made. The library reads its configuration
 * from the environment, so the key is used in a process of its own, {@link Pkcs11Probe}.
 */
class Pkcs11KeyTest {
  private static final String PIN = "5678";
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory = Path.of("");
  private Path library = Path.of("");

  @BeforeEach
  void token() throws Exception {
    Optional<Path> found =
        Stream.of(
                "/usr/lib/softhsm/libsofthsm2.so",
                "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                "/usr/lib64/softhsm/libsofthsm.so")
            .map(Path::of)
            .filter(Files::exists)
            .findFirst();
    assumeTrue(found.isPresent(), "SoftHSM2 is not installed; on Debian: apt install softhsm2");
    library = found.get();
    Path tokens = Files.createDirectory(directory.resolve("tokens"));
    var _ =
        Files.writeString(
            directory.resolve("softhsm2.conf"),
            "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    Path pin = Files.writeString(directory.resolve("pin"), PIN);
    var _ = Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
    var _ =
        run(
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            "t",
            "--pin",
            PIN,
            "--so-pin",
            "1234");
    var _ = run("openssl", "ecparam", "-name", "secp256k1", "-genkey", "-noout", "-out", "key.pem");
    var _ = run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-out", "key8.pem");
    var _ =
        run(
            "openssl",
            "req",
            "-new",
            "-x509",
            "-key",
            "key.pem",
            "-subj",
            "/CN=attest",
            "-out",
            "certificate.pem");
  }

  @Test
  void theTokenSignsWithACurveThatTheJdkNoLongerHas() throws Exception {
    assertThat(probe("import")).contains("imported");
    String[] said = probe("sign").strip().split(" ", -1);
    String digest = Hashes.keccak256(MESSAGE).hex();
    assertThat(new CompactSignature(said[1]).signer(digest)).contains(said[0]);
  }

  @Test
  void aTokenWithoutTheKeySaysSo() throws Exception {
    assertThat(probe("sign")).contains("has no key with a certificate labelled attest");
  }

  @Test
  void aWrongPinSaysSo() throws Exception {
    var _ = Files.writeString(directory.resolve("pin"), "0000");
    assertThat(probe("sign")).contains("cannot use the token").contains("CKR_PIN_INCORRECT");
  }

  private String probe(String what) throws Exception {
    return run(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Pkcs11Probe.class.getName(),
        what,
        library.toString());
  }

  private String run(String... command) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(arguments).directory(directory.toFile());
    var _ =
        builder.environment().put("SOFTHSM2_CONF", directory.resolve("softhsm2.conf").toString());
    Path output = directory.resolve("output");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(output);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
