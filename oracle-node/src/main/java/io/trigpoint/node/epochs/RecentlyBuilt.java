package io.trigpoint.node.epochs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the values in use; builds one at a time, however many ask, since each takes memory. */
final class RecentlyBuilt<K, V> {
  private final Object building = new Object();
  private final Map<K, V> values;

  RecentlyBuilt(int most) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** Makes a value that never changes. */
  @FunctionalInterface
  interface Maker<V, E extends Exception, F extends Exception> {
    V make() throws E, F;
  }

  <E extends Exception, F extends Exception> V get(K key, Maker<V, E, F> maker) throws E, F {
    Optional<V> known = known(key);
    if (known.isPresent()) {
      return known.get();
    }
    synchronized (building) {
      Optional<V> meanwhile = known(key);
      return meanwhile.isPresent() ? meanwhile.get() : made(key, maker.make());
    }
  }

  private Optional<V> known(K key) {
    synchronized (values) {
      return Optional.ofNullable(values.get(key));
    }
  }

  private V made(K key, V value) {
    synchronized (values) {
      values.put(key, value);
    }
    return value;
  }
}
