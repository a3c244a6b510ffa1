package io.trigpoint.node.epochs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file that is being read from a store; closing it ends the reading.
 *
 * @param length bytes of the whole file
 */
public record StoredFile(long length, InputStream content) implements AutoCloseable {

  /** A file that is in memory already. */
  public static StoredFile of(byte[] bytes) {
    return new StoredFile(bytes.length, new ByteArrayInputStream(bytes));
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
