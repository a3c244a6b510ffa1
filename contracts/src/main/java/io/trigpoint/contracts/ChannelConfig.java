package io.trigpoint.contracts;

import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;

/**
 * What a voucher channel is, for ever: its id is the hash of these fields.
 *
 * @param payerAuthorizer signs vouchers; the payer itself does where it is zero
 * @param receiverAuthorizer signs claims and refunds
 * @param withdrawDelaySeconds 900 to 2 592 000
 * @param salt 32 bytes that tell channels with the same other fields apart
 */
public record ChannelConfig(
    String payer,
    String payerAuthorizer,
    String receiver,
    String receiverAuthorizer,
    String token,
    long withdrawDelaySeconds,
    String salt) {
  static final String ABI = "(address,address,address,address,address,uint40,bytes32)";

  public ChannelConfig {
    payer = Hex.address(payer);
    payerAuthorizer = Hex.address(payerAuthorizer);
    receiver = Hex.address(receiver);
    receiverAuthorizer = Hex.address(receiverAuthorizer);
    token = Hex.address(token);
    salt = Hex.bytes32(salt);
  }

  Type<?>[] fields() {
    return new Type<?>[] {
      Abi.address(payer),
      Abi.address(payerAuthorizer),
      Abi.address(receiver),
      Abi.address(receiverAuthorizer),
      Abi.address(token),
      Abi.uint40(withdrawDelaySeconds),
      Abi.bytes32(salt)
    };
  }

  StaticStruct toAbi() {
    return new StaticStruct(fields());
  }
}
