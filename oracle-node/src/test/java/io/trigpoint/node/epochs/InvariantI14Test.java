package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.chain.KeyUnavailable;
import io.trigpoint.node.store.SqlSigningGuard;
import io.trigpoint.node.store.SqlTransactions;
import io.trigpoint.node.store.TestDatabase;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** I-14: an operator never signs two results of one epoch, across restarts and clones. */
class InvariantI14Test {
  private static final EvmAddress ROOTS = new EvmAddress("0x" + "ab".repeat(20));
  private static final EvmAddress SIGNER = new EvmAddress("0x" + "cd".repeat(20));

  private final DataSource database = TestDatabase.fresh();

  @Test
  void aSecondDigestIsRefusedForEver() {
    assertThat(guard(1, ROOTS, SIGNER).admits(7, digest(1))).isTrue();
    assertThat(guard(1, ROOTS, SIGNER).admits(7, digest(2))).isFalse();
    assertThat(guard(1, ROOTS, SIGNER).admits(7, digest(1))).isTrue();
  }

  @Test
  void otherEpochsContractsChainsAndSignersAreOthers() {
    assertThat(guard(1, ROOTS, SIGNER).admits(7, digest(1))).isTrue();
    assertThat(guard(1, ROOTS, SIGNER).admits(8, digest(2))).isTrue();
    assertThat(guard(2, ROOTS, SIGNER).admits(7, digest(2))).isTrue();
    assertThat(guard(1, SIGNER, SIGNER).admits(7, digest(2))).isTrue();
    assertThat(guard(1, ROOTS, ROOTS).admits(7, digest(2))).isTrue();
  }

  @Test
  void ofManyResultsAtOnceExactlyOneIsAdmitted() throws Exception {
    List<Callable<Boolean>> clones =
        IntStream.range(0, 16)
            .<Callable<Boolean>>mapToObj(i -> () -> guard(1, ROOTS, SIGNER).admits(9, digest(i)))
            .toList();
    int admitted = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> answer : threads.invokeAll(clones)) {
        admitted += answer.get() ? 1 : 0;
      }
    }
    assertThat(admitted).isEqualTo(1);
  }

  @Test
  void aServerThatMayForgetGetsNoSignature() throws IOException {
    try (EmbeddedPostgres forgetful =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setPGStartupWait(Duration.ofSeconds(60))
            .start()) {
      DataSource source = forgetful.getPostgresDatabase();
      var _ = Flyway.configure().dataSource(source).load().migrate();
      SigningGuard guard = new SqlSigningGuard(new SqlTransactions(source), 1, ROOTS, SIGNER);
      assertThatThrownBy(() -> guard.admits(7, digest(1)))
          .isInstanceOf(KeyUnavailable.class)
          .hasMessageContaining("fsync = off");
      assertThat(guard.signed(7)).isEmpty();
    }
  }

  private SigningGuard guard(long chainId, EvmAddress contract, EvmAddress signer) {
    return new SqlSigningGuard(new SqlTransactions(database), chainId, contract, signer);
  }

  private static Hash32 digest(int n) {
    return Hashes.sha256(new byte[] {(byte) n});
  }
}
