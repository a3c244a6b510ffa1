package io.trigpoint.node.cli;

import io.trigpoint.node.chain.CallReverted;
import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.cli.AuditAnswer.Word;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochAudit.Difference;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What an audit says, line by line. */
record AuditLines(PrintWriter out) {
  private static final double SECOND = 1e9;

  /**
   * What was found of an epoch.
   *
   * @param differs what differs; empty when all agrees
   */
  record Found(long reports, Optional<String> differs) {}

  /** Reads and computes one epoch. */
  @FunctionalInterface
  interface Work {
    Found found() throws IOException, CorruptFile;
  }

  /** Does the work and says the answer; whatever cannot be read is an answer, too. */
  AuditAnswer answer(long epoch, LongSupplier nanoTime, Work work) {
    long started = nanoTime.getAsLong();
    try {
      Found found = work.found();
      Word word = found.differs().isPresent() ? Word.DIFFERS : Word.AGREES;
      out.println("epoch " + epoch + ": " + word);
      out.flush();
      double seconds = (nanoTime.getAsLong() - started) / SECOND;
      return new AuditAnswer(epoch, word, found.reports(), seconds, found.differs().orElse(""));
    } catch (CorruptFile corrupt) {
      return failed(epoch, "corrupted file: " + corrupt.getMessage());
    } catch (ChainUnavailable | CallReverted noAnswer) {
      return failed(epoch, "the chain gave no answer: " + noAnswer.getMessage());
    } catch (IOException | IllegalArgumentException unusable) {
      return failed(epoch, String.valueOf(unusable.getMessage()));
    }
  }

  private AuditAnswer failed(long epoch, String why) {
    out.println("epoch " + epoch + ": " + Word.FAILED + ", " + why);
    out.flush();
    return new AuditAnswer(epoch, Word.FAILED, 0, 0, why);
  }

  void say(String what, String value) {
    out.println(String.format(Locale.ROOT, "%-20s %s", what, value));
    out.flush();
  }

  /** A difference with both values; gives back what differs. */
  String differs(Difference difference) {
    differs(difference.what(), "published", difference.published(), difference.computed());
    return difference.what();
  }

  void differs(String what, Difference difference) {
    differs(what, "published", difference.published(), difference.computed());
  }

  void differs(String what, String where, String found, String computed) {
    say("differs", what);
    say("  " + where, found);
    say("  computed", computed);
  }
}
