package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import io.trigpoint.node.epochs.EpochStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks S3, in this process. */
class S3EpochStoreTest extends EpochStoreContract {
  private static final LocalS3 SERVER =
      LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();
  private static final Optional<BucketKeys> KEYS =
      Optional.of(new BucketKeys("access", "not a secret"));
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  @BeforeAll
  static void begin() {
    SERVER.start();
  }

  @AfterAll
  static void end() {
    SERVER.shutdown();
  }

  @Override
  EpochStore store() throws Exception {
    return open(bucket(), "");
  }

  @Override
  EpochStore broken() {
    return open("no-such-bucket", "");
  }

  @Test
  void keepsToItsPrefix() throws Exception {
    String bucket = bucket();
    open(bucket, "mainnet").write("epoch-000001", "head.bin", new byte[] {1});
    assertThat(open(bucket, "").read("mainnet/epoch-000001", "head.bin")).containsExactly(1);
    assertThat(open(bucket, "testnet/").has("epoch-000001", "head.bin")).isFalse();
  }

  @Test
  void aServerThatIsNotThereIsAFailureNotAnAbsentFile() {
    try (S3EpochStore nobody =
        S3EpochStore.open(URI.create("http://127.0.0.1:1"), "us-east-1", "b", "", KEYS)) {
      assertThatThrownBy(() -> nobody.has("epoch-000001", "head.bin"))
          .hasMessageContaining("cannot ask for epoch-000001/head.bin in bucket b");
    }
  }

  @Test
  void keysAreReadFromAFileThatOnlyItsOwnerReads(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("bucket.key"), "access\nvery secret\n");
    var _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(BucketKeys.read(file)).isEqualTo(new BucketKeys("access", "very secret"));
    assertThat(BucketKeys.read(file).toString()).doesNotContain("very secret");
    var _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> BucketKeys.read(file)).hasMessageContaining("chmod 600");
  }

  private static S3EpochStore open(String bucket, String prefix) {
    return S3EpochStore.open(endpoint(), "us-east-1", bucket, prefix, KEYS);
  }

  private static URI endpoint() {
    return URI.create("http://127.0.0.1:" + SERVER.getPort());
  }

  private static String bucket() throws Exception {
    String name = "epochs" + BUCKETS.incrementAndGet();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<Void> made =
          http.send(
              HttpRequest.newBuilder(endpoint().resolve("/" + name))
                  .PUT(HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      assertThat(made.statusCode()).isEqualTo(200);
    }
    return name;
  }
}
