package io.trigpoint.agent.beacon;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.radio.GatewayPort;
import io.trigpoint.agent.radio.TxAnswer;
import io.trigpoint.agent.uplink.NetworkView;
import io.trigpoint.agent.uplink.Nodes;
import io.trigpoint.agent.uplink.ReportDesk;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Region;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Sends one beacon in each segment at a random instant. When entropy or the forwarder is missing it
 * tries again inside the segment; entropy is fetched ahead of the instant.
 */
public final class BeaconDesk {
  private static final long PREFETCH_MS = 3_000;
  private static final long RETRY_MS = 5_000;
  private static final long AIRTIME_AND_UPLOAD_MS = 4_000;
  private static final long LONGEST_SLEEP_MS = 30_000;
  private static final String OUTCOME = "beacon";

  /** What the beacons of a hotspot have in common. */
  public record Station(DeviceId device, Region region, Decibels gain) {}

  private final Station station;
  private final Nodes nodes;
  private final GatewayPort gateway;
  private final PayloadWindow own;
  private final ReportDesk desk;
  private final HostClock clock;
  private final RandomGenerator random;
  private final FailureLog log;
  private Optional<Entropy> entropy = Optional.empty();
  private long lastTryMs;
  private volatile String lastOutcome = "none yet";
  private volatile Optional<Dbm> lastPower = Optional.empty();

  public BeaconDesk(
      Station station,
      Nodes nodes,
      GatewayPort gateway,
      PayloadWindow own,
      ReportDesk desk,
      HostClock clock,
      RandomGenerator random,
      FailureLog log) {
    this.station = station;
    this.nodes = nodes;
    this.gateway = gateway;
    this.own = own;
    this.desk = desk;
    this.clock = clock;
    this.random = random;
    this.log = log;
  }

  /** In plain words, for the owner. */
  public String lastOutcome() {
    return lastOutcome;
  }

  /** The power that the forwarder used for the last beacon. */
  public Optional<Dbm> lastPower() {
    return lastPower;
  }

  public Dbm askedPower() {
    return station.region().conductedPower(station.gain());
  }

  /** Beacons until interrupted, or until the forwarder turns out to send too loud. */
  public void run() {
    SegmentSchedule schedule = new SegmentSchedule(random);
    try {
      long segment = 0;
      boolean lawful = true;
      while (lawful) {
        long length = segmentMs();
        long current = SegmentSchedule.segmentOf(clock.millis(), length);
        segment = segment > current + 1 ? current : Math.max(segment, current);
        long due = schedule.instantIn(segment, length);
        if (segment == current && due < clock.millis()) {
          due = clock.millis() + random.nextLong((segment + 1) * length - clock.millis());
        }
        lawful = serve(segment, length, due);
        segment = 1 + Math.max(segment, SegmentSchedule.segmentOf(lastTryMs, length));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the network is known and the clock can be believed. */
  private long segmentMs() throws InterruptedException {
    while (true) {
      Optional<NetworkView> network = nodes.network();
      if (network.isPresent() && clock.believable()) {
        return network.get().segmentMs();
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  /** Waits for the instant; false when the segment is over or the clock was changed meanwhile. */
  private boolean await(long segment, long length, long due) throws InterruptedException {
    if (!sleepUntil(due - PREFETCH_MS, 2 * length)) {
      return false;
    }
    try {
      var _ = freshEntropy();
    } catch (IOException later) {
      log.failed("entropy", String.valueOf(later.getMessage()));
    }
    return sleepUntil(due, PREFETCH_MS + RETRY_MS)
        && SegmentSchedule.segmentOf(clock.millis(), length) == segment
        && clock.believable();
  }

  /**
   * Tries until the segment's beacon is out or the segment is over; false to never beacon again.
   */
  private boolean serve(long segment, long length, long due) throws InterruptedException {
    if (!await(segment, length, due)) {
      return true;
    }
    long end = (segment + 1) * length;
    long retry = Math.min(RETRY_MS, Math.max(500, length / 8));
    lastTryMs = due;
    while (clock.millis() < end) {
      lastTryMs = clock.millis();
      TxAnswer answer = attempt();
      switch (answer) {
        case TxAnswer.Queued queued -> {
          return true;
        }
        case TxAnswer.TooLoud loud -> {
          return false;
        }
        case TxAnswer.Refused refused -> {}
        case TxAnswer.Silent silent -> {}
        case TxAnswer.NoForwarder none -> {}
      }
      if (!sleepUntil(clock.millis() + retry, 2 * retry)) {
        return true;
      }
    }
    return true;
  }

  private TxAnswer attempt() throws InterruptedException {
    Entropy used;
    try {
      used = freshEntropy();
      log.worksAgain("entropy");
    } catch (IOException unavailable) {
      return told(new TxAnswer.Refused("ENTROPY"), "no entropy: " + unavailable.getMessage());
    }
    byte[] local = new byte[BeaconPayload.LOCAL_ENTROPY_LENGTH];
    random.nextBytes(local);
    BeaconPayload payload = BeaconPayload.derive(used.value(), station.device(), local);
    TransmitRequest request = TransmitRequest.of(payload, station.region(), station.gain());
    boolean _ = own.isNew(payload, clock.millis());
    TxAnswer answer = gateway.transmit(request.toJson(), request.power());
    return switch (answer) {
      case TxAnswer.Queued queued -> file(used, local, request, queued);
      case TxAnswer.TooLoud loud ->
          told(
              loud,
              "the forwarder sends at "
                  + loud.power()
                  + " when asked for "
                  + loud.asked()
                  + ", above the legal limit: not reported, and no more beacons until restart");
      case TxAnswer.Refused refused -> told(refused, "the forwarder refuses: " + refused.code());
      case TxAnswer.Silent silent -> told(silent, "the forwarder did not answer within 5 s");
      case TxAnswer.NoForwarder none ->
          told(none, "no packet forwarder keeps the downlink open (PULL_DATA)");
    };
  }

  private TxAnswer file(
      Entropy used, byte[] local, TransmitRequest request, TxAnswer.Queued queued) {
    lastPower = Optional.of(queued.power());
    try {
      desk.file(header ->
          new Beacon(
              header,
              used.number(),
              HexFormat.of().formatHex(local),
              request.payload(),
              request.transmission(),
              queued.power()));
      log.worksAgain(OUTCOME);
      lastOutcome = "sent at " + queued.power() + " on " + request.transmission().frequency();
      return queued;
    } catch (IOException untaken) {
      return told(queued, "sent but not reported: " + untaken.getMessage());
    }
  }

  private TxAnswer told(TxAnswer answer, String words) {
    lastOutcome = words;
    log.failed(OUTCOME, words);
    return answer;
  }

  /** Entropy that is still good when the report arrives. */
  private Entropy freshEntropy() throws IOException, InterruptedException {
    long needed = clock.millis() + AIRTIME_AND_UPLOAD_MS;
    if (entropy.isEmpty() || entropy.get().endMs() < needed) {
      entropy = Optional.of(nodes.entropy());
    }
    if (entropy.get().endMs() < clock.millis()) {
      throw new IOException("the newest entropy is over");
    }
    return entropy.get();
  }

  /** False when the time is further off than it may be: the clock was set back. */
  private boolean sleepUntil(long timeMs, long longestMs) throws InterruptedException {
    long longest = longestMs;
    long wait = timeMs - clock.millis();
    while (wait > 0 && wait <= longest) {
      TimeUnit.MILLISECONDS.sleep(Math.min(wait, LONGEST_SLEEP_MS));
      longest = wait;
      wait = timeMs - clock.millis();
    }
    return wait <= 0;
  }
}
