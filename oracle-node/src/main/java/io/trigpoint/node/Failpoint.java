package io.trigpoint.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places between two steps where a crash must do no harm. {@code -Dtrigpoint.fail=K8:2} ends the
 * process with SIGKILL at the second hit of K8, {@code K8:2:stop} freezes it with SIGSTOP. With
 * {@code -Dtrigpoint.fail.file=FILE} the same is read from a file at each hit, and hits count from
 * then on. {@code -Dtrigpoint.fail.count=FILE} adds a line to a file for each hit. Without these a
 * hit does nothing.
 */
public enum Failpoint {
  /** Signatures are checked, nothing is written. */
  VERIFIED("K1"),
  /** The rows of a group of reports are written, not committed. */
  REPORTS_WRITTEN("K2"),
  /** Reports are committed, their receipt is not signed. */
  REPORTS_COMMITTED("K3"),
  /** The receipt is signed, not sent. */
  RECEIPT_SIGNED("K4"),
  /** Half of an epoch's outcome is written, not committed. */
  OUTCOME_HALF_WRITTEN("K5"),
  /** Files of an epoch are closed, the manifest over them is not written. */
  FILES_CLOSED("K6"),
  /** The manifest is in place, the epoch's row does not know. */
  MANIFEST_WRITTEN("K7"),
  /** The outcome is committed, the guard is not asked yet. */
  COMPUTED("K8"),
  /** The guard has admitted the result, the signature is not stored. */
  GUARDED("K9"),
  /** A nonce is taken, the transaction that uses it is not stored. */
  NONCE_TAKEN("K10"),
  /** The raw transaction is stored, not broadcast. */
  TRANSACTION_STORED("K11"),
  /** The transaction is broadcast, this is not recorded. */
  BROADCAST("K12");

  private static final String SPEC = System.getProperty("trigpoint.fail", "");
  private static final String FILE = System.getProperty("trigpoint.fail.file", "");
  private static final String COUNT = System.getProperty("trigpoint.fail.count", "");
  private static final boolean WATCHED = !(SPEC + FILE + COUNT).isEmpty();
  private static final Orders ORDERS = new Orders();
  private static final int SIGKILL = 9;
  private static final int SIGSTOP = 19;

  private final String code;

  Failpoint(String code) {
    this.code = code;
  }

  /** What {@code trigpoint.fail} asks for: a signal to the own process at one hit of one point. */
  record Armed(Failpoint point, int hit, int signal) {
    private static final Pattern SPEC = Pattern.compile("(K\\d+):([1-9]\\d{0,8})(:stop)?");

    /** Reads {@code K8:2} or {@code K8:2:stop}; else an {@link IllegalArgumentException}. */
    static Armed parse(String spec) {
      Matcher parts = SPEC.matcher(spec);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "trigpoint.fail must look like K8:2 or K8:2:stop, not '" + spec + "'");
      }
      return new Armed(
          ofCode(parts.group(1)),
          Integer.parseInt(parts.group(2)),
          parts.group(3) == null ? SIGKILL : SIGSTOP);
    }
  }

  /** The name of the point in properties and in the documentation, K1 to K12. */
  public String code() {
    return code;
  }

  /** Says that the process is here now. */
  public void hit() {
    if (WATCHED) {
      watched();
    }
  }

  private void watched() {
    if (!COUNT.isEmpty()) {
      count();
    }
    ORDERS.signalDueAt(this).ifPresent(Failpoint::raise);
  }

  /** What is asked for at present, and how often its point was hit since. */
  private static final class Orders {
    private String spec = "";
    private int hits;

    synchronized Optional<Integer> signalDueAt(Failpoint point) {
      String now = FILE.isEmpty() ? SPEC : fileText();
      if (!now.equals(spec)) {
        spec = now;
        hits = 0;
      }
      if (spec.isEmpty()) {
        return Optional.empty();
      }
      Armed armed = Armed.parse(spec);
      return armed.point() == point && ++hits == armed.hit()
          ? Optional.of(armed.signal())
          : Optional.empty();
    }

    private static String fileText() {
      try {
        return Files.readString(Path.of(FILE)).strip();
      } catch (NoSuchFileException nothingAsked) {
        return "";
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  private void count() {
    try {
      Path _ =
          Files.writeString(
              Path.of(COUNT), code + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A Java process may not destroy itself, so it asks the C library. */
  @SuppressWarnings("restricted")
  private static void raise(int signal) {
    Linker linker = Linker.nativeLinker();
    MethodHandle raise =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("raise"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try {
      int _ = (int) raise.invokeExact(signal);
    } catch (Throwable impossible) {
      throw new IllegalStateException("the process could not signal itself", impossible);
    }
  }

  private static Failpoint ofCode(String code) {
    for (Failpoint point : values()) {
      if (point.code.equals(code)) {
        return point;
      }
    }
    throw new IllegalArgumentException("there is no failpoint " + code + ", only K1 to K12");
  }
}
