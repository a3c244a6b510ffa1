package io.trigpoint.node.cli;

import com.sun.management.OperatingSystemMXBean;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.GivenNetwork;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A full audit of a published epoch beside the bare verification of its signatures by the same
 * provider on the same number of threads, both in seconds of the process's processor time.
 */
final class AuditBench {
  private static final double SECOND = 1e9;
  private static final int WITNESSES = 10;

  private AuditBench() {}

  /**
   * What was measured.
   *
   * @param verifySeconds processor time of the signatures alone
   * @param auditSeconds processor time of the whole command
   */
  record Figures(int reports, double verifySeconds, double auditSeconds, double wallSeconds) {

    /** Rate of the audit divided by the rate of the bare verification. */
    double ratio() {
      return verifySeconds / auditSeconds;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d reports, bare verification %.0f/s, audit %.0f/s of processor time, ratio %.3f,"
              + " audit %.1f s of wall time",
          reports,
          reports / verifySeconds,
          reports / auditSeconds,
          ratio(),
          wallSeconds);
    }
  }

  /** Arguments: hotspots (44 reports each) and rounds. */
  public static void main(String... arguments) throws IOException {
    int hotspots = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
    Path folder = Files.createTempDirectory("audit-bench");
    EpochInputs inputs = publish(hotspots, folder);
    System.out.println("signatures by " + SignatureChecks.fastest().name());
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round + ": " + measure(inputs, folder));
    }
  }

  static EpochInputs publish(int hotspots, Path folder) throws IOException {
    EpochInputs inputs = GivenNetwork.day(hotspots, WITNESSES);
    Path epoch =
        Files.createDirectories(
            folder.resolve(PublishedEpoch.folder(inputs.frame().period().number())));
    for (Map.Entry<String, byte[]> file :
        PublishedEpoch.files(
                inputs,
                EpochComputation.compute(inputs, SignatureChecks.fastest()),
                Optional.empty())
            .entrySet()) {
      Path path = epoch.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.write(path, file.getValue());
    }
    return inputs;
  }

  static Figures measure(EpochInputs inputs, Path folder) {
    double verify = verify(inputs);
    long started = System.nanoTime();
    double before = cpuSeconds();
    Typed typed =
        Typed.run(
            "audit",
            "--epoch",
            Long.toString(inputs.frame().period().number()),
            "--from",
            folder.toString());
    double audit = cpuSeconds() - before;
    if (typed.exit() != 0) {
      throw new IllegalStateException(typed.out());
    }
    return new Figures(
        inputs.reports().size(), verify, audit, (System.nanoTime() - started) / SECOND);
  }

  private interface Signed {
    boolean isAcceptedBy(SignatureCheck check);
  }

  /** Processor time of all signatures of the epoch, on all processors, everything else done. */
  private static double verify(EpochInputs inputs) {
    SignatureCheck check = SignatureChecks.fastest();
    List<Signed> signed = inputs.reports().stream().map(report -> signed(report, inputs)).toList();
    double before = cpuSeconds();
    long good = signed.parallelStream().filter(each -> each.isAcceptedBy(check)).count();
    double seconds = cpuSeconds() - before;
    if (good != signed.size()) {
      throw new IllegalStateException(good + " of " + signed.size() + " signatures are good");
    }
    return seconds;
  }

  private static Signed signed(SealedReport report, EpochInputs inputs) {
    try {
      DeviceId id =
          ReportCodec.decode(report.signed().kind(), report.signed().body()).header().device();
      DeviceKey key = Objects.requireNonNull(inputs.devices().get(id)).key();
      byte[] message = report.signed().signedBytes(inputs.frame().network());
      byte[] signature = report.signed().signature();
      return check -> check.accepts(key, message, signature);
    } catch (MalformedReport impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / SECOND;
  }
}
