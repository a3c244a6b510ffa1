package io.trigpoint.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where nodes shall end or freeze themselves, by files that they read, and where they came by. */
record Wishes(Path folder) {

  /** From now on a node does at a point what {@link io.trigpoint.node.Failpoint} says. */
  void arm(String node, String spec) throws IOException {
    BaseDirectory.writeAtomically(file(node), spec);
  }

  void disarm(String node) throws IOException {
    Files.deleteIfExists(file(node));
  }

  /** The failpoints that any node came by until now. */
  SortedSet<String> hits() throws IOException {
    return Files.exists(counts()) ? new TreeSet<>(Files.readAllLines(counts())) : new TreeSet<>();
  }

  /** By these options of the virtual machine a node reads and counts. */
  String options(String node) {
    return "-Dtrigpoint.fail.count=" + counts() + " -Dtrigpoint.fail.file=" + file(node);
  }

  private Path file(String node) {
    return folder.resolve(node + ".fail");
  }

  private Path counts() {
    return folder.resolve("failpoints.txt");
  }
}
