package io.trigpoint.agent.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.KeyType;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void readsBackWhatItMade(KeyType type) throws IOException {
    Path file = folder.resolve("agent.key");
    var made = KeyFile.create(file, type, new Random(1));

    assertThat(KeyFile.read(file).key()).isEqualTo(made.key());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw----r--", "rw--w----"})
  void refusesAKeyThatOthersCanUseAndSaysWhatToDo(String mode) throws IOException {
    Path file = folder.resolve("agent.key");
    var made = KeyFile.create(file, KeyType.ED25519, new Random(1));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> KeyFile.read(file))
        .hasMessageContaining("chmod 600 " + file)
        .message()
        .doesNotContain(HexFormat.of().formatHex(made.privateKey()));
  }

  @Test
  void neverReplacesAKey() throws IOException {
    Path file = folder.resolve("agent.key");
    var made = KeyFile.create(file, KeyType.ED25519, new Random(1));

    assertThatThrownBy(() -> KeyFile.create(file, KeyType.P256, new Random(2)))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(KeyFile.read(file).key()).isEqualTo(made.key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "trigpoint-key-v1 ed25519", "trigpoint-key-v1 rsa 00", "a b c d"})
  void refusesADamagedFile(String content) throws IOException {
    Path file = folder.resolve("agent.key");
    PrivateFiles.write(file, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThatThrownBy(() -> KeyFile.read(file)).isInstanceOf(IOException.class);
  }
}
