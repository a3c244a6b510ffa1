package io.trigpoint.node.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.report.BeaconPayload;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operator's Hazelcast cluster: who is there, and who owns which beacon. Nothing in it is
 * needed for a correct result, so any member, or all of them, may vanish.
 */
public final class OperatorCluster implements AutoCloseable {
  static final String QUOTA_MAP = "device-quota-window";
  static final String BEACON_MAP = "beacon-window";
  private static final int QUOTA_SECONDS = 60;
  private static final int BEACON_SECONDS = 600;
  private static final int JOIN_SECONDS = 20;
  private static final Logger LOG = LoggerFactory.getLogger(OperatorCluster.class);
  private static final int MAX_ENTRIES_PER_NODE = 200_000;

  private final HazelcastInstance hazelcast;

  OperatorCluster(HazelcastInstance hazelcast) {
    this.hazelcast = hazelcast;
  }

  /** Starts a member that computes nothing for others. */
  public static OperatorCluster join(NodeConfig.Cluster cluster) {
    return join(cluster, new Computing("", 1));
  }

  /**
   * Starts a member; returns when it has joined the members that answer, or stands alone. A member
   * that takes connections and never answers, since it is frozen, is not waited for for long.
   */
  public static OperatorCluster join(NodeConfig.Cluster cluster, Computing computing) {
    try {
      return new OperatorCluster(Hazelcast.newHazelcastInstance(config(cluster, computing)));
    } catch (IllegalStateException notJoined) {
      LOG.warn(
          "no member answered within {} s ({}); this one stands alone until others find it",
          JOIN_SECONDS,
          notJoined.getMessage());
      Config alone = config(cluster, computing);
      alone
          .getNetworkConfig()
          .getJoin()
          .getTcpIpConfig()
          .setMembers(List.of(cluster.host() + ":" + cluster.port()));
      return new OperatorCluster(Hazelcast.newHazelcastInstance(alone));
    }
  }

  static Config config(NodeConfig.Cluster cluster, Computing computing) {
    PrivateAddresses.check(cluster);
    Config config = new Config();
    config.setClusterName(cluster.name());
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "1");
    config.setProperty("hazelcast.max.join.seconds", Integer.toString(JOIN_SECONDS));
    config.setProperty("hazelcast.merge.first.run.delay.seconds", "10");
    config.setProperty("hazelcast.merge.next.run.delay.seconds", "10");
    config.setProperty("hazelcast.max.no.heartbeat.seconds", "15");
    config.setProperty("hazelcast.operation.call.timeout.millis", "15000");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.getJetConfig().setEnabled(false);
    var network = config.getNetworkConfig();
    network.setPort(cluster.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(cluster.host());
    var join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(cluster.members());
    config.addMapConfig(window(QUOTA_MAP, QUOTA_SECONDS));
    config.addMapConfig(window(BEACON_MAP, BEACON_SECONDS));
    config.getSerializationConfig().setJavaSerializationFilterConfig(WireClasses.filter());
    computing.describeIn(config);
    return config;
  }

  private static MapConfig window(String name, int seconds) {
    MapConfig map = new MapConfig(name).setTimeToLiveSeconds(seconds).setBackupCount(0);
    map.getEvictionConfig()
        .setEvictionPolicy(EvictionPolicy.LRU)
        .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
        .setSize(MAX_ENTRIES_PER_NODE);
    return map;
  }

  /** The addresses of the members that are there now. */
  public List<String> members() {
    return hazelcast.getCluster().getMembers().stream()
        .map(member -> member.getAddress().toString())
        .sorted()
        .toList();
  }

  /** This member's address, as {@link #members} has it. */
  public String self() {
    return hazelcast.getCluster().getLocalMember().getAddress().toString();
  }

  /** Whether this member is the one that keeps a beacon's live window. */
  public boolean owns(BeaconPayload beacon) {
    var owner = hazelcast.getPartitionService().getPartition(beacon.hex()).getOwner();
    return owner != null && owner.localMember();
  }

  /** The address of the member that owns a shard's partition; {@code here} when it is this one. */
  String ownerOf(long epoch, int shard) {
    var owner = hazelcast.getPartitionService().getPartition(epoch + ":" + shard).getOwner();
    return owner == null || owner.localMember() ? LocalCrew.NAME : RemoteCrew.nameOf(owner);
  }

  /** The other members that compute as this one does. */
  List<Member> peers() {
    Member self = hazelcast.getCluster().getLocalMember();
    return hazelcast.getCluster().getMembers().stream()
        .filter(member -> !member.localMember() && Computing.alike(self, member))
        .toList();
  }

  HazelcastInstance hazelcast() {
    return hazelcast;
  }

  @Override
  public void close() {
    hazelcast.getLifecycleService().terminate();
  }
}
