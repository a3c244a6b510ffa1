package io.trigpoint.contracts;

import org.web3j.abi.datatypes.StaticStruct;

/**
 * What a quorum signs to fix the inputs of an epoch.
 *
 * @param inputRoot root of all that the epoch is computed from
 */
public record InputList(long epoch, long setId, String inputRoot) {

  public InputList {
    inputRoot = Hex.bytes32(inputRoot);
  }

  StaticStruct toAbi() {
    return new StaticStruct(Abi.uint64(epoch), Abi.uint64(setId), Abi.bytes32(inputRoot));
  }
}
