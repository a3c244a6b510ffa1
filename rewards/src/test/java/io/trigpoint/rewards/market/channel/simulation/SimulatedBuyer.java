package io.trigpoint.rewards.market.channel.simulation;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.PaymentToken;
import io.trigpoint.rewards.market.channel.ChannelContext;
import io.trigpoint.rewards.market.channel.ChannelEffect;
import io.trigpoint.rewards.market.channel.ChannelFacts;
import io.trigpoint.rewards.market.channel.ChannelOffer;
import io.trigpoint.rewards.market.channel.ChannelPayment;
import io.trigpoint.rewards.market.channel.ChannelRequest;
import io.trigpoint.rewards.market.channel.ChannelTerms;
import io.trigpoint.rewards.market.channel.Correction;
import io.trigpoint.rewards.market.channel.DepositAuthorization;
import io.trigpoint.rewards.market.channel.SignedVoucher;
import io.trigpoint.rewards.market.channel.StoredAnswer;
import io.trigpoint.rewards.market.channel.Voucher;
import io.trigpoint.rewards.market.channel.VoucherSignature;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client of one of four kinds; it repeats a request until it is answered one way or another. */
final class SimulatedBuyer {
  static final Hash32 CHANNEL = Hash32.ofHex("c1".repeat(32));
  private static final EvmAddress PAYER = new EvmAddress("0x" + "a1".repeat(20));
  private static final EvmAddress SELLER = new EvmAddress("0x" + "b2".repeat(20));
  private static final PaymentToken COIN =
      new PaymentToken(31337, TokenId.ofHex("0x" + "c3".repeat(20)), "Coin", "1");
  static final ChannelTerms TERMS =
      new ChannelTerms(PAYER, PAYER, SELLER, SELLER, COIN.id(), World.DELAY, Hash32.ZERO);
  private static final VoucherSignature SIGNATURE =
      new VoucherSignature("0x" + "11".repeat(64) + "1b");

  /** What a client does besides paying. */
  enum Kind {
    HONEST,
    /** Sends old payments again. */
    REPLAYING,
    /** Loses what it knows of the channel. */
    FORGETFUL,
    /** Sends every payment several times at once. */
    PARALLEL
  }

  /** A payment that is repeated as it is; {@code key} names the request. */
  private record Asked(ChannelPayment payment, Hash32 key) {}

  private final World world;
  private final Kind kind;
  private final List<Asked> history = new ArrayList<>();
  private final Map<String, Hash32> bodies = new HashMap<>();
  private final Map<Hash32, TokenAmount> received = new HashMap<>();
  private Optional<Asked> open = Optional.empty();
  private TokenAmount charged = TokenAmount.ZERO;
  private TokenAmount signed = TokenAmount.ZERO;
  private int names;
  private int copies;

  SimulatedBuyer(World world) {
    this.world = world;
    kind = Kind.values()[world.random(Kind.values().length)];
    world.tell("the buyer is " + kind);
  }

  /** The most that it ever signed for. */
  TokenAmount signed() {
    return signed;
  }

  boolean isAtRest() {
    return open.isEmpty();
  }

  Map<Hash32, TokenAmount> received() {
    return received;
  }

  /** A client that forgets a request, or sends an old one, may lose an answer: its own loss. */
  boolean hasAllItPaidFor() {
    return kind == Kind.FORGETFUL
        || kind == Kind.REPLAYING
        || TokenAmount.sum(received.values()).equals(world.seller.charged());
  }

  void pass() {
    if (kind == Kind.FORGETFUL && world.trouble(4)) {
      forget();
    }
    if (kind == Kind.REPLAYING && world.trouble(20) && !history.isEmpty()) {
      var _ = send(history.get(world.random(history.size())));
    }
    finishWithdrawal();
    if (open.isPresent()) {
      repeat(open.get());
    } else if (!world.isPeace()) {
      begin();
    }
  }

  private void forget() {
    world.tell("the buyer forgets");
    charged = world.chain.head().facts().claimed();
    open = Optional.empty();
  }

  private void begin() {
    ChannelFacts facts = world.chain.head().facts();
    if (world.trouble(1) && !facts.balance().isZero()) {
      world.chain.send("start:" + ++names, new SimulatedChain.StartWithdrawal(facts.balance()));
    } else if (world.trouble(2) && !facts.balance().isZero()) {
      var _ = send(asked(price(), new ChannelRequest.Refund(Optional.empty()), charged));
    } else if (world.luck(70)) {
      ChannelOffer offer = price();
      Asked read = read(offer, new ChannelRequest.Read());
      open = Optional.of(read);
      repeat(read);
    }
  }

  private void finishWithdrawal() {
    boolean isDue =
        world
            .chain
            .head()
            .facts()
            .withdrawal()
            .filter(one -> world.nowSeconds() >= one.startedSeconds() + World.DELAY)
            .isPresent();
    if (isDue && world.luck(50)) {
      world.chain.send("finish:" + ++names, new SimulatedChain.FinishWithdrawal());
    }
  }

  private void repeat(Asked asked) {
    int copies = kind == Kind.PARALLEL ? 3 : 1;
    int paid = 0;
    for (int i = 0; i < copies; i++) {
      if (send(asked)) {
        paid++;
      }
    }
    world.must(paid <= 1, "copies at once are answered once", paid);
  }

