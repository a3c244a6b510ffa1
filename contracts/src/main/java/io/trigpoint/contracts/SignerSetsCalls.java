package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicArray;

/** Calldata and answers of the SignerSets contract. */
public final class SignerSetsCalls {
  private static final int ARRAY_START = 2;

  private SignerSetsCalls() {}

  /** Sent by the governor; addresses strictly ascending. */
  public static String addSet(List<String> signers, long activationEpoch) {
    return Abi.call("addSet(address[],uint64)", addresses(signers), Abi.uint64(activationEpoch));
  }

  public static String setCount() {
    return Abi.call("setCount()");
  }

  public static long decodeSetCount(String answer) {
    return AbiWords.of(answer).smallNumber(0);
  }

  public static String isActive(long setId, long epoch) {
    return Abi.call("isActive(uint64,uint64)", Abi.uint64(setId), Abi.uint64(epoch));
  }

  public static boolean decodeIsActive(String answer) {
    return AbiWords.of(answer).flag(0);
  }

  public static String signersOf(long setId) {
    return Abi.call("signersOf(uint64)", Abi.uint64(setId));
  }

  public static List<String> decodeSignersOf(String answer) {
    AbiWords words = AbiWords.of(answer);
    int count = words.number(1).intValueExact();
    return IntStream.range(0, count).mapToObj(i -> words.address(ARRAY_START + i)).toList();
  }

  public static String threshold(long setId) {
    return Abi.call("threshold(uint64)", Abi.uint64(setId));
  }

  public static BigInteger decodeThreshold(String answer) {
    return AbiWords.of(answer).number(0);
  }

  static DynamicArray<Address> addresses(List<String> hex) {
    return new DynamicArray<>(Address.class, hex.stream().map(Abi::address).toList());
  }
}
