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
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the events of the DataMarket contract. */
public final class DataMarketEvents {

  /** One kind of event: its first topic, how many more topics it has, and how it is read. */
  private record Kind(String topic, int indexed, Function<EventLog, MarketEvent> read) {

    static Kind of(String signature, int indexed, Function<EventLog, MarketEvent> read) {
      return new Kind(Abi.topic(signature), indexed, read);
    }
  }

  private static final List<Kind> KINDS =
      Stream.concat(offerKinds(), Stream.concat(purchaseKinds(), payoutKinds())).toList();

  private DataMarketEvents() {}

  /** The first topics of all events of the contract. */
  public static List<String> topics() {
    return KINDS.stream().map(Kind::topic).toList();
  }

  /** The event that a log entry holds, empty when it is none of the market's. */
  public static Optional<MarketEvent> decode(EventLog log) {
    return KINDS.stream()
        .filter(kind -> log.is(kind.topic(), kind.indexed()))
        .findFirst()
        .map(kind -> kind.read().apply(log));
  }

  private static Stream<Kind> offerKinds() {
    return Stream.of(
        Kind.of(
            "TokenAllowed(address,bool)",
            1,
            log -> new TokenAllowed(log.indexed(0).address(0), log.words().flag(0))),
        Kind.of(
            "SellerAllowed(address,bool)",
            1,
            log -> new SellerAllowed(log.indexed(0).address(0), log.words().flag(0))),
        Kind.of(
            "OfferListed(uint256,address,bytes32," + DataTerms.TYPE + "," + DataListing.TYPE + ")",
            3,
            DataMarketEvents::offerListed),
        Kind.of(
            "OfferPriceSet(uint256,uint256)",
            1,
            log -> new OfferPriceSet(log.indexed(0).number(0), log.words().number(0))),
        Kind.of(
            "OfferActiveSet(uint256,bool)",
            1,
            log -> new OfferActiveSet(log.indexed(0).number(0), log.words().flag(0))));
  }

  private static Stream<Kind> purchaseKinds() {
    return Stream.of(
        Kind.of(
            "Ordered(uint256,address,uint256,uint256," + OrderTerms.TYPE + ")",
            3,
            DataMarketEvents::ordered),
        Kind.of(
            "Released(uint256,uint64,address,uint256,uint256,uint32,bytes32)",
            3,
            DataMarketEvents::released),
        Kind.of(
            "Cancelled(uint256,address,uint256)",
            2,
            log ->
                new Cancelled(
                    log.indexed(0).number(0), log.indexed(1).address(0), log.words().number(0))),
        Kind.of(
            "Subscribed(uint256,address,address,bytes32,address,uint256,uint64)",
            3,
            DataMarketEvents::subscribed));
  }

  private static Stream<Kind> payoutKinds() {
    return Stream.of(
        Kind.of(
            "SaleDivided(bytes32,address,uint256,uint256,uint256)",
            2,
            DataMarketEvents::saleDivided),
        Kind.of(
            "Credited(address,address,uint256)",
            2,
            log ->
                new Credited(
                    log.indexed(0).address(0), log.indexed(1).address(0), log.words().number(0))),
        Kind.of(
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
