package io.trigpoint.node.cluster;

import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Hazelcast has no authentication here, so it listens and calls on private addresses only. */
final class PrivateAddresses {
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int UNIQUE_LOCAL_MASK = 0xfe;
  private static final int IPV6_BYTES = 16;

  private PrivateAddresses() {}

  /** Throws {@link ConfigException} when the own host or a member's literal address is public. */
  static void check(NodeConfig.Cluster cluster) {
    try {
      for (InetAddress own : InetAddress.getAllByName(cluster.host())) {
        require("cluster.host", own);
      }
    } catch (UnknownHostException unknown) {
      throw new ConfigException("cluster.host " + cluster.host() + " has no address");
    }
    cluster.members().forEach(PrivateAddresses::checkMember);
  }

  /** Names are left to the resolver of the private network that they are in. */
  private static void checkMember(String member) {
    String host = member.replaceFirst(":\\d+$", "");
    InetAddress literal;
    try {
      literal = InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException name) {
      return;
    }
    require("cluster.members", literal);
  }

  private static void require(String key, InetAddress address) {
    if (!isPrivate(address)) {
      throw new ConfigException(
          key
              + " "
              + address.getHostAddress()
              + " is not private: the cluster has no authentication, so use a loopback or private"
              + " network address");
    }
  }

  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal =
        bytes.length == IPV6_BYTES && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    return uniqueLocal
        || address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress();
  }
}
