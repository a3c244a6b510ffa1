package io.trigpoint.weather.spatial;

/**
 * The buddy check of an event, such as rain: a value below the event's threshold and one that is
 * not are two classes. A station fails when at most so much of its neighbours is of its own class.
 *
 * @param eventThreshold in the value's unit
 * @param threshold below 1 a share of the neighbours, otherwise a number of them
 */
public record BuddyEvents(BuddyRule rule, double eventThreshold, double threshold)
    implements SpatialRule {
  @Override
  public Needs needs() {
    return rule.needs();
  }

  @Override
  public boolean isOrderFree() {
    return true;
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new BuddyEvents(rule.inOrder(order), eventThreshold, threshold);
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    return rule.check(network, around, this::standsOut);
  }

  private boolean standsOut(int station, BuddyValues buddies, Flags flags) {
    int n = buddies.size();
    int below = buddies.below(eventThreshold);
    int alike = buddies.own(station) < eventThreshold ? below : n - below;
    double figure = threshold < 1 ? (double) alike / n : alike;
    flags.compared(station, figure, threshold);
    return figure <= threshold;
  }
}
