package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.PublishedFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Published epochs in a folder of this machine.
 *
 * @param root holds one folder for each epoch, or is itself the folder of one
 */
record FolderPublishedFiles(Path root) implements PublishedFiles {

  @Override
  public byte[] read(String folder, String name) throws IOException {
    boolean single = Files.exists(root.resolve(EpochManifest.NAME));
    String inside = folder.contains("/") ? folder.substring(folder.indexOf('/') + 1) : "";
    Path file = root.resolve(single ? inside : folder).resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException(file + " does not exist");
    }
    return Files.readAllBytes(file);
  }
}
