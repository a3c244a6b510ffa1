package io.trigpoint.contracts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint128;
import org.web3j.abi.datatypes.generated.Uint192;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint40;
import org.web3j.abi.datatypes.generated.Uint48;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.abi.datatypes.generated.Uint8;
import org.web3j.abi.datatypes.generated.Uint96;
import org.web3j.crypto.Hash;

/**
 * Calldata and event names by their written signatures, and shorthand for the argument types in
 * use.
 */
final class Abi {
  private static final int SELECTOR_LENGTH = 4;

  private Abi() {}

  /** The selector of {@code signature}, then the arguments. */
  static String call(String signature, Type<?>... arguments) {
    return selector(signature) + encode(arguments);
  }

  /** The arguments alone, without the 0x prefix. */
  @SuppressWarnings({"rawtypes", "unchecked"})
  static String encode(Type<?>... arguments) {
    return FunctionEncoder.encodeConstructor((List<Type>) (List) List.of(arguments));
  }

  /** The first topic of an event. */
  static String topic(String signature) {
    return Hex.of(keccak(signature));
  }

  static byte[] keccak(String text) {
    return Hash.sha3(text.getBytes(StandardCharsets.US_ASCII));
  }

  static Uint8 uint8(int value) {
    return new Uint8(value);
  }

  static Uint32 uint32(long value) {
    return new Uint32(value);
  }

  static Uint40 uint40(long value) {
    return new Uint40(value);
  }

  static Uint48 uint48(long value) {
    return new Uint48(value);
  }

  static Uint64 uint64(long value) {
    return new Uint64(value);
  }

  static Uint64 uint64(BigInteger value) {
    return new Uint64(value);
  }

  static Uint96 uint96(BigInteger value) {
    return new Uint96(value);
  }

  static Uint128 uint128(BigInteger value) {
    return new Uint128(value);
  }

  static Uint192 uint192(BigInteger value) {
    return new Uint192(value);
  }

  static Uint256 uint256(BigInteger value) {
    return new Uint256(value);
  }

  static Address address(String hex) {
    return new Address(Hex.address(hex));
  }

  static Bytes32 bytes32(String hex) {
    return new Bytes32(Hex.bytes(Hex.bytes32(hex)));
  }

  static DynamicBytes bytes(String hex) {
    return new DynamicBytes(Hex.bytes(hex));
  }

  static Bool flag(boolean value) {
    return new Bool(value);
  }

  /** One value, then the others. */
  static Type<?>[] prepend(Type<?> first, Type<?>... others) {
    Type<?>[] all = new Type<?>[others.length + 1];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }

  private static String selector(String signature) {
    return Hex.of(keccak(signature)).substring(0, 2 + 2 * SELECTOR_LENGTH);
  }
}
