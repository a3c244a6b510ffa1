package io.trigpoint.node.epochs.segment;

import io.trigpoint.report.Hash32;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The Merkle tree of RFC 9162 (certificate transparency) over SHA-256: a leaf is SHA-256(0x00 ‖
 * bytes), a node SHA-256(0x01 ‖ left ‖ right), and the left subtree is the largest full one.
 */
public final class HashTree {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;
  private static final int MOST_LEVELS = 64;
  private final List<Hash32> leaves;

  private HashTree(List<Hash32> leaves) {
    this.leaves = leaves;
  }

  /** A tree that can prove its leaves. */
  public static HashTree of(Iterable<byte[]> leaves) {
    MessageDigest sha256 = sha256();
    List<Hash32> hashed = new ArrayList<>();
    leaves.forEach(leaf -> hashed.add(leafHash(sha256, leaf)));
    return new HashTree(hashed);
  }

  public int size() {
    return leaves.size();
  }

  public Hash32 root() {
    return root(sha256(), 0, leaves.size());
  }

  /** The hashes beside the way from a leaf to the root, lowest first. */
  public List<Hash32> path(int index) {
    List<Hash32> path = new ArrayList<>();
    path(sha256(), index, 0, leaves.size(), path);
    return path;
  }

  /** The root that follows from a leaf and its path; empty when they cannot be of such a tree. */
  public static Optional<Hash32> rootOf(byte[] leaf, long index, long size, List<Hash32> path) {
    MessageDigest sha256 = sha256();
    Hash32 hash = leafHash(sha256, leaf);
    long at = index;
    long last = size - 1;
    if (index < 0 || index > last) {
      return Optional.empty();
    }
    for (Hash32 beside : path) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((at & 1) == 1 || at == last) {
        hash = node(sha256, beside, hash);
        int full = Long.numberOfTrailingZeros(at);
        at >>= full;
        last >>= full;
      } else {
        hash = node(sha256, hash, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(hash) : Optional.empty();
  }

  /** Whether a leaf is at this place of the tree of this size with this root. */
  public static boolean proves(byte[] leaf, long index, long size, List<Hash32> path, Hash32 root) {
    return rootOf(leaf, index, size, path).filter(root::equals).isPresent();
  }

  private Hash32 root(MessageDigest sha256, int from, int to) {
    if (to - from <= 1) {
      return to == from ? Hash32.of(sha256.digest()) : leaves.get(from);
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    return node(sha256, root(sha256, from, middle), root(sha256, middle, to));
  }

  private void path(MessageDigest sha256, int index, int from, int to, List<Hash32> path) {
    if (to - from <= 1) {
      return;
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    if (index < middle) {
      path(sha256, index, from, middle, path);
      path.add(root(sha256, middle, to));
    } else {
      path(sha256, index, middle, to, path);
      path.add(root(sha256, from, middle));
    }
  }

  private static Hash32 leafHash(MessageDigest sha256, byte[] leaf) {
    sha256.update(LEAF);
    return Hash32.of(sha256.digest(leaf));
  }

  private static Hash32 node(MessageDigest sha256, Hash32 left, Hash32 right) {
    sha256.update(NODE);
    sha256.update(left.toBytes());
    return Hash32.of(sha256.digest(right.toBytes()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /**
   * The root over leaves that come one after the other; keeps one hash for each level and no leaf.
   * For one thread.
   */
  public static final class Roots {
    private final MessageDigest sha256 = sha256();
    private final byte[][] full = new byte[MOST_LEVELS][1 + 2 * Hash32.LENGTH];
    private long size;

    public long size() {
      return size;
    }

    public void add(byte[] leaf) {
      add(leaf, 0, leaf.length);
    }

    /** Adds the leaf that these bytes of a buffer are. */
    public void add(byte[] buffer, int offset, int length) {
      sha256.update(LEAF);
      sha256.update(buffer, offset, length);
      int level = 0;
      while ((size >> level & 1) == 1) {
        digestInto(level, true);
        sha256.update(full[level]);
        level++;
      }
      digestInto(level, false);
      size++;
    }

    /** The root over all leaves so far; more may follow. */
    public Hash32 root() {
      if (size == 0) {
        return Hash32.of(sha256.digest());
      }
      int level = Long.numberOfTrailingZeros(size);
      byte[] root = left(level);
      for (level++; level < MOST_LEVELS; level++) {
        if ((size >> level & 1) == 1) {
          sha256.update(NODE);
          sha256.update(left(level));
          root = sha256.digest(root);
        }
      }
      return Hash32.of(root);
    }

    private byte[] left(int level) {
      return Arrays.copyOfRange(full[level], 1, 1 + Hash32.LENGTH);
    }

    /** Puts what was hashed beside or in the place of a level's full subtree. */
    private void digestInto(int level, boolean beside) {
      try {
        byte[] slot = full[level];
        slot[0] = NODE;
        int _ = sha256.digest(slot, beside ? 1 + Hash32.LENGTH : 1, Hash32.LENGTH);
      } catch (DigestException tooShort) {
        throw new IllegalStateException(tooShort);
      }
    }
  }
}
