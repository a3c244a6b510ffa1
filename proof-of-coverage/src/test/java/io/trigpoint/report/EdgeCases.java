package io.trigpoint.report;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.util.BigIntegers;

/**
 * Curve25519 in Edwards form by the textbook, slow and only for tests: it builds the keys and
 * signatures that libraries disagree about.
 */
final class EdgeCases {
  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final BigInteger ROOT_OF_MINUS_ONE =
      BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
  private static final BigInteger P256_ORDER = KeyRules.P256.getN();

  private EdgeCases() {}

  /** An affine point. */
  record Point(BigInteger x, BigInteger y) {
    Point plus(Point other) {
      BigInteger k = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(P);
      BigInteger over = x.multiply(other.y).add(other.x.multiply(y));
      BigInteger up = y.multiply(other.y).add(x.multiply(other.x));
      return new Point(
          over.multiply(BigInteger.ONE.add(k).modInverse(P)).mod(P),
          up.multiply(BigInteger.ONE.subtract(k).modInverse(P)).mod(P));
    }

    Point times(BigInteger scalar) {
      Point sum = new Point(BigInteger.ZERO, BigInteger.ONE);
      Point power = this;
      for (int bit = 0; bit < scalar.bitLength(); bit++) {
        sum = scalar.testBit(bit) ? sum.plus(power) : sum;
        power = power.plus(power);
      }
      return sum;
    }

    byte[] encoded() {
      byte[] bytes = little(y);
      bytes[31] |= (byte) (x.testBit(0) ? 0x80 : 0);
      return bytes;
    }
  }

  static Point decoded(byte[] bytes) {
    byte[] y = bytes.clone();
    y[31] &= 0x7F;
    return withY(big(y), (bytes[31] & 0x80) != 0);
  }

  static Point base() {
    return withY(BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P), false);
  }

  /** A point of order eight; its multiples are all eight points of small order. */
  static Point ofOrderEight() {
    for (int y = 2; ; y++) {
      Point candidate = squareOr(BigInteger.valueOf(y)).times(L);
      if (!candidate.times(BigInteger.valueOf(4)).y().equals(BigInteger.ONE)) {
        return candidate;
      }
    }
  }

  /** Signs with R = rB + component and, when given, the key A = aB + keyComponent. */
  static byte[] sign(byte[] seed, byte[] publicKey, byte[] message, Point component) {
    byte[] expanded = sha512(seed);
    byte[] lower = Arrays.copyOf(expanded, 32);
    lower[0] &= (byte) 0xF8;
    lower[31] = (byte) (lower[31] & 0x7F | 0x40);
    BigInteger a = big(lower);
    BigInteger r = big(sha512(Arrays.copyOfRange(expanded, 32, 64), message)).mod(L);
    byte[] commitment = base().times(r).plus(component).encoded();
    BigInteger k = big(sha512(commitment, publicKey, message)).mod(L);
    return concat(commitment, little(r.add(k.multiply(a)).mod(L)));
  }

  static Point identity() {
    return new Point(BigInteger.ZERO, BigInteger.ONE);
  }

  /** The same signature with S + L, which some verifiers fail to refuse. */
  static byte[] unreducedS(byte[] signature) {
    BigInteger s = big(Arrays.copyOfRange(signature, 32, 64)).add(L);
    return concat(Arrays.copyOf(signature, 32), little(s));
  }

  static byte[] highS(byte[] signature) {
    BigInteger s = new BigInteger(1, signature, 32, 32);
    return concat(
        Arrays.copyOf(signature, 32), BigIntegers.asUnsignedByteArray(32, P256_ORDER.subtract(s)));
  }

  /** The second encodings of points whose y is below 19, and of the identity with a sign. */
  static List<byte[]> nonCanonical() {
    byte[] signedOne = little(BigInteger.ONE);
    signedOne[31] |= (byte) 0x80;
    return List.of(
        little(P),
        little(P.add(BigInteger.ONE)),
        little(P.add(BigInteger.valueOf(3))),
        signedOne,
        HexFormat.of().parseHex("ff".repeat(32)));
  }

  static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  static byte[] little(BigInteger value) {
    byte[] bytes = BigIntegers.asUnsignedByteArray(32, value);
    return reversed(bytes);
  }

  private static BigInteger big(byte[] little) {
    return new BigInteger(1, reversed(little));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      out[i] = bytes[bytes.length - 1 - i];
    }
    return out;
  }

  private static Point squareOr(BigInteger firstY) {
    BigInteger y = firstY;
    while (!hasX(y)) {
      y = y.add(BigInteger.ONE);
    }
    return withY(y, false);
  }

  private static boolean hasX(BigInteger y) {
    return squareOfX(y).modPow(P.subtract(BigInteger.ONE).shiftRight(1), P).equals(BigInteger.ONE);
  }

  private static BigInteger squareOfX(BigInteger y) {
    BigInteger yy = y.multiply(y);
    return yy.subtract(BigInteger.ONE)
        .multiply(D.multiply(yy).add(BigInteger.ONE).modInverse(P))
        .mod(P);
  }

  private static Point withY(BigInteger y, boolean odd) {
    BigInteger square = squareOfX(y);
    BigInteger x = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
    if (!x.multiply(x).mod(P).equals(square)) {
      x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
    }
    return new Point(x.testBit(0) == odd ? x : P.subtract(x).mod(P), y);
  }

  private static byte[] sha512(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
