package io.trigpoint.node.epochs.compute;

import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.KeyRules;
import io.trigpoint.report.SignatureCheck;
import java.util.function.Predicate;

/**
 * How keys and signatures are checked.
 *
 * @param keys whether a key may be a device's at all; asked once for each device that reported
 */
public record Verification(SignatureCheck signatures, Predicate<DeviceKey> keys) {

  /** Everything is checked again. */
  public static Verification of(SignatureCheck signatures) {
    return new Verification(signatures, key -> KeyRules.admit(key).isEmpty());
  }
}
