package io.trigpoint.agent.uplink;

import com.google.protobuf.ByteString;
import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.Header;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.wire.SignedReportMessage;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Numbers, signs and queues reports. What it took is on disk, with the bytes that will be sent. */
public final class ReportDesk {
  private final DeviceSigner signer;
  private final SequenceNumbers sequences;
  private final HostClock clock;
  private final Nodes nodes;
  private final DiskQueue radio;
  private final DiskQueue readings;
  private final FailureLog log;
  private final Map<ReportKind, Long> lastMs = new EnumMap<>(ReportKind.class);
  private boolean adjustedUntold;

  public ReportDesk(
      DeviceSigner signer,
      SequenceNumbers sequences,
      HostClock clock,
      Nodes nodes,
      DiskQueue radio,
      DiskQueue readings,
      FailureLog log) {
    this.signer = signer;
    this.sequences = sequences;
    this.clock = clock;
    this.nodes = nodes;
    this.radio = radio;
    this.readings = readings;
    this.log = log;
  }

  /** Takes a report that is made from the header it is given; the exception says why it did not. */
  public synchronized void file(Function<Header, Report> report) throws IOException {
    NetworkId network =
        nodes
            .networkId()
            .orElseThrow(() ->
                new IOException("the network is unknown: set network.id, or wait for a node"));
    if (!clock.believable()) {
      throw new IOException("this machine's clock is wrong: nothing is signed until it is set");
    }
    HostClock.Reading now = clock.read();
    if (now.adjusted()) {
      adjustedUntold = true;
      log.failed("clock", "stepped by " + now.stepMs() + " ms");
    }
    Header header = new Header(signer.deviceId(), sequences.next(), now.timeMs(), adjustedUntold);
    Report content = report.apply(header);
    SignedReport signed = signer.sign(network, content);
    queueOf(content.kind()).put(bytes(signed), now.timeMs());
    adjustedUntold = false;
    lastMs.put(content.kind(), now.timeMs());
  }

  /** When a report of that kind was last taken, Unix milliseconds; 0 for never. */
  public synchronized long lastMs(ReportKind kind) {
    return lastMs.getOrDefault(kind, 0L);
  }

  private DiskQueue queueOf(ReportKind kind) {
    return switch (kind) {
      case BEACON, WITNESS -> radio;
      case WEATHER, LOCATION -> readings;
    };
  }

  private static byte[] bytes(SignedReport signed) {
    return SignedReportMessage.newBuilder()
        .setKind(signed.kind().code())
        .setBody(ByteString.copyFrom(signed.body()))
        .setSignature(ByteString.copyFrom(signed.signature()))
        .build()
        .toByteArray();
  }
}
