package io.trigpoint.bench;

import io.trigpoint.report.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A million seeded hotspots, spread in several ways. */
public enum Hotspots {
  /** Four of five in 500 towns whose sizes fall like 1/rank, the others anywhere. */
  TOWNS {
    @Override
    List<Cell> cells() {
      Random random = new Random(1);
      List<Cell> cells = new ArrayList<>(anywhere(random, COUNT / 5));
      for (int rank = 1; rank <= 500; rank++) {
        double latitude = random.nextDouble(-50, 60);
        double longitude = random.nextDouble(-180, 180);
        double width = 0.02 + 0.1 / StrictMath.sqrt(rank);
        int size = (int) (COUNT * 0.8 / rank / 6.8);
        cells.addAll(around(random, latitude, longitude, width, size));
      }
      cells.addAll(anywhere(random, COUNT - cells.size()));
      return cells;
    }
  },
  /** All in one city. */
  CITY {
    @Override
    List<Cell> cells() {
      return around(new Random(2), 51.05, 3.72, 0.3, COUNT);
    }
  },
  /** Two in every cell of resolution 9 of a country, so that most neighbours must be counted. */
  PAIRS {
    @Override
    List<Cell> cells() {
      List<Cell> cells = new ArrayList<>(COUNT);
      Cell country = Cell.ofLatLng(48, 11, 2);
      for (long parent : Cell.h3().cellToChildren(country.index(), 9)) {
        List<Long> children = Cell.h3().cellToChildren(parent, 10);
        for (long child : children.subList(0, 2)) {
          if (cells.size() < COUNT) {
            cells.add(new Cell(Cell.h3().cellToCenterChild(child, 12)));
          }
        }
      }
      return cells;
    }
  },
  /** Evenly on the globe. */
  GLOBE {
    @Override
    List<Cell> cells() {
      return anywhere(new Random(4), COUNT);
    }
  };

  static final int COUNT = 1_000_000;

  /** In no particular order but for pairs. */
  abstract List<Cell> cells();

  private static List<Cell> around(
      Random random, double latitude, double longitude, double width, int size) {
    List<Cell> cells = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      cells.add(
          Cell.ofLatLng(
              latitude + random.nextGaussian() * width,
              longitude + random.nextGaussian() * width,
              12));
    }
    return cells;
  }

  private static List<Cell> anywhere(Random random, int size) {
    List<Cell> cells = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      double latitude = StrictMath.toDegrees(StrictMath.asin(random.nextDouble(-1, 1)));
      cells.add(Cell.ofLatLng(latitude, random.nextDouble(-180, 180), 12));
    }
    return cells;
  }
}
