package io.trigpoint.contracts;

import io.trigpoint.contracts.MarketEvent.Cancelled;
import io.trigpoint.contracts.MarketEvent.CreditPaid;
import io.trigpoint.contracts.MarketEvent.Credited;
import io.trigpoint.contracts.MarketEvent.OfferActiveSet;
import io.trigpoint.contracts.MarketEvent.OfferListed;
import io.trigpoint.contracts.MarketEvent.OfferPriceSet;
import io.trigpoint.contracts.MarketEvent.Ordered;
import io.trigpoint.contracts.MarketEvent.Released;
import io.trigpoint.contracts.MarketEvent.SaleDivided;
import io.trigpoint.contracts.MarketEvent.SellerAllowed;
import io.trigpoint.contracts.MarketEvent.Subscribed;
import io.trigpoint.contracts.MarketEvent.TokenAllowed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the events of the DataMarket contract. */
public final class DataMarketEvents {

  private static final List<EventKind<MarketEvent>> KINDS =
      Stream.concat(offerKinds(), Stream.concat(purchaseKinds(), payoutKinds())).toList();

  private DataMarketEvents() {}

  /** The first topics of all events of the contract. */
  public static List<String> topics() {
    return EventKind.topics(KINDS);
  }

  /** The event that a log entry holds, empty when it is none of the market's. */
  public static Optional<MarketEvent> decode(EventLog log) {
    return EventKind.decode(KINDS, log);
  }

  private static Stream<EventKind<MarketEvent>> offerKinds() {
    return Stream.of(
        EventKind.of(
            "TokenAllowed(address,bool)",
            1,
            log -> new TokenAllowed(log.indexed(0).address(0), log.words().flag(0))),
        EventKind.of(
            "SellerAllowed(address,bool)",
            1,
            log -> new SellerAllowed(log.indexed(0).address(0), log.words().flag(0))),
        EventKind.of(
            "OfferListed(uint256,address,bytes32," + DataTerms.TYPE + "," + DataListing.TYPE + ")",
            3,
            DataMarketEvents::offerListed),
        EventKind.of(
            "OfferPriceSet(uint256,uint256)",
            1,
            log -> new OfferPriceSet(log.indexed(0).number(0), log.words().number(0))),
        EventKind.of(
            "OfferActiveSet(uint256,bool)",
            1,
            log -> new OfferActiveSet(log.indexed(0).number(0), log.words().flag(0))));
  }

  private static Stream<EventKind<MarketEvent>> purchaseKinds() {
    return Stream.of(
        EventKind.of(
            "Ordered(uint256,address,uint256,uint256," + OrderTerms.TYPE + ")",
            3,
            DataMarketEvents::ordered),
        EventKind.of(
            "Released(uint256,uint64,address,uint256,uint256,uint32,bytes32)",
            3,
            DataMarketEvents::released),
        EventKind.of(
            "Cancelled(uint256,address,uint256)",
            2,
            log ->
                new Cancelled(
                    log.indexed(0).number(0), log.indexed(1).address(0), log.words().number(0))),
        EventKind.of(
            "Subscribed(uint256,address,address,bytes32,address,uint256,uint64)",
            3,
            DataMarketEvents::subscribed));
  }

  private static Stream<EventKind<MarketEvent>> payoutKinds() {
    return Stream.of(
        EventKind.of(
            "SaleDivided(bytes32,address,uint256,uint256,uint256)",
            2,
            DataMarketEvents::saleDivided),
        EventKind.of(
            "Credited(address,address,uint256)",
            2,
            log ->
                new Credited(
                    log.indexed(0).address(0), log.indexed(1).address(0), log.words().number(0))),
        EventKind.of(
            "CreditPaid(address,address,address,uint256)",
            2,
            log ->
                new CreditPaid(
                    log.indexed(0).address(0),
                    log.indexed(1).address(0),
                    log.words().address(0),
                    log.words().number(1))));
  }

  private static OfferListed offerListed(EventLog log) {
    AbiWords words = log.words();
    DataListing listing =
        new DataListing(
            words.address(1), words.smallNumber(2), words.smallNumber(3), words.number(4));
    return new OfferListed(
        log.indexed(0).number(0),
        log.indexed(1).address(0),
        log.indexed(2).bytes32(0),
        DataTerms.of(words.from(0)),
        listing);
  }

  private static Ordered ordered(EventLog log) {
    return new Ordered(
        log.indexed(0).number(0),
        log.indexed(1).address(0),
        log.indexed(2).number(0),
        log.words().number(0),
        OrderTerms.of(log.words(), 1));
  }

  private static Released released(EventLog log) {
    AbiWords words = log.words();
    return new Released(
        log.indexed(0).number(0),
        log.indexed(1).smallNumber(0),
        log.indexed(2).address(0),
        words.number(0),
        words.number(1),
        words.smallNumber(2),
        words.bytes32(3));
  }

  private static Subscribed subscribed(EventLog log) {
    AbiWords words = log.words();
    return new Subscribed(
        log.indexed(0).number(0),
        log.indexed(1).address(0),
        log.indexed(2).address(0),
        words.bytes32(0),
        words.address(1),
        words.number(2),
        words.smallNumber(3));
  }

  private static SaleDivided saleDivided(EventLog log) {
    AbiWords words = log.words();
    return new SaleDivided(
        log.indexed(0).bytes32(0),
        log.indexed(1).address(0),
        words.number(0),
        words.number(1),
        words.number(2));
  }
}
