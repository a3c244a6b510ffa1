package io.trigpoint.node.epochs.publictier;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochFrame;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.OrderedJson;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.PublishedFiles;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.node.epochs.segment.SegmentReader;
import io.trigpoint.node.epochs.segment.SegmentWriter;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.CumulativeEarnings.Account;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The files of an epoch's folder {@code public}, and back. */
public final class PublicFiles {
  public static final String EPOCH = "epoch.json";

  private PublicFiles() {}

  /** The name of the folder, for example epoch-000042/public. */
  public static String folder(long epoch) {
    return PublishedEpoch.folder(epoch) + "/public";
  }

  public static byte[] epoch(PublicJson epoch) {
    return OrderedJson.bytes(epoch.json());
  }

  /** The name of the file with the points of all devices. */
  public static SegmentHeader devices(EpochFrame frame) {
    return header(SegmentContent.DEVICES, frame, 0, 1);
  }

  /** The name of the file with the earnings of all accounts. */
  public static SegmentHeader earnings(EpochFrame frame) {
    return header(SegmentContent.EARNINGS, frame, 0, 1);
  }

  /** The name of the file with the outcomes of a shard's reports. */
  public static SegmentHeader outcomes(EpochFrame frame, int shard, int shards) {
    return header(SegmentContent.OUTCOMES, frame, shard, shards);
  }

  /** A file of rows, each of which stands for itself in the file's tree. */
  public static byte[] rows(SegmentHeader header, Collection<byte[]> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SegmentWriter writer = new SegmentWriter(out, header)) {
      for (byte[] row : rows) {
        writer.add(row, row);
      }
      var _ = writer.finish();
    } catch (IOException memoryNeverFails) {
      throw new UncheckedIOException(memoryNeverFails);
    }
    return out.toByteArray();
  }

  /** Reads an epoch's public files and checks every byte against its hash; computes nothing. */
  public static PublishedPublic read(PublishedFiles from, long epoch)
      throws IOException, CorruptFile {
    Reading reading = new Reading(from, folder(epoch));
    EpochManifest manifest = reading.manifest(epoch);
    PublicJson json = reading.epoch(manifest);
    EpochFrame frame = json.frame();
    if (frame.period().number() != epoch) {
      throw new CorruptFile(EPOCH, "is of epoch " + frame.period().number());
    }
    List<PublicDevice> devices = new ArrayList<>();
    reading.rows(manifest, devices(frame), row -> devices.add(PublicDevice.of(row)));
    SortedMap<Account, TokenAmount> before = new TreeMap<>();
    SortedMap<Account, TokenAmount> after = new TreeMap<>();
    reading.rows(
        manifest,
        earnings(frame),
        row -> {
          PublicEarning earning = PublicEarning.of(row);
          before.put(earning.account(), earning.before());
          after.put(earning.account(), earning.after());
        });
    VerdictSums sums = new VerdictSums();
    for (int shard = 0; shard < json.verdicts().shards(); shard++) {
      reading.rows(
          manifest,
          outcomes(frame, shard, json.verdicts().shards()),
          row -> sums.add(PublicVerdict.of(row)));
    }
    PublicEpoch read = reading.joined(json, CumulativeEarnings.of(before), devices);
    return new PublishedPublic(manifest, json.verdicts(), read, CumulativeEarnings.of(after), sums);
  }

  private static SegmentHeader header(
      SegmentContent content, EpochFrame frame, int shard, int shards) {
    return new SegmentHeader(content, frame.network(), frame.period().number(), shard, shards);
  }

  private record Reading(PublishedFiles from, String folder) {

    EpochManifest manifest(long epoch) throws IOException, CorruptFile {
      EpochManifest manifest = EpochManifest.parse(from.read(folder, EpochManifest.NAME));
      if (manifest.epoch() != epoch) {
        throw new CorruptFile(EpochManifest.NAME, "is of epoch " + manifest.epoch());
      }
      return manifest;
    }

    PublicJson epoch(EpochManifest manifest) throws IOException, CorruptFile {
      byte[] bytes = from.read(folder, EPOCH);
      manifest.check(EPOCH, bytes);
      try {
        return PublicJson.of(new JsonObject(new String(bytes, StandardCharsets.UTF_8)));
      } catch (DecodeException
          | IllegalArgumentException
          | NullPointerException
          | ClassCastException unreadable) {
        throw new CorruptFile(EPOCH, "is no public epoch: " + unreadable.getMessage());
      }
    }

    void rows(EpochManifest manifest, SegmentHeader header, Consumer<byte[]> rows)
        throws IOException, CorruptFile {
      byte[] bytes = from.read(folder, header.file());
      var _ =
          SegmentReader.read(
              header,
              bytes,
              row -> {
                rows.accept(row);
                return row;
              });
      manifest.check(header.file(), bytes);
    }

    PublicEpoch joined(PublicJson json, CumulativeEarnings before, List<PublicDevice> devices)
        throws CorruptFile {
      try {
        return new PublicEpoch(json.frame(), json.parameters(), json.sales(), before, devices);
      } catch (IllegalArgumentException impossible) {
        throw new CorruptFile(
            devices(json.frame()).file(), String.valueOf(impossible.getMessage()));
      }
    }
  }
}
