package io.trigpoint.contracts;

import org.web3j.abi.datatypes.StaticStruct;

/** The addresses of an operator's keys, one for each role, all different. */
public record OperatorKeys(String attest, String send, String receipt) {

  public OperatorKeys {
    attest = Hex.address(attest);
    send = Hex.address(send);
    receipt = Hex.address(receipt);
  }

  StaticStruct toAbi() {
    return new StaticStruct(Abi.address(attest), Abi.address(send), Abi.address(receipt));
  }
}
