package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;

/**
 * Calldata and answers of the VoucherChannels contract, which are those of x402's batch-settlement
 * contract. Amounts are base units below 2^128.
 */
public final class VoucherChannelsCalls {
  /** Where x402 clients look for the contract, on every chain. */
  public static final String PUBLISHED_SETTLEMENT = "0x4020074e9df2ce1dee5a9c1b5c3f541d02a10003";

  /** Whom x402 clients authorize to bring an EIP-3009 deposit, on every chain. */
  public static final String PUBLISHED_COLLECTOR = "0x4020806089470a89826cb9fb1f4059150b550004";

  private static final String CLAIMS = VoucherClaim.ABI + "[]";

  /** {@code balance} is deposits less refunds and withdrawals; claims do not lower it. */
  public record Channel(BigInteger balance, BigInteger totalClaimed) {
    public BigInteger unclaimed() {
      return balance.subtract(totalClaimed);
    }
  }

  /** {@code initiatedAt} is in seconds since 1970, zero when no withdrawal waits. */
  public record PendingWithdrawal(BigInteger amount, long initiatedAt) {}

  /** What a receiver claimed in one token, and what of it was paid out. */
  public record Receiver(BigInteger totalClaimed, BigInteger totalSettled) {}

  private VoucherChannelsCalls() {}

  /** Anyone may send it; {@code collectorData} is what the collector needs. */
  public static String deposit(
      ChannelConfig config, BigInteger amount, String collector, String collectorData) {
    return Abi.call(
        "deposit(" + ChannelConfig.ABI + ",uint128,address,bytes)",
        config.toAbi(),
        Abi.uint128(amount),
        Abi.address(collector),
        Abi.bytes(collectorData));
  }

  /**
   * What the EIP-3009 collector needs: the window in seconds since 1970, the salt of the nonce, and
   * the payer's signature.
   */
  public static String erc3009Data(
      BigInteger validAfter, BigInteger validBefore, BigInteger salt, String signature) {
    return "0x"
        + Abi.encode(
            Abi.uint256(validAfter),
            Abi.uint256(validBefore),
            Abi.uint256(salt),
            Abi.bytes(signature));
  }

  /** Sent by each row's receiver or receiver's authorizer. */
  public static String claim(List<VoucherClaim> claims) {
    return Abi.call("claim(" + CLAIMS + ")", rows(claims));
  }

  /** Anyone may send it; the signature is of {@link ChannelDigests#claimBatch}. */
  public static String claimWithSignature(List<VoucherClaim> claims, String signature) {
    return Abi.call("claimWithSignature(" + CLAIMS + ",bytes)", rows(claims), Abi.bytes(signature));
  }

  public static String settle(String receiver, String token) {
    return Abi.call("settle(address,address)", Abi.address(receiver), Abi.address(token));
  }

  /** Sent by the receiver or its authorizer. */
  public static String refund(ChannelConfig config, BigInteger amount) {
    return Abi.call(
        "refund(" + ChannelConfig.ABI + ",uint128)", config.toAbi(), Abi.uint128(amount));
  }

  /** Anyone may send it; the signature is of {@link ChannelDigests#refund}. */
  public static String refundWithSignature(
      ChannelConfig config, BigInteger amount, BigInteger nonce, String signature) {
    return Abi.call(
        "refundWithSignature(" + ChannelConfig.ABI + ",uint128,uint256,bytes)",
        config.toAbi(),
        Abi.uint128(amount),
        Abi.uint256(nonce),
        Abi.bytes(signature));
  }

  /** Sent by the payer or its authorizer. */
  public static String initiateWithdraw(ChannelConfig config, BigInteger amount) {
    return Abi.call(
        "initiateWithdraw(" + ChannelConfig.ABI + ",uint128)", config.toAbi(), Abi.uint128(amount));
  }

  /** Sent by the payer or its authorizer, after the channel's delay. */
  public static String finalizeWithdraw(ChannelConfig config) {
    return Abi.call("finalizeWithdraw(" + ChannelConfig.ABI + ")", config.toAbi());
  }

  /** Several calls of this class in one transaction, all or none. */
  public static String multicall(List<String> calls) {
    return Abi.call(
        "multicall(bytes[])",
        new DynamicArray<>(DynamicBytes.class, calls.stream().map(Abi::bytes).toList()));
  }

  public static String channels(String channelId) {
    return Abi.call("channels(bytes32)", Abi.bytes32(channelId));
  }

  public static Channel decodeChannels(String answer) {
    AbiWords words = AbiWords.of(answer);
    return new Channel(words.number(0), words.number(1));
  }

  public static String pendingWithdrawals(String channelId) {
    return Abi.call("pendingWithdrawals(bytes32)", Abi.bytes32(channelId));
  }

  public static PendingWithdrawal decodePendingWithdrawals(String answer) {
    AbiWords words = AbiWords.of(answer);
    return new PendingWithdrawal(words.number(0), words.smallNumber(1));
  }

  public static String refundNonce(String channelId) {
    return Abi.call("refundNonce(bytes32)", Abi.bytes32(channelId));
  }

  public static BigInteger decodeRefundNonce(String answer) {
    return AbiWords.of(answer).number(0);
  }

  public static String receivers(String receiver, String token) {
    return Abi.call("receivers(address,address)", Abi.address(receiver), Abi.address(token));
  }

  public static Receiver decodeReceivers(String answer) {
    AbiWords words = AbiWords.of(answer);
    return new Receiver(words.number(0), words.number(1));
  }

  private static DynamicArray<DynamicStruct> rows(List<VoucherClaim> claims) {
    return new DynamicArray<>(
        DynamicStruct.class, claims.stream().map(VoucherClaim::toAbi).toList());
  }
}
