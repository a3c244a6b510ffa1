package io.trigpoint.report;

/**
 * Whether a signature by an admitted key is good. Every implementation accepts exactly the same
 * signatures for keys that {@link KeyRules} admitted; malformed input is a plain false.
 */
public interface SignatureCheck {

  /** The key must have passed {@link KeyRules#admit}; a signature of any length may be given. */
  boolean accepts(DeviceKey key, byte[] message, byte[] signature);

  /** What to call this path in logs and metrics. */
  String name();
}
