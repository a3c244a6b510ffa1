package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.PublishedFiles;
import java.net.URI;
import java.nio.file.Path;

/** Where published epochs are, as somebody typed it. */
final class PublishedSource {

  private PublishedSource() {}

  /** A web server if it is an address, else a folder. */
  static PublishedFiles of(String from) {
    return from.startsWith("http://") || from.startsWith("https://")
        ? new HttpPublishedFiles(URI.create(from))
        : new FolderPublishedFiles(Path.of(from));
  }
}
