package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.generated.Uint192;

/**
 * What an owner lets a grantee do with the readings of a device.
 *
 * @param grantee zero is everyone
 * @param purposes one bit each; bit 0 is sale
 * @param expiresAt Unix seconds
 */
public record ConsentGrant(String deviceId, String grantee, BigInteger purposes, long expiresAt) {
  private static final byte[] TYPE_HASH =
      Abi.keccak(
          "ConsentGrant(bytes32 deviceId,uint256 tenure,address owner,address grantee,"
              + "uint192 purposes,uint64 expiresAt,uint256 nonce,uint64 deadline)");

  public ConsentGrant {
    deviceId = Hex.bytes32(deviceId);
    grantee = Hex.address(grantee);
  }

  /**
   * What the owner signs so that somebody else can send the grant.
   *
   * @param tenure of the device, from the registry
   * @param nonce of the owner, from the Consent contract
   */
  public record Signed(
      ConsentGrant grant, String owner, BigInteger tenure, BigInteger nonce, long deadline) {

    /** The digest for the contract {@code consent} on chain {@code chainId}. */
    public String digest(BigInteger chainId, String consent) {
      return new TypedDataDomain("Trigpoint Consent", "1", chainId, consent)
          .digest(
              TypedDataDomain.structHash(
                  TYPE_HASH,
                  Abi.bytes32(grant.deviceId()),
                  Abi.uint256(tenure),
                  Abi.address(owner),
                  Abi.address(grant.grantee()),
                  new Uint192(grant.purposes()),
                  Abi.uint64(grant.expiresAt()),
                  Abi.uint256(nonce),
                  Abi.uint64(deadline)));
    }
  }

  StaticStruct toAbi() {
    return new StaticStruct(
        Abi.bytes32(deviceId), Abi.address(grantee), new Uint192(purposes), Abi.uint64(expiresAt));
  }
}
