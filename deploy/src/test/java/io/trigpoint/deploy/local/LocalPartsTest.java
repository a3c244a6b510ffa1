package io.trigpoint.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.StablecoinCalls;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain and the database of a local network, as real processes. */
class LocalPartsTest {
  private static final Progress SILENT =
      new Progress(new PrintStream(PrintStream.nullOutputStream()));

  @TempDir Path folder;
  private LocalOptions options;
  private Children children;

  @BeforeEach
  void create() throws IOException {
    BaseDirectory base = BaseDirectory.create(folder.resolve("base"));
    children = new Children(base, SILENT);
    options =
        new LocalOptions(
            Path.of("..").toAbsolutePath().normalize(),
            base,
            true,
            1,
            Duration.ofSeconds(60),
            Optional.empty(),
            Optional.empty(),
            1);
  }

  @AfterEach
  void close() {
    children.close();
  }

  @Test
  void theChainHasItsContractsAndAFundedBuyer() throws IOException {
    LocalChain chain = LocalChain.start(options, 1_700_000_000_000L, children, new FreePorts());
    String epoch = chain.rpc().view(chain.address("EpochRoots"), EpochRootsCalls.lastEpoch());
    assertThat(EpochRootsCalls.decodeLastEpoch(epoch)).isZero();
    String funds =
        chain
            .rpc()
            .view(
                chain.address("Stablecoin"),
                StablecoinCalls.balanceOf(LocalChain.Role.BUYER.account().address()));
    assertThat(StablecoinCalls.decodeBalanceOf(funds)).isEqualTo(BigInteger.valueOf(1_000_000_000));
    assertThat(Account.ofIndex(0).address())
        .isEqualTo("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");
  }

  @Test
  void theDatabaseComesBackWithItsRowsAfterAKill() throws Exception {
    LocalDatabase database = LocalDatabase.start(options.base(), children, new FreePorts());
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      assertThat(setting(statement, "fsync")).isEqualTo("on");
      assertThat(setting(statement, "synchronous_commit")).isEqualTo("on");
      statement.execute("create table kept (id int)");
      statement.execute("insert into kept values (7)");
    }
    children.supervise();
    assertThat(ProcessHandle.of(database.pid()).orElseThrow().destroyForcibly()).isTrue();
    int kept =
        Patience.await(
            "row after the restart", Duration.ofMinutes(2), () -> Optional.of(read(database)));
    assertThat(kept).isEqualTo(7);
  }

  private static int read(LocalDatabase database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from kept")) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }

  private static String setting(Statement statement, String name) throws SQLException {
    try (ResultSet rows = statement.executeQuery("show " + name)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(LocalDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url(), "postgres", "postgres");
  }
}
