package io.trigpoint.node.epochs;

import java.io.IOException;

/**
 * Where the files of epochs are kept: each is written once, whole and durable, and never changed,
 * but for the manifest, which is written again when the result is settled.
 */
public interface EpochStore extends PublishedFiles {

  boolean has(String folder, String name) throws IOException;

  /** Begins to read a file; throws {@link java.io.FileNotFoundException} when it is absent. */
  StoredFile open(String folder, String name) throws IOException;

  /**
   * Puts a file in place, or nothing at all: readers see the whole file, the one before it, or
   * none. It survives a crash of the machine once this returns.
   */
  void write(String folder, String name, byte[] bytes) throws IOException;
}
