package io.trigpoint.node.cluster;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.JavaSerializationFilterConfig;
import java.io.Serializable;
import java.util.List;

/**
 * The only classes that a member makes of another member's bytes with Java's serialization: our
 * records, and the exceptions in which Hazelcast's own answers are wrapped.
 */
final class WireClasses {
  private static final List<Class<? extends Serializable>> OURS =
      List.of(
          BeaconWindow.Sighting.class,
          BeaconWindow.Note.class,
          SharedQuota.Add.class,
          StageKey.class,
          ShardCall.class,
          ContextCall.class,
          ShardAnswer.class,
          ShardAnswer.Done.class,
          ShardAnswer.NoContext.class,
          ShardAnswer.Failed.class,
          byte[].class);

  private WireClasses() {}

  static JavaSerializationFilterConfig filter() {
    ClassFilter allowed = new ClassFilter();
    OURS.forEach(each -> allowed.addClasses(each.getName()));
    allowed.addPrefixes("[Ljava.lang.", "java.lang.", "java.util.", "java.io.");
    allowed.addPackages(
        "com.hazelcast.core",
        "com.hazelcast.cluster",
        "com.hazelcast.nio.serialization",
        "com.hazelcast.spi.exception");
    return new JavaSerializationFilterConfig().setDefaultsDisabled(true).setWhitelist(allowed);
  }
}
