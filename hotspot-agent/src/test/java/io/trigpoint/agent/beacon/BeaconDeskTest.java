package io.trigpoint.agent.beacon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trigpoint.agent.OracleStandIn;
import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.radio.GatewayPort;
import io.trigpoint.agent.radio.GatewaySession;
import io.trigpoint.agent.uplink.DeskFixture;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.Region;
import io.trigpoint.report.Report;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class BeaconDeskTest {
  private static final long SEGMENT_MS = 8_000;

  /** Beacons are due at the very beginning of each segment. */
  private static final RandomGenerator EARLIEST =
      new RandomGenerator() {
        private final Random random = new Random(5);

        @Override
        public long nextLong() {
          return random.nextLong();
        }

        @Override
        public long nextLong(long bound) {
          return 0;
        }
      };

  @TempDir private Path folder;
  private final AtomicLong wallAheadMs = new AtomicLong();
  private final HostClock clock =
      new HostClock(
          () -> Instant.now().plusMillis(wallAheadMs.get()),
          System::nanoTime,
          Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
  private OracleStandIn oracle;
  private DeskFixture fixture;
  private GatewayPort gateway;
  private Forwarder forwarder;
  private BeaconDesk beacons;
  private Thread thread;

  @BeforeEach
  void open() throws Exception {
    oracle = OracleStandIn.start();
    oracle.segmentMs(SEGMENT_MS);
    FailureLog log = new FailureLog(clock, line -> {});
    fixture = DeskFixture.open(folder, clock, List.of(oracle.url()), line -> {});
    var _ = fixture.nodes().refresh();
    gateway =
        GatewayPort.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new GatewaySession(Optional.empty()),
            clock,
            new Random(1),
            log,
            receptions -> {});
    forwarder = new Forwarder(gateway.address());
    beacons =
        new BeaconDesk(
            new BeaconDesk.Station(
                DeviceSigner.generate(KeyType.ED25519, new Random(1)).deviceId(),
                Region.EU868,
                Decibels.of(0)),
            fixture.nodes(),
            gateway,
            new PayloadWindow(),
            fixture.desk(),
            clock,
            EARLIEST,
            log);
    thread = Thread.ofVirtual().unstarted(beacons::run);
  }

  @AfterEach
  void close() throws Exception {
    thread.interrupt();
    forwarder.close();
    gateway.close();
    oracle.close();
    fixture.queue().close();
  }

  @Test
  void beaconsInTheSameSegmentWhenTheOutageOfTheNodesEnds() throws Exception {
    forwarder.connect();
    oracle.outage(true);
    long segment = startEarlyInASegment();
    eventually(() -> beacons.lastOutcome().startsWith("no entropy"));
    assertThat(fixture.reports()).isEmpty();

    oracle.outage(false);

    eventually(() -> !fixture.reports().isEmpty());
    assertThat(sent())
        .singleElement()
        .satisfies(beacon -> assertThat(beacon.header().timeMs() / SEGMENT_MS).isEqualTo(segment));
    assertThat(forwarder.asked()).isEqualTo(1);
  }

  @Test
  void beaconsInTheSameSegmentWhenTheForwarderComesBack() throws Exception {
    long segment = startEarlyInASegment();
    eventually(() -> beacons.lastOutcome().startsWith("no packet forwarder"));

    forwarder.connect();

    eventually(() -> !fixture.reports().isEmpty());
    assertThat(sent())
        .singleElement()
        .satisfies(beacon -> assertThat(beacon.header().timeMs() / SEGMENT_MS).isEqualTo(segment));
  }

  @Test
  void beaconsOncePerSegment() throws Exception {
    forwarder.connect();
    long segment = startEarlyInASegment();

    eventually(() -> fixture.reports().size() >= 3);

    assertThat(sent())
        .extracting(beacon -> beacon.header().timeMs() / SEGMENT_MS)
        .containsExactly(segment, segment + 1, segment + 2);
  }

  @Test
  void sendsNothingWhileTheClockIsWrongAndGoesOnWhenItIsSet() throws Exception {
    forwarder.connect();
    wallAheadMs.set(Duration.ofDays(-4_000).toMillis());
    thread.start();
    TimeUnit.SECONDS.sleep(2);
    assertThat(forwarder.asked()).isZero();

    wallAheadMs.set(Duration.ofDays(30).toMillis());
    TimeUnit.SECONDS.sleep(2);
    assertThat(forwarder.asked()).isZero();

    wallAheadMs.set(0);
    eventually(() -> !fixture.reports().isEmpty());
    assertThat(sent().getFirst().header().timeMs())
        .isCloseTo(System.currentTimeMillis(), within(60_000L));
  }

  @Test
  void beaconsAgainSoonWhenTheClockIsSetBackWhileItWaits() throws Exception {
    forwarder.connect();
    wallAheadMs.set(60_000);
    thread.start();
    eventually(() -> sent().size() == 1);

    wallAheadMs.set(0);

    eventually(() -> sent().size() >= 2);
    assertThat(sent().get(1).header().timeMs()).isLessThan(sent().get(0).header().timeMs());
  }

  private long startEarlyInASegment() throws InterruptedException {
    long now = System.currentTimeMillis();
    long segment = now / SEGMENT_MS + 1;
    TimeUnit.MILLISECONDS.sleep(segment * SEGMENT_MS - now + 5);
    thread.start();
    return segment;
  }

  private List<Beacon> sent() throws Exception {
    List<Report> reports = fixture.reports();
    return reports.stream().map(Beacon.class::cast).toList();
  }

  private static void eventually(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
