package io.trigpoint.report;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;

/**
 * P-256 points named by x alone: the one with the smaller y is meant (draft-jivsov-ecc-compact).
 */
final class CompactPoint {
  private static final byte EVEN_Y = 2;
  private static final BigInteger FIELD = KeyRules.P256.getCurve().getField().getCharacteristic();

  private CompactPoint() {}

  /** Empty when 32 bytes are not the x of a point. */
  static Optional<ECPoint> read(byte[] x) {
    byte[] compressed = new byte[1 + x.length];
    compressed[0] = EVEN_Y;
    System.arraycopy(x, 0, compressed, 1, x.length);
    try {
      ECPoint point = KeyRules.P256.getCurve().decodePoint(compressed);
      BigInteger y = point.getAffineYCoord().toBigInteger();
      boolean smaller = y.compareTo(FIELD.shiftRight(1)) <= 0;
      return Optional.of(smaller ? point : point.negate().normalize());
    } catch (IllegalArgumentException notOnTheCurve) {
      return Optional.empty();
    }
  }
}
