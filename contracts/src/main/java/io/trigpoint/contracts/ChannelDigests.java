package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.List;
import org.web3j.crypto.Hash;

/** What is signed about the voucher channels of one contract on one chain. */
public final class ChannelDigests {
  private static final byte[] CONFIG_TYPE_HASH =
      Abi.keccak(
          "ChannelConfig(address payer,address payerAuthorizer,address receiver,"
              + "address receiverAuthorizer,address token,uint40 withdrawDelay,bytes32 salt)");
  private static final byte[] VOUCHER_TYPE_HASH =
      Abi.keccak("Voucher(bytes32 channelId,uint128 maxClaimableAmount)");
  private static final byte[] REFUND_TYPE_HASH =
      Abi.keccak("Refund(bytes32 channelId,uint256 nonce,uint128 amount)");
  private static final String CLAIM_ENTRY =
      "ClaimEntry(bytes32 channelId,uint128 maxClaimableAmount,uint128 totalClaimed)";
  private static final byte[] CLAIM_ENTRY_TYPE_HASH = Abi.keccak(CLAIM_ENTRY);
  private static final byte[] CLAIM_BATCH_TYPE_HASH =
      Abi.keccak("ClaimBatch(ClaimEntry[] claims)" + CLAIM_ENTRY);

  private final TypedDataDomain domain;

  /** For the settlement contract at {@code settlement}. */
  public ChannelDigests(BigInteger chainId, String settlement) {
    domain = new TypedDataDomain("x402 Batch Settlement", "1", chainId, settlement);
  }

  /** The id under which the contract keeps a channel. */
  public String channelId(ChannelConfig config) {
    return domain.digest(TypedDataDomain.structHash(CONFIG_TYPE_HASH, config.fields()));
  }

  /** Signed by the payer's side: {@code maxClaimable} base units in all. */
  public String voucher(String channelId, BigInteger maxClaimable) {
    return domain.digest(
        TypedDataDomain.structHash(
            VOUCHER_TYPE_HASH, Abi.bytes32(channelId), Abi.uint128(maxClaimable)));
  }

  /** Signed by the receiver's authorizer: {@code amount} base units back to the payer. */
  public String refund(String channelId, BigInteger nonce, BigInteger amount) {
    return domain.digest(
        TypedDataDomain.structHash(
            REFUND_TYPE_HASH, Abi.bytes32(channelId), Abi.uint256(nonce), Abi.uint128(amount)));
  }

  /** Signed by the receiver's authorizer over all rows, in their order. */
  public String claimBatch(List<VoucherClaim> claims) {
    byte[][] entries = claims.stream().map(this::claimEntry).toArray(byte[][]::new);
    String all = Hex.of(Hash.sha3(TypedDataDomain.concat(entries)));
    return domain.digest(TypedDataDomain.structHash(CLAIM_BATCH_TYPE_HASH, Abi.bytes32(all)));
  }

  private byte[] claimEntry(VoucherClaim claim) {
    return TypedDataDomain.structHash(
        CLAIM_ENTRY_TYPE_HASH,
        Abi.bytes32(channelId(claim.channel())),
        Abi.uint128(claim.maxClaimable()),
        Abi.uint128(claim.totalClaimed()));
  }

  /** The nonce of the EIP-3009 authorization that pays into a channel. */
  public static String depositNonce(String channelId, BigInteger salt) {
    byte[] words = Hex.bytes("0x" + Abi.encode(Abi.bytes32(channelId), Abi.uint256(salt)));
    return Hex.of(Hash.sha3(words));
  }
}
