package io.trigpoint.rewards.market.channel;

import java.util.ArrayList;
import java.util.List;

/** The next state of a channel, and what to do once it is stored, in order. */
public record ChannelStep(ChannelLedgerState state, List<ChannelEffect> effects) {

  public ChannelStep {
    effects = List.copyOf(effects);
  }

  static ChannelStep of(ChannelLedgerState state, ChannelEffect... effects) {
    return new ChannelStep(state, List.of(effects));
  }

  /** What this step does, then what another does from this state. */
  ChannelStep then(ChannelStep next) {
    List<ChannelEffect> all = new ArrayList<>(effects);
    all.addAll(next.effects);
    return new ChannelStep(next.state, all);
  }
}
