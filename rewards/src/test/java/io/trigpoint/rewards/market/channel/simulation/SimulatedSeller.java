package io.trigpoint.rewards.market.channel.simulation;

import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.ChainFacts;
import io.trigpoint.rewards.market.Charge;
import io.trigpoint.rewards.market.channel.ChannelContext;
import io.trigpoint.rewards.market.channel.ChannelEffect;
import io.trigpoint.rewards.market.channel.ChannelEvent;
import io.trigpoint.rewards.market.channel.ChannelFacts;
import io.trigpoint.rewards.market.channel.ChannelLedgerState;
import io.trigpoint.rewards.market.channel.ChannelMachine;
import io.trigpoint.rewards.market.channel.ChannelRequest;
import io.trigpoint.rewards.market.channel.ChannelRules;
import io.trigpoint.rewards.market.channel.ChannelStep;
import io.trigpoint.rewards.market.channel.Pending;
import io.trigpoint.rewards.market.channel.StoredAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The node: a disk, an outbox, and a process that is killed now and then. */
final class SimulatedSeller {
  /** What the buyer hears, if anything. */
  sealed interface Reply {}

  record Paid(StoredAnswer answer) implements Reply {}

  record Refused(ChannelEffect.Refuse refuse) implements Reply {}

  record Silence() implements Reply {}

  /** The process is gone in the middle of something. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private record Up(long fromSeconds, long toSeconds) {}

  private final World world;
  private final Map<String, Pending> outbox = new LinkedHashMap<>();
  private final List<Up> past = new ArrayList<>();
  private ChannelLedgerState stored = buyersChannel();
  private ChannelLedgerState before = stored;
  private long writer = 1;
  private long upSinceSeconds;
  private long downUntilMs;
  private boolean up = true;

  SimulatedSeller(World world) {
    this.world = world;
    upSinceSeconds = world.nowSeconds();
  }

  private static ChannelLedgerState buyersChannel() {
    return ChannelLedgerState.unknown(
        SimulatedBuyer.CHANNEL, SimulatedBuyer.TERMS, ChannelFacts.NONE);
  }

  ChannelLedgerState stored() {
    return stored;
  }

  TokenAmount charged() {
    return stored.promised().charged();
  }

  long writer() {
    return writer;
  }

  boolean isIdle() {
    return outbox.isEmpty();
  }

  /** Seconds of a span in which the process ran. */
  long secondsUp(long from, long to) {
    long seconds = up ? Math.max(0, to - Math.max(from, upSinceSeconds)) : 0;
    for (Up span : past) {
      seconds += Math.max(0, Math.min(to, span.toSeconds()) - Math.max(from, span.fromSeconds()));
    }
    return seconds;
  }

  void pass() {
    if (!up && (world.isPeace() || world.nowMs() >= downUntilMs)) {
      start();
    }
    if (up && world.trouble(2)) {
      kill();
    }
    if (up && (world.isPeace() || world.luck(80))) {
      try {
        watch();
      } catch (Killed gone) {
        kill();
      }
    }
  }

  private void start() {
    up = true;
    upSinceSeconds = world.nowSeconds();
    writer++;
    world.tell("the seller starts, writer " + writer);
    if (world.planted != Planted.NOT_RESUMED) {
      ChannelMachine.resume(stored).forEach(this::perform);
    }
  }

  private void kill() {
    up = false;
    past.add(new Up(upSinceSeconds, world.nowSeconds()));
    downUntilMs = world.nowMs() + 1_000L * (1 + world.random(world.luck(20) ? 900 : 60));
    if (world.planted == Planted.DISK_FORGETS) {
      stored = before;
    }
    world.tell("the seller is killed");
  }

  /** Looks at the chain, the outbox and the clock. */
  private void watch() {
    SimulatedChain.Block head = world.chain.head();
    SimulatedChain.Block last =
        world.planted == Planted.HEAD_TAKEN_FOR_FINAL ? head : world.chain.finalBlock();
    note(new ChannelEvent.HeadSeen(seen(head.facts())));
    note(new ChannelEvent.Finalized(seen(last.facts())));
    for (Map.Entry<String, Pending> each : List.copyOf(outbox.entrySet())) {
      send(each.getKey(), each.getValue(), last);
    }
    note(new ChannelEvent.Ticked(world.nowMs()));
  }

  private ChannelFacts seen(ChannelFacts facts) {
    return world.planted == Planted.WITHDRAWAL_UNSEEN
        ? new ChannelFacts(
            facts.balance(), facts.claimed(), facts.refundNonce(), Optional.empty(), facts.block())
        : facts;
  }

