package io.trigpoint.weather.spatial;

/** Judges seeded networks by every check and prints what came out, in one number. */
final class SpatialReplay {
  private static final int SEEDS = 12;

  private SpatialReplay() {}

  public static void main(String[] arguments) {
    System.out.println(fingerprint());
  }

  static String fingerprint() {
    long print = 1;
    for (long seed = 0; seed < SEEDS; seed++) {
      for (Network network : new Network[] {HostileNetworks.of(seed), HostileNetworks.town(seed)}) {
        for (SpatialCheck check : SpatialCheck.values()) {
          for (ParameterSet set : ParameterSet.values()) {
            Flags flags = set.judge(HostileNetworks.rule(check, network, set), network);
            for (int i = 0; i < flags.size(); i++) {
              print = 31 * print + flags.flag(i);
              print = 31 * print + Double.doubleToLongBits(flags.score(i));
            }
          }
        }
      }
    }
    return Long.toHexString(print);
  }
}
