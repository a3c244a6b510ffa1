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

@Timeout(180)
class BeaconDeskTest {
  private static final long SEGMENT_MS = 8_000;

  /** For what must happen inside one segment. */
  private static final long LONG_SEGMENT_MS = 32_000;

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
    FailureLog log = new FailureLog(clock, line -> {});
    fixture = DeskFixture.open(folder, clock, List.of(oracle.url()), line -> {});
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
    segments(LONG_SEGMENT_MS);
    oracle.outage(true);
    long segment = startEarlyInASegment(LONG_SEGMENT_MS);
    eventually(() -> beacons.lastOutcome().startsWith("no entropy"));
    assertThat(fixture.reports()).isEmpty();

    oracle.outage(false);

    eventually(() -> !fixture.reports().isEmpty());
    assertThat(sent())
        .singleElement()
        .satisfies(
            beacon -> assertThat(beacon.header().timeMs() / LONG_SEGMENT_MS).isEqualTo(segment));
    assertThat(forwarder.asked()).isEqualTo(1);
  }

  @Test
  void beaconsInTheSameSegmentWhenTheForwarderComesBack() throws Exception {
    segments(LONG_SEGMENT_MS);
    long segment = startEarlyInASegment(LONG_SEGMENT_MS);
    eventually(() -> beacons.lastOutcome().startsWith("no packet forwarder"));

    forwarder.connect();

    eventually(() -> !fixture.reports().isEmpty());
    assertThat(sent())
        .singleElement()
        .satisfies(
            beacon -> assertThat(beacon.header().timeMs() / LONG_SEGMENT_MS).isEqualTo(segment));
  }

  @Test
  void beaconsOncePerSegment() throws Exception {
    forwarder.connect();
    segments(SEGMENT_MS);
    long segment = startEarlyInASegment(SEGMENT_MS);

    eventually(() -> fixture.reports().size() >= 3);

    assertThat(sent())
        .extracting(beacon -> beacon.header().timeMs() / SEGMENT_MS)
        .containsExactly(segment, segment + 1, segment + 2);
  }

  @Test
  void sendsNothingWhileTheClockIsWrongAndGoesOnWhenItIsSet() throws Exception {
    forwarder.connect();
    segments(SEGMENT_MS);
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
    segments(SEGMENT_MS);
    wallAheadMs.set(60_000);
    thread.start();
    eventually(() -> sent().size() == 1);

    wallAheadMs.set(0);

    eventually(() -> sent().size() >= 2);
    assertThat(sent().get(1).header().timeMs()).isLessThan(sent().get(0).header().timeMs());
  }

  private void segments(long lengthMs) throws Exception {
    oracle.segmentMs(lengthMs);
    var _ = fixture.nodes().refresh();
  }

  /** Sets the clock ahead to the beginning of the next segment. */
  private long startEarlyInASegment(long lengthMs) {
    long now = System.currentTimeMillis();
    long segment = now / lengthMs + 1;
    wallAheadMs.set(segment * lengthMs - now + 5);
    thread.start();
    return segment;
  }

  private List<Beacon> sent() throws Exception {
    List<Report> reports = fixture.reports();
    return reports.stream().map(Beacon.class::cast).toList();
  }

  private static void eventually(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
