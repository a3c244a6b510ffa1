package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.Optional;

/** Calldata and answers of the OperatorRegistry contract. */
public final class OperatorRegistryCalls {
  private static final OperatorRecord.Status[] STATUSES = OperatorRecord.Status.values();

  /** Whose key an address is or was. */
  public record KeyUse(String operator, OperatorRole role) {}

  private OperatorRegistryCalls() {}

  /** Sent by the operator, which has allowed the registry {@code stake} base units before. */
  public static String register(
      BigInteger stake, OperatorKeys keys, OperatorKeyProofs proofs, OperatorEndpoint endpoint) {
    return Abi.call(
        "register(uint256,(address,address,address),(bytes,bytes,bytes),(string,bytes32))",
        Abi.uint256(stake),
        keys.toAbi(),
        proofs.toAbi(),
        endpoint.toAbi());
  }

  public static String rotateKey(OperatorRole role, String key, CompactSignature possession) {
    return Abi.call(
        "rotateKey(uint8,address,bytes)",
        Abi.uint8(role.number()),
        Abi.address(key),
        Abi.bytes(possession.hex()));
  }

  public static String setEndpoint(OperatorEndpoint endpoint) {
    return Abi.call("setEndpoint((string,bytes32))", endpoint.toAbi());
  }

  public static String addStake(BigInteger amount) {
    return Abi.call("addStake(uint256)", Abi.uint256(amount));
  }

  public static String requestLeave() {
    return Abi.call("requestLeave()");
  }

  public static String withdraw() {
    return Abi.call("withdraw()");
  }

  /** Two different results of one epoch and set, each signed by the same attest key. */
  public static String slashForResults(
      EpochResult first,
      CompactSignature firstSignature,
      EpochResult second,
      CompactSignature secondSignature) {
    return Abi.call(
        "slashForResults(%1$s,bytes,%1$s,bytes)".formatted(EpochRootsCalls.RESULT),
        first.toAbi(),
        Abi.bytes(firstSignature.hex()),
        second.toAbi(),
        Abi.bytes(secondSignature.hex()));
  }

  public static String keyNonces(String operator) {
    return Abi.call("keyNonces(address)", Abi.address(operator));
  }

  public static BigInteger decodeKeyNonces(String answer) {
    return AbiWords.of(answer).number(0);
  }

  /** The digest as the contract computes it; see {@link OperatorKeyDigest} for ours. */
  public static String keyDigest(String operator, OperatorRole role, String key, BigInteger nonce) {
    return Abi.call(
        "keyDigest(address,uint8,address,uint256)",
        Abi.address(operator),
        Abi.uint8(role.number()),
        Abi.address(key),
        Abi.uint256(nonce));
  }

  public static String useOf(String key) {
    return Abi.call("useOf(address)", Abi.address(key));
  }

  /** Empty when the key never was an operator's. */
  public static Optional<KeyUse> decodeUseOf(String answer) {
    AbiWords words = AbiWords.of(answer);
    int role = words.smallestNumber(1);
    return role == 0
        ? Optional.empty()
        : Optional.of(new KeyUse(words.address(0), OperatorRole.of(role)));
  }

  public static String operatorOf(String account) {
    return Abi.call("operatorOf(address)", Abi.address(account));
  }

  public static OperatorRecord decodeOperatorOf(String answer) {
    AbiWords words = AbiWords.of(answer).from(0);
    AbiWords endpoint = words.from(6);
    return new OperatorRecord(
        status(words.smallestNumber(0)),
        words.smallNumber(1),
        words.number(2),
        new OperatorKeys(words.address(3), words.address(4), words.address(5)),
        new OperatorEndpoint(endpoint.text(0), endpoint.bytes32(1)));
  }

  private static OperatorRecord.Status status(int number) {
    if (number >= STATUSES.length) {
      throw new IllegalArgumentException("no status has the number " + number);
    }
    return STATUSES[number];
  }
}
