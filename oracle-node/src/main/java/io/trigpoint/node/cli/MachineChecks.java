package io.trigpoint.node.cli;

import io.trigpoint.node.chain.KeyUnavailable;
import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.keys.NodeKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether this machine has the keys, the disk and the ports that a node needs. */
record MachineChecks(Diagnosis diagnosis, Optional<RunningNode> running, long leastDiskMib) {
  /** Begins like no transaction and no typed data, so its signature is good for nothing. */
  private static final byte[] PROBE = "trigpoint doctor".getBytes(StandardCharsets.US_ASCII);

  void run(NodeConfig config) {
    running.ifPresentOrElse(
        node -> diagnosis.ok("node", "runs as process " + node.pid() + " at " + node.url()),
        () -> diagnosis.ok("node", "is not running"));
    keys(config.keys());
    disk("data.dir", config.storage().dataDirectory());
    disk("published.dir", config.storage().publishedDirectory());
    port("http.port", config.http().host(), config.http().port());
    port("cluster.port", config.cluster().host(), config.cluster().port());
  }

  private void keys(NodeConfig.Keys config) {
    Path directory = config.directory();
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
      NodeKeys keys = NodeKeys.read(config);
      diagnosis.ok("keys", "in " + directory + " or elsewhere, owner only, one role each");
      signs("attest key", keys.attest());
      signs("send key", keys.send());
    } catch (ConfigException unusable) {
      diagnosis.fail(
          "keys",
          String.valueOf(unusable.getMessage()),
          "keys.dir holds attest.key, send.key and receipt.key, 64 hexadecimal digits, mode 0600");
    }
  }

  private void signs(String what, SigningKey key) {
    try {
      var _ = key.sign(PROBE);
      diagnosis.ok(what, key.address() + " signs");
    } catch (KeyUnavailable silent) {
      diagnosis.fail(
          what,
          key.address() + ": " + silent.getMessage(),
          "start its signer; until then epochs and transactions wait, and nothing is lost");
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
