package io.trigpoint.agent.chain;

import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Registration;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.abi.datatypes.generated.Uint8;

/** Calldata of the DeviceRegistry contract. */
final class RegistrationCall {
  private RegistrationCall() {}

  /**
   * register((keyType, publicKey, deviceKind, coarseCell, locationCommitment, deadline),
   * deviceSignature).
   */
  static String register(Registration registration, DeviceSigner signer) {
    byte[] signature = signer.sign(registration.message(signer.deviceId()));
    DynamicStruct device =
        new DynamicStruct(
            new Uint8(signer.key().type().code()),
            new DynamicBytes(signer.key().publicKey()),
            new Uint8(registration.deviceKind().code()),
            new Uint64(new BigInteger(Long.toUnsignedString(registration.coarseCell().index()))),
            new Bytes32(registration.locationCommitment().toBytes()),
            new Uint64(registration.deadline()));
    return encode("register", device, new DynamicBytes(signature));
  }

  static String nonces(EvmAddress owner) {
    return encode("nonces", new Address(owner.hex()));
  }

  static String holds(DeviceSigner signer, EvmAddress account) {
    return encode(
        "holds", new Bytes32(signer.deviceId().value().toBytes()), new Address(account.hex()));
  }

  @SuppressWarnings("rawtypes")
  private static String encode(String name, Type... arguments) {
    return FunctionEncoder.encode(new Function(name, List.of(arguments), List.of()));
  }
}
