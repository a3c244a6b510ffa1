package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.abi.datatypes.generated.Uint192;

/** Calldata and answers of the Consent contract. */
public final class ConsentCalls {
  /** The purpose of selling readings. */
  public static final BigInteger SALE = BigInteger.ONE;

  private static final String TERMS = "(bytes32,address,uint192,uint64)";

  private ConsentCalls() {}

  /** Sent by the owner. */
  public static String grant(ConsentGrant grant) {
    return Abi.call("grant(" + TERMS + ")", grant.toAbi());
  }

  /** Sent by anyone; {@code signature} is the owner's, 65 bytes r, s, v. */
  public static String grantWithSignature(ConsentGrant.Signed signed, String signature) {
    return Abi.call(
        "grantWithSignature(address," + TERMS + ",uint64,bytes)",
        Abi.address(signed.owner()),
        signed.grant().toAbi(),
        Abi.uint64(signed.deadline()),
        Abi.bytes(signature));
  }

  /** Sent by the owner, for what it granted. */
  public static String revoke(String deviceId, String grantee) {
    return Abi.call("revoke(bytes32,address)", Abi.bytes32(deviceId), Abi.address(grantee));
  }

  public static String isGranted(String deviceId, BigInteger purpose, String grantee) {
    return Abi.call(
        "isGranted(bytes32,uint192,address)",
        Abi.bytes32(deviceId),
        new Uint192(purpose),
        Abi.address(grantee));
  }

  public static boolean decodeIsGranted(String answer) {
    return AbiWords.of(answer).flag(0);
  }

  static String grantDigest(ConsentGrant.Signed signed) {
    return Abi.call(
        "grantDigest(address," + TERMS + ",uint256,uint256,uint64)",
        Abi.address(signed.owner()),
        signed.grant().toAbi(),
        Abi.uint256(signed.tenure()),
        Abi.uint256(signed.nonce()),
        Abi.uint64(signed.deadline()));
  }
}
