package io.trigpoint.node.epochs.publictier;

import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.EpochManifest.ListedFile;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.Settlement;
import io.trigpoint.node.epochs.VerdictFiles;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportVerdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes what everybody may read of an epoch. */
public final class PublicPublication {

  private PublicPublication() {}

  /** The files of the folder {@code public} by name, the manifest among them. */
  public static SortedMap<String, byte[]> files(
      EpochInputs inputs, EpochOutcome outcome, Optional<Settlement> settlement) {
    Hash32 key = PublicRows.key(inputs.head(), outcome.evidence());
    VerdictCommitment commitment = outcome.computed().commitment();
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(
        PublicFiles.EPOCH,
        PublicFiles.epoch(
            new PublicJson(inputs.frame(), inputs.parameters(), inputs.sales(), commitment)));
    put(
        files,
        PublicFiles.devices(inputs.frame()),
        PublicRows.devices(inputs.devices().values(), outcome.shares(), key).stream()
            .map(PublicDevice::toBytes)
            .toList());
    put(
        files,
        PublicFiles.earnings(inputs.frame()),
        PublicEarning.rows(inputs.before(), outcome.after()).stream()
            .map(PublicEarning::toBytes)
            .toList());
    List<List<ReportVerdict>> shards = VerdictFiles.byShard(inputs, outcome.verdicts());
    for (int shard = 0; shard < shards.size(); shard++) {
      put(
          files,
          PublicFiles.outcomes(inputs.frame(), shard, shards.size()),
          PublicRows.verdicts(shards.get(shard), key).stream()
              .map(PublicVerdict::toBytes)
              .toList());
    }
    EpochManifest manifest =
        new EpochManifest(
            inputs.frame().period().number(), listed(files), outcome.roots(), settlement);
    files.put(EpochManifest.NAME, manifest.toBytes());
    return Collections.unmodifiableSortedMap(files);
  }

  private static List<ListedFile> listed(SortedMap<String, byte[]> files) {
    return files.entrySet().stream()
        .map(file -> ListedFile.of(file.getKey(), file.getValue()))
        .toList();
  }

  private static void put(
      SortedMap<String, byte[]> files, SegmentHeader header, List<byte[]> rows) {
    files.put(header.file(), PublicFiles.rows(header, rows));
  }
}
