package io.trigpoint.node.epochs.publictier;

import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.EpochManifest.ListedFile;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.Settlement;
import io.trigpoint.node.epochs.VerdictFiles;
import io.trigpoint.node.epochs.compute.ComputedEpoch;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportVerdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes what everybody may read of an epoch: the files of the folder {@code public}. */
public final class PublicPublication {
  private final EpochHead head;
  private final ComputedEpoch computed;
  private final Hash32 key;

  public PublicPublication(EpochHead head, ComputedEpoch computed) {
    this.head = head;
    this.computed = computed;
    this.key = PublicRows.key(head, computed.evidenceHash());
  }

  /** All files of an epoch that fits into memory by name, the manifest among them. */
  public static SortedMap<String, byte[]> files(
      EpochInputs inputs, EpochOutcome outcome, Optional<Settlement> settlement) {
    PublicPublication open = new PublicPublication(inputs.head(), outcome.computed());
    SortedMap<String, byte[]> files = open.ofDevices();
    List<List<ReportVerdict>> shards = VerdictFiles.byShard(inputs, outcome.verdicts());
    for (int shard = 0; shard < shards.size(); shard++) {
      files.put(open.outcomes(shard).file(), open.outcomes(shard, shards.get(shard)));
    }
    files.put(EpochManifest.NAME, open.manifest(listed(files), settlement).toBytes());
    return Collections.unmodifiableSortedMap(files);
  }

  /** The files whose size follows from the number of devices and accounts, by name. */
  public SortedMap<String, byte[]> ofDevices() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(
        PublicFiles.EPOCH,
        PublicFiles.epoch(
            new PublicJson(head.frame(), head.parameters(), head.sales(), computed.commitment())));
    put(
        files,
        PublicFiles.devices(head.frame()),
        PublicRows.devices(head.devices().values(), computed.closed().shares(), key).stream()
            .map(PublicDevice::toBytes)
            .toList());
    put(
        files,
        PublicFiles.earnings(head.frame()),
        PublicEarning.rows(head.before(), computed.closed().after()).stream()
            .map(PublicEarning::toBytes)
            .toList());
    return files;
  }

  /** The name of the file with the outcomes of a shard's reports. */
  public SegmentHeader outcomes(int shard) {
    return PublicFiles.outcomes(head.frame(), shard, computed.verdicts().size());
  }

  /** That file. */
  public byte[] outcomes(int shard, List<ReportVerdict> verdicts) {
    return PublicFiles.rows(
        outcomes(shard),
        PublicRows.verdicts(verdicts, key).stream().map(PublicVerdict::toBytes).toList());
  }

  /** The manifest of these files. */
  public EpochManifest manifest(List<ListedFile> files, Optional<Settlement> settlement) {
    return new EpochManifest(head.frame().period().number(), files, computed.roots(), settlement);
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
