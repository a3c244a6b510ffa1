package io.trigpoint.agent;

import java.net.InetSocketAddress;

/** The text form of an address that other programs can use. */
final class HostPort {
  private HostPort() {}

  static String of(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
