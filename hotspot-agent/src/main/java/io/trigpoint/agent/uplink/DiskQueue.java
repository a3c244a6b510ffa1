package io.trigpoint.agent.uplink;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A bounded first-in first-out queue of byte strings on disk. What {@link #put} accepted survives a
 * crash at any byte. An entry leaves when it is removed, when it is too old, or, oldest first, when
 * the files grow above the limit.
 */
public final class DiskQueue implements AutoCloseable {
  /** How much a queue keeps: age in milliseconds and bytes on disk. */
  public record Limits(long maxAgeMs, long maxBytes) {}

  /** A waiting entry. */
  record Entry(long id, long timeMs, ByteString payload) {}

  private record Slot(QueueSegment.Position position, long timeMs) {}

  private static final int SEGMENTS = 16;
  private static final String SUFFIX = ".queue";

  private final Path folder;
  private final Limits limits;
  private final Deque<QueueSegment> segments = new ArrayDeque<>();
  private final Map<Long, Slot> slots = new LinkedHashMap<>();
  private long nextId = 1;
  private long nextSegment = 1;
  private long expired;
  private long overflowed;
  private long damaged;

  private DiskQueue(Path folder, Limits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /** Opens the folder's queue; a torn tail is cut off, a damaged entry is counted and left out. */
  public static DiskQueue open(Path folder, Limits limits) throws IOException {
    Files.createDirectories(folder);
    DiskQueue queue = new DiskQueue(folder, limits);
    for (Path file : files(folder)) {
      queue.nextSegment = numberOf(file) + 1;
      QueueSegment segment = QueueSegment.open(file, queue::recover);
      queue.segments.add(segment);
      queue.damaged += segment.damaged();
    }
    queue.deleteFinished();
    return queue;
  }

  /** Stores an entry; it is on disk when this returns. */
  public synchronized void put(byte[] payload, long nowMs) throws IOException {
    expire(nowMs);
    QueueSegment.Position position =
        writable().append(new QueueRecord.Put(nextId, nowMs, payload), true);
    recover(new QueueRecord.Put(nextId, nowMs, payload), position);
    dropOverflow();
    notifyAll();
  }

  /**
   * The oldest entries, in order, at most so many of them and of their bytes (but at least one).
   * One that can no longer be read is counted and given up: it must not hold up those behind it.
   */
  synchronized List<Entry> peek(int count, int bytes, long nowMs) throws IOException {
    expire(nowMs);
    List<Entry> entries = new ArrayList<>();
    List<Long> unreadable = new ArrayList<>();
    int total = 0;
    for (Map.Entry<Long, Slot> slot : slots.entrySet()) {
      total += slot.getValue().position().length();
      if (entries.size() == count || (total > bytes && !entries.isEmpty())) {
        break;
      }
      QueueSegment.Position position = slot.getValue().position();
      Optional<QueueRecord> stored = position.segment().read(position);
      if (stored.isPresent() && stored.get() instanceof QueueRecord.Put put) {
        entries.add(new Entry(put.id(), put.timeMs(), ByteString.copyFrom(put.payload())));
      } else {
        unreadable.add(slot.getKey());
      }
    }
    damaged += unreadable.size();
    remove(unreadable);
    return entries;
  }

  /** Forgets entries. When the process dies right after this they may come back. */
  public synchronized void remove(List<Long> ids) throws IOException {
    for (long id : ids) {
      forget(id);
    }
    deleteFinished();
  }

  /** Waits until there is an entry, at most so long. */
  public synchronized boolean await(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (slots.isEmpty() && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
    return !slots.isEmpty();
  }

  public synchronized int size() {
    return slots.size();
  }

  public synchronized long bytes() {
    return segments.stream().mapToLong(QueueSegment::size).sum();
  }

  /** How many entries grew too old. */
  public synchronized long expired() {
    return expired;
  }

  /** How many entries were given up for newer ones. */
  public synchronized long overflowed() {
    return overflowed;
  }

  /** How many entries could not be read back. */
  public synchronized long damaged() {
    return damaged;
  }

  @Override
  public synchronized void close() throws IOException {
    for (QueueSegment segment : segments) {
      segment.close();
    }
  }

  private void recover(QueueRecord read, QueueSegment.Position position) {
    nextId = Math.max(nextId, read.id() + 1);
    switch (read) {
      case QueueRecord.Put put -> {
        slots.put(put.id(), new Slot(position, put.timeMs()));
        position.segment().entryAdded();
      }
      case QueueRecord.Done done -> {
        boolean _ = release(done.id());
      }
    }
  }

  private boolean release(long id) {
    Slot slot = slots.remove(id);
    if (slot == null) {
      return false;
    }
    slot.position().segment().entryGone();
    return true;
  }

  private void forget(long id) throws IOException {
    if (release(id)) {
      var _ = writable().append(new QueueRecord.Done(id), false);
    }
  }

  private void expire(long nowMs) throws IOException {
    Iterator<Map.Entry<Long, Slot>> oldest = slots.entrySet().iterator();
    List<Long> gone = new ArrayList<>();
    while (oldest.hasNext()) {
      Map.Entry<Long, Slot> slot = oldest.next();
      if (nowMs - slot.getValue().timeMs() <= limits.maxAgeMs()) {
        break;
      }
      gone.add(slot.getKey());
    }
    expired += gone.size();
    remove(gone);
  }

  private void dropOverflow() throws IOException {
    while (bytes() > limits.maxBytes() && segments.size() > 1) {
      QueueSegment oldest = segments.removeFirst();
      overflowed += oldest.waiting();
      slots.values().removeIf(slot -> slot.position().segment() == oldest);
      oldest.delete();
    }
  }

  private void deleteFinished() throws IOException {
    while (segments.size() > 1 && segments.getFirst().waiting() == 0) {
      segments.removeFirst().delete();
    }
  }

  private QueueSegment writable() throws IOException {
    if (segments.isEmpty() || segments.getLast().size() >= limits.maxBytes() / SEGMENTS) {
      Path file = folder.resolve(String.format("%019d%s", nextSegment, SUFFIX));
      nextSegment++;
      segments.add(QueueSegment.open(file, this::recover));
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
      deleteFinished();
    }
    return segments.getLast();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private static long numberOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
  }
}
