package io.trigpoint.node.epochs;

import java.io.IOException;

/** Where published epochs are read from: a folder or a web server. */
public interface PublishedFiles {

  /**
   * The bytes of a file of an epoch's folder; throws {@link java.io.FileNotFoundException} when it
   * is absent.
   */
  byte[] read(String folder, String name) throws IOException;
}
