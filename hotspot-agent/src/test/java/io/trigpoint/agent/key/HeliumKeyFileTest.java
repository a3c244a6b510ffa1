package io.trigpoint.agent.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.HeliumAddress;
import io.trigpoint.report.KeyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeliumKeyFileTest {
  private static final String SEED =
      "f8374ea8637b16cb24fa88566e77c6aaf8374ea8637b16cb24fa88566e77c6aa";
  private static final String ADDRESS = "14MRZY2jc2ABDq1faCCMmXrkm2PXY9UBRTP1j9PWnFTKnCb7Hyn";

  @TempDir private Path folder;

  @Test
  void anEd25519KeyKeepsItsAddress() throws IOException {
    DeviceSigner original =
        DeviceSigner.ofPrivateKey(KeyType.ED25519, HexFormat.of().parseHex(SEED));
    DeviceSigner read = HeliumKeyFile.read(file(ed25519(original)));
    assertThat(HeliumAddress.of(read.key()).map(HeliumAddress::text)).hasValue(ADDRESS);
    assertThat(read.privateKey()).isEqualTo(original.privateKey());
  }

  @Test
  void aCompactP256KeyOfEitherNetworkIsTakenOverAndKept() throws IOException {
    DeviceSigner original = p256(true);
    byte[] content = p256(original);
    content[0] = 0x10;
    DeviceSigner read = HeliumKeyFile.read(file(content));
    assertThat(read.key()).isEqualTo(original.key());

    Path kept = folder.resolve("agent.key");
    KeyFile.create(kept, read);
    assertThat(KeyFile.read(kept).key()).isEqualTo(original.key());
  }

  static Stream<byte[]> damaged() {
    DeviceSigner ed25519 = DeviceSigner.generate(KeyType.ED25519, new Random(1));
    byte[] bent = ed25519(ed25519);
    bent[40] ^= 1;
    byte[] otherType = p256(p256(true));
    otherType[0] = 3;
    return Stream.of(
        new byte[0],
        new byte[33],
        new byte[65],
        bent,
        otherType,
        Arrays.copyOf(ed25519(ed25519), 64),
        p256(p256(false)));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void whatIsNoGatewayKeyIsRefusedWithoutShowingIt(byte[] content) throws IOException {
    Path file = file(content);
    assertThatThrownBy(() -> HeliumKeyFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + " is not a Helium gateway key");
  }

  @Test
  void aKeyThatOthersCanReadIsRefused() throws IOException {
    Path file = file(p256(p256(true)));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> HeliumKeyFile.read(file)).hasMessageContaining("chmod 600");
  }

  private Path file(byte[] content) throws IOException {
    Path file = folder.resolve("gateway_key.bin");
    PrivateFiles.write(file, content);
    return file;
  }

  private static byte[] ed25519(DeviceSigner signer) {
    byte[] content = Arrays.copyOf(tagged(1, signer), 65);
    System.arraycopy(signer.key().publicKey(), 0, content, 33, 32);
    return content;
  }

  private static byte[] p256(DeviceSigner signer) {
    return tagged(0, signer);
  }

  private static byte[] tagged(int tag, DeviceSigner signer) {
    byte[] content = new byte[33];
    content[0] = (byte) tag;
    System.arraycopy(signer.privateKey(), 0, content, 1, 32);
    return content;
  }

  private static DeviceSigner p256(boolean compact) {
    return Stream.iterate(0L, seed -> seed + 1)
        .map(seed -> DeviceSigner.generate(KeyType.P256, new Random(seed)))
        .filter(signer -> HeliumAddress.of(signer.key()).isPresent() == compact)
        .findFirst()
        .orElseThrow();
  }
}
