package io.trigpoint.agent.uplink;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.Report;
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
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A real desk with queues in a folder, for a network that was seen before and cannot be reached.
 */
public record DeskFixture(ReportDesk desk, DiskQueue queue, Nodes nodes) {

  public static DeskFixture open(Path folder, HostClock clock) throws IOException {
    return open(folder, clock, List.of(URI.create("http://127.0.0.1:1")), line -> {});
  }

  /** With these nodes, and with a listener to what is logged. */
  public static DeskFixture open(
      Path folder, HostClock clock, List<URI> urls, Consumer<String> logged) throws IOException {
    NetworkView network = new NetworkView(new NetworkId(31_337), "00".repeat(32), 15_000, 1);
    Files.write(folder.resolve("network.json"), Json.bytes(network.toJson()));
    FailureLog log = new FailureLog(clock, logged);
    Nodes nodes = new Nodes(urls, Optional.empty(), folder.resolve("network.json"), clock, log);
    DiskQueue.Limits limits = new DiskQueue.Limits(Long.MAX_VALUE / 2, 1 << 20);
    DiskQueue queue = DiskQueue.open(folder.resolve("readings"), limits);
    DeviceSigner signer = DeviceSigner.generate(KeyType.ED25519, new Random(1));
    SequenceNumbers sequences = SequenceNumbers.open(folder.resolve("sequence"));
    return new DeskFixture(
        new ReportDesk(signer, sequences, clock, nodes, queue, queue, log), queue, nodes);
  }

  /** The readings that wait in the queue. */
  public List<WeatherReading> readings() throws IOException, MalformedReport {
    return reports().stream()
        .filter(WeatherReading.class::isInstance)
        .map(WeatherReading.class::cast)
        .toList();
  }

  /** The reports of all kinds that wait in the queue. */
  public List<Report> reports() throws IOException, MalformedReport {
    List<Report> reports = new ArrayList<>();
    for (DiskQueue.Entry entry : queue.peek(1_000, 1 << 20, 0)) {
      SignedReportMessage message = SignedReportMessage.parseFrom(entry.payload());
      reports.add(
          ReportCodec.decode(
              ReportKind.ofCode(message.getKind()).orElseThrow(), message.getBody().toByteArray()));
    }
    return reports;
  }
}
