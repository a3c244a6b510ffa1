package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.node.epochs.segment.SegmentSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the reports of epochs that are long final out of the database, one epoch a step: each
 * shard's file is read and verified right before its rows go. What is not whole stays.
 */
public final class EpochRetention {
  private static final Logger LOG = LoggerFactory.getLogger(EpochRetention.class);

  private final EpochJournal journal;
  private final RetiringRows rows;
  private final EpochPublisher publisher;
  private final SegmentFiles files;
  private final Duration keep;
  private final InstantSource clock;

  /**
   * Removes nothing by itself.
   *
   * @param keep how long after its end an epoch keeps its rows
   */
  public EpochRetention(
      EpochJournal journal,
      RetiringRows rows,
      EpochPublisher publisher,
      SegmentFiles files,
      Duration keep,
      InstantSource clock) {
    this.journal = journal;
    this.rows = rows;
    this.publisher = publisher;
    this.files = files;
    this.keep = keep;
    this.clock = clock;
  }

  /** Throws when the files of the oldest epoch are not whole; its rows stay until they are. */
  public void step() {
    rows.oldest(clock.millis() - keep.toMillis()).ifPresent(this::retire);
  }

  private void retire(long epoch) {
    if (!publisher.has(epoch) || !publisher.hasInputs(epoch)) {
      throw new IllegalStateException(
          "the rows of epoch " + epoch + " stay: its files are not in this node's store");
    }
    CertifiedInputs certified = journal.certified(epoch).orElseThrow();
    SegmentSource segments = files.certified(epoch, certified.segments(), new NoRows());
    try {
      for (int shard = 0; shard < segments.shards(); shard++) {
        Segment _ = segments.read(shard);
        rows.remove(epoch, shard, segments.shards());
      }
    } catch (CorruptFile damaged) {
      throw new IllegalStateException(
          "the rows of epoch " + epoch + " stay: " + damaged.getMessage(), damaged);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    rows.finish(epoch, clock.millis());
    LOG.info("the rows of epoch {} have left the database; its files keep them", epoch);
  }

  /** Nothing but the file will do. */
  private static final class NoRows implements SegmentSource {

    @Override
    public int shards() {
      return 0;
    }

    @Override
    public long reports() {
      return 0;
    }

    @Override
    public Segment read(int shard) throws CorruptFile {
      throw new CorruptFile("shard " + shard, "its file is missing or damaged");
    }
  }
}
