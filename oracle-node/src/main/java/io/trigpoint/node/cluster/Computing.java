package io.trigpoint.node.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;

/**
 * What a member computes with. Only members with the same version share an epoch's work.
 *
 * @param version names code and parameters, byte for byte; empty when it computes nothing
 * @param threads how many shards it runs at once
 */
public record Computing(String version, int threads) {
  static final String EXECUTOR = "epoch-shards";
  private static final String VERSION = "trigpoint.computes";
  private static final String THREADS = "trigpoint.threads";

  public Computing {
    if (threads < 1) {
      throw new IllegalArgumentException("a member computes with at least one thread");
    }
  }

  void describeIn(Config config) {
    config.getMemberAttributeConfig().setAttribute(VERSION, version);
    config.getMemberAttributeConfig().setAttribute(THREADS, Integer.toString(threads));
    config.addExecutorConfig(new ExecutorConfig(EXECUTOR, threads).setStatisticsEnabled(false));
  }

  static boolean alike(Member one, Member other) {
    String version = one.getAttribute(VERSION);
    return version != null && !version.isEmpty() && version.equals(other.getAttribute(VERSION));
  }

  static int threadsOf(Member member) {
    String threads = member.getAttribute(THREADS);
    return threads == null ? 1 : Integer.parseInt(threads);
  }
}
