package io.trigpoint.agent.uplink;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.wire.SignedReportMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A real desk with queues in a folder, for a network that was seen before and cannot be reached.
 */
public record DeskFixture(ReportDesk desk, DiskQueue queue) {

  public static DeskFixture open(Path folder, HostClock clock) throws IOException {
    NetworkView network = new NetworkView(new NetworkId(31_337), "00".repeat(32), 15_000, 1);
    Files.write(folder.resolve("network.json"), Json.bytes(network.toJson()));
    Nodes nodes =
        new Nodes(
            List.of(URI.create("http://127.0.0.1:1")),
            folder.resolve("network.json"),
            clock,
            new FailureLog(clock, line -> {}));
    DiskQueue.Limits limits = new DiskQueue.Limits(Long.MAX_VALUE / 2, 1 << 20);
    DiskQueue queue = DiskQueue.open(folder.resolve("readings"), limits);
    DeviceSigner signer = DeviceSigner.generate(KeyType.ED25519, new Random(1));
    return new DeskFixture(
        new ReportDesk(
            signer, SequenceNumbers.open(folder.resolve("sequence")), clock, nodes, queue, queue),
        queue);
  }

  /** The readings that wait in the queue. */
  public List<WeatherReading> readings() throws IOException, MalformedReport {
    List<WeatherReading> readings = new ArrayList<>();
    for (DiskQueue.Entry entry : queue.peek(1_000, 1 << 20, 0)) {
      SignedReportMessage message = SignedReportMessage.parseFrom(entry.payload());
      if (ReportCodec.decode(ReportKind.WEATHER, message.getBody().toByteArray())
          instanceof WeatherReading reading) {
        readings.add(reading);
      }
    }
    return readings;
  }
}
