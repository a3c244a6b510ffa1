package io.trigpoint.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Everything that a local network writes lies under one folder. */
public record BaseDirectory(Path root) {

  /** Creates the folder and refuses one that another run has used. */
  public static BaseDirectory create(Path root) throws IOException {
    BaseDirectory base = new BaseDirectory(root.toAbsolutePath().normalize());
    if (Files.exists(base.networkFile()) || Files.exists(base.folder("run"))) {
      throw new IOException(root + " holds an earlier run: name an empty folder");
    }
    for (String name : new String[] {"run", "tmp", "logs", "published", "keys"}) {
      Files.createDirectories(base.folder(name));
    }
    return base;
  }

  public Path folder(String name) {
    return root.resolve(name);
  }

  public Path log(String process) {
    return folder("logs").resolve(process + ".log");
  }

  public Path temporary() {
    return folder("tmp");
  }

  public Path published() {
    return folder("published");
  }

  /** Where the contracts are: the record of their deployment. */
  public Path contractsFile() {
    return root.resolve("contracts.json");
  }

  /** What other programs read to find the network. */
  public Path networkFile() {
    return root.resolve("network.json");
  }

  /** Writes a file that only its owner may read, whole from the start. */
  public Path writeSecret(String folder, String name, String text) throws IOException {
    Path file = Files.createDirectories(folder(folder)).resolve(name);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text);
  }

  /** Replaces a file so that a reader sees the old text or the new one, never a part. */
  public static void writeAtomically(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.writeString(
        draft,
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
