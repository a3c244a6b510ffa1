package io.trigpoint.node.epochs.publictier;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names of devices in one epoch: HMAC-SHA-256(key, "TRIGPOINT-PSEUDONYM-V1" ‖ device id). Without
 * the epoch's key nobody can tell whose they are, or which ones of two epochs are the same device.
 * For one thread.
 */
public final class Pseudonyms {
  private static final byte[] DOMAIN = "TRIGPOINT-PSEUDONYM-V1".getBytes(StandardCharsets.US_ASCII);
  private static final String HMAC = "HmacSHA256";

  private final Mac mac;

  /**
   * @param key 32 random bytes that serve for one epoch
   */
  public Pseudonyms(Hash32 key) {
    try {
      mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.toBytes(), HMAC));
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  public Hash32 of(DeviceId device) {
    mac.update(DOMAIN);
    return Hash32.of(mac.doFinal(device.value().toBytes()));
  }
}
