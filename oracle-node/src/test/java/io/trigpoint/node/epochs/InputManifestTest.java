package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.InputManifest.ListedSegment;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.node.epochs.segment.Sharding;
import io.trigpoint.report.Hash32;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputManifestTest {

  @Test
  void moreSegmentsThanAnEpochCanHaveAreNamed() throws CorruptFile {
    byte[] most = manifest(Sharding.MOST_SHARDS).toBytes();
    assertThat(InputManifest.parse(most).segments()).hasSize(Sharding.MOST_SHARDS);
    byte[] more = manifest(Sharding.MOST_SHARDS + 1).toBytes();
    assertThatThrownBy(() -> InputManifest.parse(more))
        .isInstanceOf(CorruptFile.class)
        .hasMessage(
            "inputs.json: is not an input manifest: 4097 segments are more than the most, 4096");
  }

  private static InputManifest manifest(int segments) {
    ListedSegment one = new ListedSegment(new SegmentRoot(Hash32.ZERO, 1), 1, Hash32.ZERO);
    return new InputManifest(1, Collections.nCopies(segments, one), Hash32.ZERO, Optional.empty());
  }
}
