package io.trigpoint.contracts;

import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/**
 * A secp256k1 signature in the 64 bytes of EIP-2098: r, then s with the parity of y in its top bit.
 */
public record CompactSignature(String hex) {
  private static final int LENGTH = 64;
  private static final int WORD = 32;
  private static final int FIRST_V = 27;

  public CompactSignature {
    hex = Hex.ofLength(hex, LENGTH);
  }

  /** Signs 32 bytes as they are; the nonce is deterministic and s is in the lower half. */
  public static CompactSignature sign(String digest, ECKeyPair key) {
    Sign.SignatureData signature = Sign.signMessage(Hex.bytes(Hex.bytes32(digest)), key, false);
    return compact(signature.getR(), signature.getS(), signature.getV()[0]);
  }

  /** From r, s and v (27 or 28) of 65 bytes; empty when it is not the one accepted encoding. */
  public static Optional<CompactSignature> ofRsv(String hex) {
    byte[] rsv = Hex.bytes(hex);
    if (rsv.length != LENGTH + 1) {
      return Optional.empty();
    }
    byte[] s = Arrays.copyOfRange(rsv, WORD, LENGTH);
    boolean parityKnown = rsv[LENGTH] == FIRST_V || rsv[LENGTH] == FIRST_V + 1;
    return parityKnown && isLow(new BigInteger(1, s))
        ? Optional.of(compact(Arrays.copyOf(rsv, WORD), s, rsv[LENGTH]))
        : Optional.empty();
  }

  /**
   * From r and s as a key device gives them: s is brought to the lower half, the parity found by
   * trying both. Empty when it is no signature of this signer for these 32 bytes.
   */
  public static Optional<CompactSignature> by(
      String signer, String digest, BigInteger r, BigInteger s) {
    if (!inRange(r) || !inRange(s)) {
      return Optional.empty();
    }
    BigInteger low = isLow(s) ? s : Sign.CURVE_PARAMS.getN().subtract(s);
    return Stream.of(FIRST_V, FIRST_V + 1)
        .map(v -> compact(Numeric.toBytesPadded(r, WORD), Numeric.toBytesPadded(low, WORD), v))
        .filter(candidate -> candidate.signer(digest).filter(signer::equals).isPresent())
        .findFirst();
  }

  /** The 65 bytes r, s and v that most token contracts take. */
  public String toRsv() {
    byte[] bytes = Hex.bytes(hex);
    byte[] rsv = Arrays.copyOf(bytes, LENGTH + 1);
    rsv[WORD] &= 0x7f;
    rsv[LENGTH] = (byte) v(bytes);
    return Hex.of(rsv);
  }

  /** The address that signed 32 bytes; empty when the numbers are out of range or fit no key. */
  public Optional<String> signer(String digest) {
    byte[] rsv = Hex.bytes(toRsv());
    byte[] r = Arrays.copyOf(rsv, WORD);
    byte[] s = Arrays.copyOfRange(rsv, WORD, LENGTH);
    if (!inRange(new BigInteger(1, r)) || !isLow(new BigInteger(1, s))) {
      return Optional.empty();
    }
    try {
      BigInteger key =
          Sign.signedMessageHashToKey(
              Hex.bytes(Hex.bytes32(digest)), new Sign.SignatureData(rsv[LENGTH], r, s));
      return Optional.of("0x" + Keys.getAddress(key));
    } catch (SignatureException unrecoverable) {
      return Optional.empty();
    }
  }

  private static CompactSignature compact(byte[] r, byte[] s, int v) {
    byte[] bytes = TypedDataDomain.concat(r, s);
    if (v == FIRST_V + 1) {
      bytes[WORD] |= (byte) 0x80;
    }
    return new CompactSignature(Hex.of(bytes));
  }

  private static int v(byte[] compact) {
    return FIRST_V + ((compact[WORD] & 0x80) >> 7);
  }

  private static boolean inRange(BigInteger value) {
    return value.signum() > 0 && value.compareTo(Sign.CURVE_PARAMS.getN()) < 0;
  }

  private static boolean isLow(BigInteger s) {
    return s.signum() > 0 && s.compareTo(Sign.CURVE_PARAMS.getN().shiftRight(1)) <= 0;
  }
}
