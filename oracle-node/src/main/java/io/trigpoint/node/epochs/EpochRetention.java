package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.node.epochs.segment.SegmentSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the reports of epochs that are long final out of the database, one epoch a step: each
 * shard's file is read and verified right before its rows go. What is not whole stays, and so does
 * what another node has no copy of.
 */
public final class EpochRetention {
  private static final Logger LOG = LoggerFactory.getLogger(EpochRetention.class);

  private final EpochJournal journal;
  private final RetiringRows rows;
  private final EpochPublisher publisher;
  private final SegmentFiles files;
  private final EpochKeepers keepers;
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
      EpochKeepers keepers,
      Duration keep,
      InstantSource clock) {
    this.journal = journal;
    this.rows = rows;
    this.publisher = publisher;
    this.files = files;
    this.keepers = keepers;
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
    if (keepers instanceof EpochKeepers.EachNode each) {
      confirm(epoch, segments, each);
    }
    read(epoch, segments, shard -> rows.remove(epoch, shard, segments.shards()));
    rows.finish(epoch, clock.millis());
    LOG.info("the rows of epoch {} have left the database; its files keep them", epoch);
  }

  /** Says that this node's copy is whole, and throws while another node has not said so. */
  private void confirm(long epoch, SegmentSource segments, EpochKeepers.EachNode each) {
    long now = clock.millis();
    long half = now - EpochKeepers.EachNode.FRESH.dividedBy(2).toMillis();
    if (!each.copies().holders(epoch, half).contains(each.self())) {
      read(epoch, segments, _ -> {});
      each.copies().confirm(epoch, each.self(), now);
    }
    EpochKeepers.EachNode.refusal(
            each.live().get(),
            each.configured(),
            each.copies().holders(epoch, now - EpochKeepers.EachNode.FRESH.toMillis()))
        .ifPresent(missing -> {
          throw new IllegalStateException("the rows of epoch " + epoch + " stay: " + missing);
        });
  }

  private static void read(long epoch, SegmentSource segments, IntConsumer whole) {
    try {
      for (int shard = 0; shard < segments.shards(); shard++) {
        Segment _ = segments.read(shard);
        whole.accept(shard);
      }
    } catch (CorruptFile damaged) {
      throw new IllegalStateException(
          "the rows of epoch " + epoch + " stay: " + damaged.getMessage(), damaged);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
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