  private void send(String id, Pending pending, SimulatedChain.Block last) {
    if (last.outcomes().containsKey(id)) {
      end(id, last.outcomes().getOrDefault(id, false), last);
    } else if (world.trouble(2) && world.chain.drop(id)) {
      world.tell("given up: " + id);
      if (world.planted == Planted.LOST_CLAIM_UNSEEN && pending instanceof Pending.Claim) {
        var _ = outbox.remove(id);
      } else {
        end(id, false, last);
      }
    } else {
      world.chain.send(id, new SimulatedChain.Sellers(pending));
    }
  }

  /** One transaction: the outbox's row and the channel's. */
  private void end(String id, boolean success, SimulatedChain.Block last) {
    var _ = outbox.remove(id);
    note(new ChannelEvent.Ended(id, success, seen(last.facts())));
  }

  /** What a request is answered; whoever is killed says nothing. */
  Reply ask(ChannelContext asked) {
    if (!up) {
      return new Silence();
    }
    try {
      Optional<Reply> refused =
          ChannelRules.termsRefusal(asked)
              .map(why -> new Refused(new ChannelEffect.Refuse(why, Optional.empty())));
      return refused.orElseGet(() -> request(asked));
    } catch (Killed gone) {
      kill();
      return new Silence();
    }
  }

  private Reply request(ChannelContext asked) {
    return switch (asked.payment().request()) {
      case ChannelRequest.Read _, ChannelRequest.Unknown _ -> read(asked);
      case ChannelRequest.Refund refund -> reply(act(new ChannelEvent.RefundAsked(asked, refund)));
      case ChannelRequest.Deposit deposit -> {
        List<ChannelEffect> effects =
            act(new ChannelEvent.DepositOffered(asked, deposit, payer(deposit)));
        yield effects.contains(new ChannelEffect.GoOn()) ? read(asked) : reply(effects);
      }
    };
  }

  private ChainFacts payer(ChannelRequest.Deposit deposit) {
    boolean used =
        deposit
            .authorization()
            .filter(one -> world.chain.head().salts().contains(one.salt()))
            .isPresent();
    return new ChainFacts(used, TokenAmount.of(1_000_000), Optional.empty());
  }

  private Reply read(ChannelContext asked) {
    int quality = world.luck(50) ? Charge.WHOLE : world.random(4) * 250_000;
    Charge charge = Charge.of(asked.offer().amount(), quality);
    return reply(act(new ChannelEvent.Answered(asked, charge, world.newBody())));
  }

  /** Stores what follows from an event, then does it; between the two the process may end. */
  private List<ChannelEffect> act(ChannelEvent event) {
    ChannelLedgerState known =
        world.planted == Planted.RETRY_MADE_ANEW ? withoutAnswer(stored) : stored;
    ChannelStep step = ChannelMachine.next(known, event, World.POLICY);
    boolean isPaid = step.effects().stream().anyMatch(ChannelEffect.Answer.class::isInstance);
    if (world.planted == Planted.ANSWER_BEFORE_COMMIT && isPaid && world.trouble(5)) {
      downAfterwards();
      return step.effects();
    }
    if (!step.state().equals(stored)) {
      if (!step.state().promised().charged().equals(charged())) {
        world.tell("charged " + step.state().promised().charged());
      }
      before = stored;
      stored = step.state();
    }
    if (!step.effects().isEmpty() && world.trouble(5)) {
      world.tell("stored and not done: " + step.effects());
      throw new Killed();
    }
    step.effects().forEach(this::perform);
    return step.effects();
  }

  private void note(ChannelEvent event) {
    var _ = act(event);
  }

  private void downAfterwards() {
    world.tell("answered and not stored");
    kill();
  }

  private void perform(ChannelEffect effect) {
    if (effect instanceof ChannelEffect.Submit(Pending pending)) {
      world.tell("submits " + pending.id());
      var _ = outbox.putIfAbsent(pending.id(), pending);
    }
  }

  private static Reply reply(List<ChannelEffect> effects) {
    for (ChannelEffect effect : effects) {
      switch (effect) {
        case ChannelEffect.Answer(StoredAnswer answer) -> {
          return new Paid(answer);
        }
        case ChannelEffect.Refuse refuse -> {
          return new Refused(refuse);
        }
        default -> {}
      }
    }
    return new Silence();
  }

  private static ChannelLedgerState withoutAnswer(ChannelLedgerState state) {
    return new ChannelLedgerState(
        state.id(),
        state.terms(),
        state.promised(),
        Optional.empty(),
        state.confirmed(),
        state.head(),
        state.work());
  }
}
