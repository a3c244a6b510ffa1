package io.trigpoint.contracts;

import java.math.BigInteger;

/** What the data market reports. Amounts are base units of the token. */
public sealed interface MarketEvent {

  /** New purchases may be paid with a token, or no longer. */
  record TokenAllowed(String token, boolean allowed) implements MarketEvent {}

  /** A seller's offers may be bought, or no longer. */
  record SellerAllowed(String seller, boolean allowed) implements MarketEvent {}

  /** A seller listed an offer, open for purchases at once. */
  record OfferListed(
      BigInteger offerId, String seller, String termsHash, DataTerms terms, DataListing listing)
      implements MarketEvent {}

  /** Later purchases of an offer cost this much a unit or period. */
  record OfferPriceSet(BigInteger offerId, BigInteger price) implements MarketEvent {}

  /** An offer was closed for purchases, or opened again. */
  record OfferActiveSet(BigInteger offerId, boolean active) implements MarketEvent {}

  /** The price of an order went into escrow. */
  record Ordered(
      BigInteger orderId, String buyer, BigInteger offerId, BigInteger amount, OrderTerms terms)
      implements MarketEvent {}

  /** A quorum ended an order: so much was paid and the rest went back to its buyer. */
  record Released(
      BigInteger orderId,
      long epoch,
      String token,
      BigInteger paid,
      BigInteger refunded,
      long deliveredPpm,
      String deliveryRoot)
      implements MarketEvent {}

  /** An order passed its deadline and its escrow went back to its buyer. */
  record Cancelled(BigInteger orderId, String token, BigInteger refunded) implements MarketEvent {}

  /** Periods of an offer were bought for an account; {@code until} is in seconds since 1970. */
  record Subscribed(
      BigInteger offerId,
      String account,
      String buyer,
      String saleId,
      String token,
      BigInteger amount,
      long until)
      implements MarketEvent {}

  /**
   * A sale was divided.
   *
   * @param saleId the id of the order, or of the subscription's purchase
   */
  record SaleDivided(
      String saleId, String token, BigInteger owners, BigInteger operators, BigInteger treasury)
      implements MarketEvent {}

  /** A token refused an account, which has credit instead. */
  record Credited(String token, String account, BigInteger amount) implements MarketEvent {}

  /** Credit of an account was paid to {@code to}. */
  record CreditPaid(String token, String account, String to, BigInteger amount)
      implements MarketEvent {}
}
