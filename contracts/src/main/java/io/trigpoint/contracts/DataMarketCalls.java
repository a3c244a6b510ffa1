package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.abi.datatypes.DynamicStruct;

/** Calldata and answers of the DataMarket contract; its events are {@link DataMarketEvents}. */
public final class DataMarketCalls {
  private static final String AUTHORIZATION = "(uint256,uint256,bytes)";

  /**
   * What a buyer signs besides amount, payee and nonce, so that anyone may submit its payment.
   *
   * @param validAfter seconds since 1970; valid strictly after it
   * @param validBefore seconds since 1970; valid strictly before it
   * @param signature of the token's ReceiveWithAuthorization, whose nonce is the purchase's id
   */
  public record Authorization(BigInteger validAfter, BigInteger validBefore, String signature) {

    private DynamicStruct toAbi() {
      return new DynamicStruct(
          Abi.uint256(validAfter), Abi.uint256(validBefore), Abi.bytes(signature));
    }
  }

  /** Where an order stands. */
  public enum OrderState {
    NONE,
    OPEN,
    RELEASED,
    CANCELLED
  }

  /**
   * What the contract keeps of an order.
   *
   * @param deliverBy last second of a release, since 1970
   * @param floorPpm least delivered share that is paid for, parts per million
   * @param amount base units in escrow while the order is open
   */
  public record Order(
      String buyer,
      long deliverBy,
      long floorPpm,
      OrderState state,
      String token,
      BigInteger amount) {}

  private DataMarketCalls() {}

  /** Sent by the governor. */
  public static String setTokenAllowed(String token, boolean allowed) {
    return Abi.call("setTokenAllowed(address,bool)", Abi.address(token), Abi.flag(allowed));
  }

  /** Sent by the governor. */
  public static String setSellerAllowed(String seller, boolean allowed) {
    return Abi.call("setSellerAllowed(address,bool)", Abi.address(seller), Abi.flag(allowed));
  }

  public static String list(DataTerms terms, DataListing listing) {
    return Abi.call(
        "list(" + DataTerms.TYPE + "," + DataListing.TYPE + ")", terms.toAbi(), listing.toAbi());
  }

  public static String setPrice(BigInteger offerId, BigInteger price) {
    return Abi.call("setPrice(uint256,uint96)", Abi.uint256(offerId), Abi.uint96(price));
  }

  public static String setActive(BigInteger offerId, boolean active) {
    return Abi.call("setActive(uint256,bool)", Abi.uint256(offerId), Abi.flag(active));
  }

  /** Sent by the buyer, whose approval pays. */
  public static String order(OrderTerms terms) {
    return Abi.call("order(" + OrderTerms.TYPE + ")", terms.toAbi());
  }

  /** Sent by anyone; the buyer pays. */
  public static String orderWithAuthorization(
      String buyer, OrderTerms terms, Authorization authorization) {
    return Abi.call(
        "orderWithAuthorization(address," + OrderTerms.TYPE + "," + AUTHORIZATION + ")",
        Abi.address(buyer),
        terms.toAbi(),
        authorization.toAbi());
  }

  /** Sent by anyone who has the quorum's proof over {@link OrderRelease#digest}. */
  public static String release(OrderRelease release, String proof) {
    return Abi.call("release(" + OrderRelease.TYPE + ",bytes)", release.toAbi(), Abi.bytes(proof));
  }

  public static String cancel(BigInteger orderId) {
    return Abi.call("cancel(uint256)", Abi.uint256(orderId));
  }

  /** Sent by the buyer, whose approval pays. */
  public static String subscribe(SubscriptionTerms terms) {
    return Abi.call("subscribe(" + SubscriptionTerms.TYPE + ")", terms.toAbi());
  }

  /** Sent by anyone; the buyer pays. */
  public static String subscribeWithAuthorization(
      String buyer, SubscriptionTerms terms, Authorization authorization) {
    return Abi.call(
        "subscribeWithAuthorization(address," + SubscriptionTerms.TYPE + "," + AUTHORIZATION + ")",
        Abi.address(buyer),
        terms.toAbi(),
        authorization.toAbi());
  }

  public static String payCredit(String token, String account) {
    return Abi.call("payCredit(address,address)", Abi.address(token), Abi.address(account));
  }

  /** Sent by the account that has the credit. */
  public static String payCreditTo(String token, String to) {
    return Abi.call("payCreditTo(address,address)", Abi.address(token), Abi.address(to));
  }

  public static String creditOf(String token, String account) {
    return Abi.call("creditOf(address,address)", Abi.address(token), Abi.address(account));
  }

  public static BigInteger decodeCreditOf(String answer) {
    return AbiWords.of(answer).number(0);
  }

  /** The digest as the contract computes it; see {@link OrderRelease#digest} for ours. */
  public static String releaseDigest(OrderRelease release) {
    return Abi.call("releaseDigest(" + OrderRelease.TYPE + ")", release.toAbi());
  }

  public static String decodeReleaseDigest(String answer) {
    return AbiWords.of(answer).bytes32(0);
  }

  public static String orderOf(BigInteger orderId) {
    return Abi.call("orderOf(uint256)", Abi.uint256(orderId));
  }

  public static Order decodeOrderOf(String answer) {
    AbiWords words = AbiWords.of(answer);
    return new Order(
        words.address(0),
        words.smallNumber(1),
        words.smallNumber(2),
        state(words.smallestNumber(3)),
        words.address(4),
        words.number(5));
  }

  /** When an account's subscription of an offer ends, seconds since 1970; zero for never. */
  public static String subscribedUntil(BigInteger offerId, String account) {
    return Abi.call("subscribedUntil(uint256,address)", Abi.uint256(offerId), Abi.address(account));
  }

  public static long decodeSubscribedUntil(String answer) {
    return AbiWords.of(answer).smallNumber(0);
  }

  private static OrderState state(int ordinal) {
    OrderState[] states = OrderState.values();
    if (ordinal >= states.length) {
      throw new IllegalArgumentException("no such order state: " + ordinal);
    }
    return states[ordinal];
  }
}
