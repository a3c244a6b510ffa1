package io.trigpoint.node.evm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Endpoints before a real one, in a process of their own, for networks of processes. */
public final class ProxyProcess {
  private ProxyProcess() {}

  /**
   * Takes the real endpoint and how many there shall be before it, and prints where they listen.
   * Each line of standard input is the index of one and what it does from now on, and is answered
   * by a line. Ends with standard input.
   */
  public static void main(String... arguments) throws IOException {
    URI upstream = URI.create(arguments[0]);
    List<MutatingProxy> proxies =
        Stream.generate(() -> MutatingProxy.before(upstream))
            .limit(Integer.parseInt(arguments[1]))
            .toList();
    System.out.println(
        proxies.stream().map(each -> each.endpoint().toString()).collect(Collectors.joining(" ")));
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      List<String> words = List.of(line.split(" ", -1));
      tell(proxies.get(Integer.parseInt(words.getFirst())), words.getLast());
      System.out.println("done");
    }
    proxies.forEach(MutatingProxy::close);
    System.exit(0);
  }

  private static void tell(MutatingProxy proxy, String what) {
    switch (what) {
      case "honest" -> proxy.behave();
      case "old-head" -> proxy.serveOldHead();
      case "replacement-rule" -> proxy.enforceReplacementRule();
      case "wrong-receipts" -> proxy.with(Mischief.lieAboutReceipts());
      case "forged-logs" -> proxy.with(Mischief.forgeLogs());
      case "other-hashes" -> proxy.with(Mischief.otherBlockHashes());
      default -> throw new IllegalArgumentException("no such misbehaviour: " + what);
    }
  }
}
