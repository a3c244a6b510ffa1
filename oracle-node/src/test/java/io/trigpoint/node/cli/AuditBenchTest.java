package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.PublishedEpoch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench measures a full audit: one that agrees, and that sees a report which was changed. */
class AuditBenchTest {
  private static final int HOTSPOTS = 50;
  private static final int REPORTS = 44;

  @TempDir private Path folder;

  @Test
  void everySignatureIsCheckedAndAChangedReportIsFound() throws Exception {
    EpochInputs inputs = AuditBench.publish(HOTSPOTS, folder);
    AuditBench.Figures figures = AuditBench.measure(inputs, folder);
    assertThat(figures.reports()).isEqualTo(HOTSPOTS * REPORTS);
    Path segment =
        folder
            .resolve(PublishedEpoch.folder(inputs.frame().period().number()))
            .resolve("reports-0000.seg");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Path _ = Files.write(segment, bytes);
    assertThatThrownBy(() -> AuditBench.measure(inputs, folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("corrupted file: reports-0000.seg");
  }
}
