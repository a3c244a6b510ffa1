package io.trigpoint.node.epochs.publictier;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.CumulativeEarnings.Account;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What an account had earned of a token before an epoch, and after it. */
public record PublicEarning(Account account, TokenAmount before, TokenAmount after) {
  private static final int ADDRESS = 20;
  private static final int WORD = 32;
  private static final int LENGTH = 2 * ADDRESS + 2 * WORD;

  /** A row for each account, by owner, then token. */
  public static List<PublicEarning> rows(CumulativeEarnings before, CumulativeEarnings after) {
    List<PublicEarning> rows = new ArrayList<>();
    after
        .amounts()
        .forEach((account, sum) ->
            rows.add(new PublicEarning(account, before.of(account.owner(), account.token()), sum)));
    return rows;
  }

  /** Owner ‖ token ‖ before ‖ after, amounts of 32 bytes, big-endian. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(LENGTH)
        .put(account.owner().toBytes())
        .put(account.token().address().toBytes())
        .put(word(before))
        .put(word(after))
        .array();
  }

  /** Throws {@link IllegalArgumentException} for bytes that are no such record. */
  public static PublicEarning of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("is of " + bytes.length + " bytes, not " + LENGTH);
    }
    return new PublicEarning(
        new Account(address(bytes, 0), new TokenId(address(bytes, ADDRESS))),
        amount(bytes, 2 * ADDRESS),
        amount(bytes, 2 * ADDRESS + WORD));
  }

  private static byte[] word(TokenAmount amount) {
    byte[] digits = amount.baseUnits().toByteArray();
    byte[] word = new byte[WORD];
    int skipped = Math.max(0, digits.length - WORD);
    int length = digits.length - skipped;
    System.arraycopy(digits, skipped, word, WORD - length, length);
    return word;
  }

  private static EvmAddress address(byte[] bytes, int from) {
    return new EvmAddress("0x" + HexFormat.of().formatHex(bytes, from, from + ADDRESS));
  }

  private static TokenAmount amount(byte[] bytes, int from) {
    return new TokenAmount(new BigInteger(1, Arrays.copyOfRange(bytes, from, from + WORD)));
  }
}
