package io.trigpoint.rewards.market.channel;

import java.math.BigInteger;
import java.util.Locale;

/** The bytes of a signature as 0x and lower-case hexadecimal digits. */
public record VoucherSignature(String hex) {
  private static final int WORD_DIGITS = 64;
  private static final int V_START = 2 + 2 * WORD_DIGITS;
  private static final BigInteger HALF_ORDER =
      new BigInteger("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", 16);

  public VoucherSignature {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!hex.matches("0x(?:[0-9a-f]{2})*")) {
      throw new IllegalArgumentException("not 0x and pairs of hexadecimal digits");
    }
  }

  /** Whether it is r, s and v of 65 bytes, s in the lower half, v 27 or 28. */
  public boolean isAccepted() {
    if (hex.length() != V_START + 2) {
      return false;
    }
    String v = hex.substring(V_START);
    BigInteger s = new BigInteger(hex.substring(2 + WORD_DIGITS, V_START), 16);
    return (v.equals("1b") || v.equals("1c")) && s.signum() > 0 && s.compareTo(HALF_ORDER) <= 0;
  }
}
