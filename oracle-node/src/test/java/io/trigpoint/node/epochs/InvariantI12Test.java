package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.cluster.BeaconWindow;
import io.trigpoint.node.cluster.OperatorCluster;
import io.trigpoint.node.cluster.TestMembers;
import io.trigpoint.node.cluster.WatchedJournal;
import io.trigpoint.node.intake.ReportJournal;
import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.node.store.SqlReportJournal;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.Witness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * I-12: what the members' live windows show of an epoch comes to what its sealed reports show,
 * whichever node took a report in, and however often it was sent.
 */
class InvariantI12Test {
  private static final int BEACONS = 6;
  private static final int HOTSPOTS = 4;

  @TempDir private Path published;

  @Test
  void theWindowsOfTwoNodesComeToTheFiguresOfTheSealedEpoch() throws Exception {
    TestMembers addresses = TestMembers.of(2);
    try (EpochNetwork net = new EpochNetwork(published);
        OperatorCluster first = OperatorCluster.join(addresses.member(0));
        OperatorCluster second = OperatorCluster.join(addresses.member(1));
        SqlReportJournal rows = new SqlReportJournal(net.transactions, 40)) {
      TestMembers.meet(List.of(first, second));
      BeaconWindow atFirst = new BeaconWindow(first);
      BeaconWindow atSecond = new BeaconWindow(second);
      report(net, List.of(new WatchedJournal(rows, atFirst), new WatchedJournal(rows, atSecond)));
      net.finish(net.lifecycle());

      Figures sealed = sealed();
      assertThat(sealed).isEqualTo(new Figures(BEACONS, BEACONS / 2));
      eventually(sealed, () -> Figures.of(atFirst.live()).plus(Figures.of(atSecond.live())));
    }
  }

  /**
   * What both the live windows and the sealed reports tell.
   *
   * @param beacons seen
   * @param witnessed of those, with at least one witness
   */
  private record Figures(int beacons, int witnessed) {
    static Figures of(BeaconWindow.Live live) {
      return new Figures(live.open(), live.witnessed());
    }

    Figures plus(Figures other) {
      return new Figures(beacons + other.beacons, witnessed + other.witnessed);
    }
  }

  /** Every second beacon has witnesses; each report is sent to both nodes. */
  private static void report(EpochNetwork net, List<ReportJournal> nodes) throws Exception {
    GivenHotspots hotspots =
        new GivenHotspots(
            net.terms.network(), net.rows, net.terms.schedule(), EpochNetwork.OVER, HOTSPOTS);
    for (int i = 0; i < BEACONS; i++) {
      long sentMs = net.terms.schedule().period(1).startMs() + 2_000 + 8_000L * i;
      int beaconer = i % HOTSPOTS;
      Beacon beacon = hotspots.beacon(beaconer, sentMs);
      send(nodes, i, hotspots.verified(beaconer, beacon, sentMs + 120));
      for (int witness = 0; witness < HOTSPOTS; witness++) {
        if (i % 2 == 0 && witness != beaconer) {
          Witness heard = hotspots.witness(witness, beacon, sentMs + 40);
          send(nodes, witness, hotspots.verified(witness, heard, sentMs + 200));
        }
      }
    }
  }

  private static void send(List<ReportJournal> nodes, int first, VerifiedReport report)
      throws Exception {
    for (int i = 0; i < nodes.size(); i++) {
      ReportJournal node = nodes.get((first + i) % nodes.size());
      var _ = node.append(List.of(report)).await(30, TimeUnit.SECONDS);
    }
  }

  private Figures sealed() throws Exception {
    EpochInputs inputs =
        PublishedEpoch.read(
                (folder, name) -> Files.readAllBytes(published.resolve(folder).resolve(name)), 1)
            .inputs();
    Set<BeaconPayload> seen = new HashSet<>();
    Set<BeaconPayload> witnessed = new HashSet<>();
    for (SealedReport sealed : inputs.reports()) {
      switch (ReportCodec.decode(sealed.signed().kind(), sealed.signed().body())) {
        case Beacon beacon -> seen.add(beacon.payload());
        case Witness witness -> witnessed.add(witness.payload());
        default -> throw new IllegalStateException("neither beacon nor witness");
      }
    }
    seen.addAll(witnessed);
    return new Figures(seen.size(), witnessed.size());
  }

  private static void eventually(Figures expected, Supplier<Figures> live)
      throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Figures shown = live.get();
    while (!shown.equals(expected) && System.nanoTime() < deadline) {
      Thread.sleep(20);
      shown = live.get();
    }
    assertThat(shown).isEqualTo(expected);
  }
}
