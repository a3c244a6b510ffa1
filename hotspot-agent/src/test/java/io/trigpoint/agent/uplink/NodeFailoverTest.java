package io.trigpoint.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.agent.OracleStandIn;
import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.Observation;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class NodeFailoverTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  @TempDir private Path folder;
  private final HostClock clock = new HostClock(Clock.systemUTC(), System::nanoTime, 0);
  private final List<String> logged = new ArrayList<>();
  private final List<DeskFixture> open = new ArrayList<>();
  private OracleStandIn first;
  private OracleStandIn second;

  @BeforeEach
  void start() throws IOException {
    first = OracleStandIn.start();
    second = OracleStandIn.start();
  }

  @AfterEach
  void stop() throws IOException {
    first.close();
    second.close();
    for (DeskFixture fixture : open) {
      fixture.queue().close();
    }
  }

  @Test
  void usesTheSecondNodeWhenNobodyListensAtTheFirst() throws Exception {
    DeskFixture fixture = open(NOBODY, second.url());
    file(fixture, 1, 5);

    assertThat(delivery(fixture).sendOnce()).isTrue();

    assertThat(second.temperatures()).containsExactly(1, 2, 3, 4, 5);
    assertThat(fixture.queue().size()).isZero();
    assertThat(fixture.nodes().current()).isEqualTo(second.url());
  }

  @Test
  void usesTheSecondNodeWhileTheFirstIsBusyAndStaysThere() throws Exception {
    DeskFixture fixture = open(first.url(), second.url());
    Delivery delivery = delivery(fixture);
    file(fixture, 1, 3);
    assertThat(delivery.sendOnce()).isTrue();
    first.outage(true);
    file(fixture, 4, 6);
    assertThat(delivery.sendOnce()).isTrue();
    first.outage(false);
    file(fixture, 7, 9);
    assertThat(delivery.sendOnce()).isTrue();

    assertThat(first.temperatures()).containsExactly(1, 2, 3);
    assertThat(second.temperatures()).containsExactly(4, 5, 6, 7, 8, 9);
    assertThat(logged).filteredOn(line -> line.contains("503")).hasSize(1);
  }

  @Test
  void keepsEverythingWhileAllNodesAreAwayAndSendsItThenOnce() throws Exception {
    DeskFixture fixture = open(first.url(), second.url());
    Delivery delivery = delivery(fixture);
    first.outage(true);
    second.outage(true);
    file(fixture, 1, 4);
    assertThatThrownBy(delivery::sendOnce).isInstanceOf(BusyNode.class);
    assertThat(fixture.queue().size()).isEqualTo(4);
    assertThat(fixture.nodes().answers()).isFalse();

    second.outage(false);
    assertThat(delivery.sendOnce()).isTrue();

    assertThat(second.temperatures()).containsExactly(1, 2, 3, 4);
    assertThat(first.temperatures()).isEmpty();
    assertThat(fixture.nodes().answers()).isTrue();
  }

  @Test
  void asksTheNextNodeForTheNetworkWhenTheFirstIsOfAnother() throws Exception {
    first.networkId(1);
    DeskFixture fixture = open(first.url(), second.url());

    assertThat(fixture.nodes().refresh().network()).isEqualTo(new NetworkId(31_337));
    assertThat(fixture.nodes().current()).isEqualTo(second.url());
  }

  @Test
  void refusesAFolderThatKnowsAnotherNetworkThanTheChosenOne() throws Exception {
    var _ = open(first.url());

    assertThatThrownBy(() ->
            new Nodes(
                List.of(first.url()),
                Optional.of(new NetworkId(1)),
                folder.resolve("network.json"),
                clock,
                new FailureLog(clock, logged::add)))
        .hasMessageContaining("31337");
  }

  private DeskFixture open(URI... nodes) throws IOException {
    DeskFixture fixture = DeskFixture.open(folder, clock, List.of(nodes), logged::add);
    open.add(fixture);
    return fixture;
  }

  private Delivery delivery(DeskFixture fixture) {
    return new Delivery(
        fixture.queue(),
        fixture.nodes(),
        SignatureChecks.fastest(),
        clock,
        new FailureLog(clock, logged::add),
        kind -> {});
  }

  private static void file(DeskFixture fixture, int from, int to) throws IOException {
    for (int i = from; i <= to; i++) {
      int value = i;
      fixture
          .desk()
          .file(header ->
              new WeatherReading(
                  header,
                  header.timeMs(),
                  Observation.of(Map.of(WeatherVariable.TEMPERATURE, value)),
                  "json",
                  new TreeMap<>()));
    }
  }
}
