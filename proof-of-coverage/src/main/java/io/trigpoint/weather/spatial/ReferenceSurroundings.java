package io.trigpoint.weather.spatial;

/** The reference's: every station counts, and one that has too few neighbours may pass. */
final class ReferenceSurroundings implements Surroundings {
  private final Network network;
  private final Sphere sphere;
  private final SphereIndex index;
  private final boolean[] nobody;

  ReferenceSurroundings(Network network) {
    this.network = network;
    sphere = new Sphere(network);
    nobody = new boolean[network.size()];
    index = new SphereIndex(sphere, nobody);
  }

  /** Stations at exactly the same coordinates are no neighbours. */
  @Override
  public void neighbours(int station, double radius, int enough, boolean[] refused, Hits hits) {
    for (long looked = enough + 8L; ; looked *= 4) {
      int most = (int) StrictMath.min(looked, Integer.MAX_VALUE);
      index.within(station, radius, most, hits);
      boolean all = hits.size() < most;
      int kept = keepOthers(station, refused, hits);
      if (all || kept >= enough) {
        hits.truncate(kept);
        return;
      }
    }
  }

  private int keepOthers(int station, boolean[] refused, Hits hits) {
    int kept = 0;
    for (int hit = 0; hit < hits.size(); hit++) {
      int other = hits.station(hit);
      if (!refused[other] && !atSameSpot(station, other)) {
        hits.keep(hit, kept++);
      }
    }
    return kept;
  }

  @Override
  public void listeners(int station, double radius, Hits hits) {
    index.within(station, radius, Integer.MAX_VALUE, hits);
  }

  @Override
  public void box(int station, double radius, int most, boolean[] refused, Hits hits) {
    index.nearest(station, radius, most, refused, hits);
  }

  @Override
  public void circle(int station, double radius, int most, boolean[] refused, Hits hits) {
    index.nearest(station, radius, most, nobody, hits);
    int kept = 0;
    for (int hit = 0; hit < hits.size(); hit++) {
      if (!refused[hits.station(hit)]) {
        hits.keep(hit, kept++);
      }
    }
    hits.truncate(kept);
  }

  @Override
  public void tooFew(Flags flags, int station, int flag, String why) {
    flags.set(station, flag);
  }

  @Override
  public void keepHeard(Flags flags, int station, Hits hits) {}

  @Override
  public boolean isReference() {
    return true;
  }

  @Override
  public Sphere sphere() {
    return sphere;
  }

  private boolean atSameSpot(int a, int b) {
    return network.latitude[a] == network.latitude[b]
        && network.longitude[a] == network.longitude[b];
  }
}
