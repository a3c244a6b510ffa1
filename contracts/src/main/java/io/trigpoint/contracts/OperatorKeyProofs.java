package io.trigpoint.contracts;

import org.web3j.abi.datatypes.DynamicStruct;

/** The signature of each key over its {@link OperatorKeyDigest}. */
public record OperatorKeyProofs(
    CompactSignature attest, CompactSignature send, CompactSignature receipt) {

  DynamicStruct toAbi() {
    return new DynamicStruct(
        Abi.bytes(attest.hex()), Abi.bytes(send.hex()), Abi.bytes(receipt.hex()));
  }
}
