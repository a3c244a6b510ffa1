package io.trigpoint.node.cli;

import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.config.NodeKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether this machine has the keys, the disk and the ports that a node needs. */
record MachineChecks(Diagnosis diagnosis, Optional<RunningNode> running, long leastDiskMib) {

  void run(NodeConfig config) {
    running.ifPresentOrElse(
        node -> diagnosis.ok("node", "runs as process " + node.pid() + " at " + node.url()),
        () -> diagnosis.ok("node", "is not running"));
    keys(config.keys().directory());
    disk("data.dir", config.storage().dataDirectory());
    disk("published.dir", config.storage().publishedDirectory());
    port("http.port", config.http().host(), config.http().port());
    port("cluster.port", config.cluster().host(), config.cluster().port());
  }

  private void keys(Path directory) {
    if (!Files.isDirectory(directory)) {
      diagnosis.fail(
          "keys",
          directory + " does not exist",
          "make it with attest.key, send.key and receipt.key, for example with:\n"
              + "      mkdir -p -m 700 %s && cd %s && umask 077 && ".formatted(directory, directory)
              + "for k in attest send receipt; do openssl rand -hex 32 > $k.key; done");
      return;
    }
    try {
      var _ = NodeKeys.read(directory);
      diagnosis.ok("keys", "three keys in " + directory + ", owner only");
    } catch (ConfigException unusable) {
      diagnosis.fail(
          "keys",
          String.valueOf(unusable.getMessage()),
          "keys.dir holds attest.key, send.key and receipt.key, 64 hexadecimal digits, mode 0600");
    }
  }

  private void disk(String what, Path directory) {
    Path existing = directory.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      long mebibytes = Files.getFileStore(existing).getUsableSpace() >> 20;
      if (!Files.isDirectory(existing)) {
        diagnosis.fail(what, existing + " is no directory", "name a directory in " + what);
      } else if (!Files.isWritable(existing)) {
        diagnosis.fail(what, existing + " is not writable", "run as its owner, or choose another");
      } else if (mebibytes < leastDiskMib) {
        diagnosis.fail(
            what,
            mebibytes + " MiB free at " + existing,
            "free some space or choose another disk: at least " + leastDiskMib + " MiB are needed");
      } else {
        boolean there = Files.exists(directory);
        diagnosis.ok(
            what, directory + (there ? ", " : " will be made, ") + mebibytes + " MiB free");
      }
    } catch (IOException unreadable) {
      diagnosis.fail(what, String.valueOf(unreadable.getMessage()), "check the mount");
    }
  }

  private void port(String what, String host, int port) {
    String address = host + ":" + port;
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      diagnosis.ok(what, port == 0 ? "any free port on " + host : address + " is free");
    } catch (IOException taken) {
      if (running.isPresent()) {
        diagnosis.ok(what, address + " is taken, as the node is running");
      } else {
        diagnosis.fail(
            what,
            address + " cannot be bound: " + taken.getMessage(),
            "another program has it; end that one, or set " + what + " to a free port");
      }
    }
  }
}
