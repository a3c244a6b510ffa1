package io.trigpoint.contracts;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import org.web3j.abi.datatypes.Type;
import org.web3j.crypto.Hash;

/**
 * An EIP-712 domain with name, version, chain and contract: what makes a signature worthless
 * elsewhere.
 */
record TypedDataDomain(String name, String version, BigInteger chainId, String contract) {
  private static final byte[] TYPE_HASH =
      Abi.keccak(
          "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

  String digest(byte[] structHash) {
    return Hex.of(Hash.sha3(preimage(structHash)));
  }

  /** The bytes of which a signature signs the Keccak hash. */
  byte[] preimage(byte[] structHash) {
    return concat(new byte[] {0x19, 0x01}, separator(), structHash);
  }

  private byte[] separator() {
    return structHash(
        TYPE_HASH,
        Abi.bytes32(Hex.of(Abi.keccak(name))),
        Abi.bytes32(Hex.of(Abi.keccak(version))),
        Abi.uint256(chainId),
        Abi.address(contract));
  }

  /** keccak256 of the type hash and one word per field. */
  static byte[] structHash(byte[] typeHash, Type<?>... fields) {
    return Hash.sha3(concat(typeHash, Hex.bytes("0x" + Abi.encode(fields))));
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