  /** Whether a paid answer came back that cost something. */
  private boolean send(Asked asked) {
    SimulatedSeller.Reply reply = world.seller.ask(context(asked));
    Checks.seller(world);
    world.tell(
        asked.payment().request().getClass().getSimpleName()
            + " "
            + asked.payment().voucher().voucher().maxClaimable()
            + ": "
            + told(reply));
    return switch (reply) {
      case SimulatedSeller.Silence _ -> false;
      case SimulatedSeller.Paid(StoredAnswer answer) -> paid(asked, answer);
      case SimulatedSeller.Refused(ChannelEffect.Refuse refuse) -> {
        refused(asked, refuse);
        yield false;
      }
    };
  }

  private static String told(SimulatedSeller.Reply reply) {
    return switch (reply) {
      case SimulatedSeller.Silence _ -> "nothing";
      case SimulatedSeller.Paid(StoredAnswer answer) ->
          "paid " + answer.receipt().charge().amount();
      case SimulatedSeller.Refused(ChannelEffect.Refuse refuse) ->
          refuse.refused().reason().toString();
    };
  }

  private boolean paid(Asked asked, StoredAnswer answer) {
    Checks.answer(world, answer);
    boolean isFree = answer.receipt().charge().isFree();
    if (!isFree) {
      String voucher = asked.payment().voucher() + asked.key().hex();
      Hash32 first = bodies.computeIfAbsent(voucher, _ -> answer.answer());
      world.must(
          first.equals(answer.answer()), "a voucher that was charged has one answer", answer);
    }
    if (world.trouble(5)) {
      world.tell("the answer is lost");
      return !isFree;
    }
    if (!isFree) {
      var _ = received.put(answer.answer(), answer.receipt().charge().amount());
    }
    if (open.equals(Optional.of(asked))) {
      open = Optional.empty();
      charged = answer.receipt().state().charged();
    }
    return !isFree;
  }

  private void refused(Asked asked, ChannelEffect.Refuse refuse) {
    if (!open.equals(Optional.of(asked))) {
      return;
    }
    switch (refuse.refused().reason()) {
      case BUSY -> {}
      case OTHER_TOTAL, BELOW_CLAIMED -> {
        charged = refuse.correction().map(this::believed).orElse(charged);
        open = Optional.empty();
      }
      case NO_CHANNEL, ABOVE_BALANCE -> topUp(asked);
      case EXPIRES_TOO_SOON -> open = Optional.of(withoutDeposit(asked));
      default -> open = Optional.empty();
    }
  }

  private TokenAmount believed(Correction correction) {
    correction
        .voucher()
        .ifPresent(voucher ->
            world.must(
                voucher.voucher().maxClaimable().compareTo(signed) <= 0,
                "a correction shows a voucher of the buyer",
                voucher));
    return correction.state().charged();
  }

  /** The same voucher with a deposit, unless the seller only waits for a claim. */
  private void topUp(Asked asked) {
    TokenAmount due = asked.payment().voucher().voucher().maxClaimable();
    boolean isShort = due.compareTo(world.chain.head().facts().balance()) > 0;
    boolean isRead = asked.payment().request() instanceof ChannelRequest.Read;
    if (isShort && isRead) {
      long lasts = world.luck(80) ? 1_000_000 : 60;
      ChannelRequest deposit =
          new ChannelRequest.Deposit(
              TokenAmount.of(2_000 + world.random(6_000)),
              Optional.of(
                  new DepositAuthorization(
                      BigInteger.ZERO,
                      BigInteger.valueOf(world.nowSeconds() + lasts),
                      BigInteger.valueOf(++names),
                      SIGNATURE)));
      open = Optional.of(with(asked, deposit));
    } else if (!isRead) {
      open = Optional.empty();
    }
  }

  private Asked withoutDeposit(Asked asked) {
    return with(asked, new ChannelRequest.Read());
  }

  private static Asked with(Asked asked, ChannelRequest request) {
    ChannelPayment old = asked.payment();
    ChannelPayment next =
        new ChannelPayment(
            old.x402Version(),
            old.scheme(),
            old.network(),
            old.accepted(),
            old.terms(),
            old.voucher(),
            request);
    return new Asked(next, asked.key());
  }

  private Asked read(ChannelOffer offer, ChannelRequest request) {
    Asked asked = asked(offer, request, charged.plus(offer.amount()));
    history.add(asked);
    return asked;
  }

  private ChannelOffer price() {
    Hash32 resource = Hash32.ofHex("%064x".formatted(1 + world.random(3)));
    TokenAmount price = TokenAmount.of(500 + 250L * world.random(5));
    return new ChannelOffer(
        COIN, SELLER, SELLER, price, TokenAmount.of(2_000), World.DELAY, 600, resource);
  }

  private Asked asked(ChannelOffer offer, ChannelRequest request, TokenAmount total) {
    if (total.compareTo(signed) > 0) {
      signed = total;
    }
    ChannelPayment payment =
        new ChannelPayment(
            2,
            ChannelOffer.SCHEME,
            COIN.network(),
            Optional.of(offer),
            TERMS,
            new SignedVoucher(new Voucher(CHANNEL, total), SIGNATURE),
            request);
    return new Asked(payment, Hash32.ofHex("%064x".formatted(++names)));
  }

  private ChannelContext context(Asked asked) {
    return new ChannelContext(
        asked.payment(),
        asked.payment().accepted().orElseThrow(),
        CHANNEL,
        Optional.of(PAYER),
        Optional.of(PAYER),
        Optional.of(asked.key()),
        world.planted == Planted.PARALLEL_ANSWERED
            ? world.nowMs() + 5_000L * ++copies
            : world.nowMs(),
        world.seller.writer());
  }
}
