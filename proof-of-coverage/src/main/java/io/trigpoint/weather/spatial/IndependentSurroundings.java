package io.trigpoint.weather.spatial;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Independent neighbours only. Of the stations of one owner, and of those on one roof, the nearest
 * speaks for all; none speaks about another of its owner. Of a roof at most eight owners are looked
 * at.
 */
final class IndependentSurroundings implements Surroundings {
  /** Stations at most so far apart are on one roof. */
  static final double ROOF_METRES = 50;

  private static final int MOST_ON_A_ROOF = 8;
  private static final int MOST_HEARD = 64;
  private static final int NO_ROOF = -1;

  private final Sphere sphere;
  private final SphereIndex all;
  private final SphereIndex index;
  private final int[] owner;
  private final int[] roof;
  private final int[] ownerHeard;
  private final int[] roofHeard;
  private int question;

  IndependentSurroundings(Network network) {
    owner = owners(network);
    sphere = new Sphere(network);
    all = new SphereIndex(sphere, new boolean[network.size()]);
    roof = roofs(all, network.size());
    index = new SphereIndex(sphere, silent());
    ownerHeard = new int[network.size()];
    roofHeard = new int[network.size()];
  }

  @Override
  public void neighbours(int station, double radius, int enough, boolean[] refused, Hits hits) {
    hear(station, radius, StrictMath.min(enough, MOST_HEARD), refused, hits);
  }

  @Override
  public void listeners(int station, double radius, Hits hits) {
    all.within(station, radius, Integer.MAX_VALUE, hits);
  }

  @Override
  public void box(int station, double radius, int most, boolean[] refused, Hits hits) {
    hear(station, radius, refused[station] ? most : most - 1, refused, hits);
    if (!refused[station]) {
      hits.addFirst(station, 0);
    }
  }

  @Override
  public void circle(int station, double radius, int most, boolean[] refused, Hits hits) {
    box(station, radius, most, refused, hits);
  }

  @Override
  public void tooFew(Flags flags, int station, int flag, String why) {
    flags.notJudged(station, flag == Flags.PASS ? Flags.NOT_JUDGED : flag, why);
  }

  @Override
  public void keepHeard(Flags flags, int station, Hits hits) {
    flags.heard(station, hits.stations());
  }

  @Override
  public boolean isReference() {
    return false;
  }

  @Override
  public Sphere sphere() {
    return sphere;
  }

  /** Looks at twice as many candidates again and again until enough are independent. */
  private void hear(int station, double radius, int most, boolean[] refused, Hits hits) {
    for (int looked = most + 8; ; looked *= 2) {
      index.nearest(station, radius, looked, refused, hits);
      boolean all = hits.size() < looked;
      int kept = keepIndependent(station, most, hits);
      if (all || kept == most) {
        hits.truncate(kept);
        return;
      }
    }
  }

  private int keepIndependent(int station, int most, Hits hits) {
    question++;
    ownerHeard[owner[station]] = question;
    int kept = 0;
    for (int hit = 0; hit < hits.size() && kept < most; hit++) {
      int other = hits.station(hit);
      if (ownerHeard[owner[other]] != question && roofHeard[roof[other]] != question) {
        ownerHeard[owner[other]] = question;
        roofHeard[roof[other]] = question;
        hits.keep(hit, kept++);
      }
    }
    return kept;
  }

  /** Numbers the owners; without owners every station is its own. */
  private static int[] owners(Network network) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] owners = new int[network.size()];
    for (int i = 0; i < owners.length; i++) {
      owners[i] =
          network.hasOwners() ? numbers.computeIfAbsent(network.owner(i), _ -> numbers.size()) : i;
    }
    return owners;
  }

  /** Each station that is on no roof yet makes one of all such stations around it. */
  private static int[] roofs(SphereIndex all, int size) {
    int[] roofs = new int[size];
    Arrays.fill(roofs, NO_ROOF);
    Hits hits = new Hits();
    for (int i = 0; i < roofs.length; i++) {
      if (roofs[i] == NO_ROOF) {
        roofs[i] = i;
        all.within(i, ROOF_METRES, Integer.MAX_VALUE, hits);
        for (int hit = 0; hit < hits.size(); hit++) {
          if (roofs[hits.station(hit)] == NO_ROOF) {
            roofs[hits.station(hit)] = i;
          }
        }
      }
    }
    return roofs;
  }

  /** All but the first station of an owner on a roof, and all but so many owners there. */
  private boolean[] silent() {
    boolean[] silent = new boolean[roof.length];
    Map<Long, Integer> first = new HashMap<>();
    int[] owners = new int[roof.length];
    for (int i = 0; i < roof.length; i++) {
      long key = (long) roof[i] << Integer.SIZE | owner[i];
      silent[i] = first.putIfAbsent(key, i) != null || owners[roof[i]]++ >= MOST_ON_A_ROOF;
    }
    return silent;
  }
}
