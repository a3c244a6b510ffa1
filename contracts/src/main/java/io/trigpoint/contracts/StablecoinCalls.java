package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.Optional;

/** Calldata, answers and events of the stable coin, and of any token with ERC-20 and EIP-3009. */
public final class StablecoinCalls {
  public static final String TRANSFER = Abi.topic("Transfer(address,address,uint256)");
  public static final String AUTHORIZATION_USED = Abi.topic("AuthorizationUsed(address,bytes32)");

  /** Base units of a token moved. */
  public record Transfer(String token, String from, String to, BigInteger value) {}

  /** An authorization was executed. */
  public record AuthorizationUsed(String token, String authorizer, String nonce) {}

  private StablecoinCalls() {}

  public static String balanceOf(String account) {
    return Abi.call("balanceOf(address)", Abi.address(account));
  }

  public static BigInteger decodeBalanceOf(String answer) {
    return AbiWords.of(answer).number(0);
  }

  /** Only the local stable coin has it. */
  public static String mint(String to, BigInteger amount) {
    return Abi.call("mint(address,uint256)", Abi.address(to), Abi.uint256(amount));
  }

  public static String transfer(String to, BigInteger amount) {
    return Abi.call("transfer(address,uint256)", Abi.address(to), Abi.uint256(amount));
  }

  /** With the signature as bytes: r, s and v, or whatever a contract account accepts. */
  public static String transferWithAuthorization(TransferAuthorization terms, String signature) {
    return Abi.call(
        "transferWithAuthorization(address,address,uint256,uint256,uint256,bytes32,bytes)",
        Abi.address(terms.from()),
        Abi.address(terms.to()),
        Abi.uint256(terms.value()),
        Abi.uint256(terms.validAfter()),
        Abi.uint256(terms.validBefore()),
        Abi.bytes32(terms.nonce()),
        Abi.bytes(signature));
  }

  public static String authorizationState(String authorizer, String nonce) {
    return Abi.call(
        "authorizationState(address,bytes32)", Abi.address(authorizer), Abi.bytes32(nonce));
  }

  public static boolean decodeAuthorizationState(String answer) {
    return AbiWords.of(answer).flag(0);
  }

  /** The transfer that a log entry holds, empty when it holds something else. */
  public static Optional<Transfer> decodeTransfer(EventLog log) {
    return log.is(TRANSFER, 2)
        ? Optional.of(
            new Transfer(
                log.address(),
                log.indexed(0).address(0),
                log.indexed(1).address(0),
                log.words().number(0)))
        : Optional.empty();
  }

  /** The use of an authorization that a log entry holds, empty when it holds something else. */
  public static Optional<AuthorizationUsed> decodeAuthorizationUsed(EventLog log) {
    return log.is(AUTHORIZATION_USED, 2)
        ? Optional.of(
            new AuthorizationUsed(
                log.address(), log.indexed(0).address(0), log.indexed(1).bytes32(0)))
        : Optional.empty();
  }
}
