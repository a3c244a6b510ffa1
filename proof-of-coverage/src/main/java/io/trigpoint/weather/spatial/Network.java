package io.trigpoint.weather.spatial;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Stations that measured one variable at one instant, in columns. Latitude and longitude in
 * degrees, elevation in metres; NaN stands for what is missing.
 */
public final class Network {
  final double[] latitude;
  final double[] longitude;
  final double[] elevation;
  final double[] value;
  private final List<String> owners;
  private final List<String> names;

  private Network(
      double[] latitude,
      double[] longitude,
      double[] elevation,
      double[] value,
      List<String> owners,
      List<String> names) {
    this.latitude = latitude;
    this.longitude = longitude;
    this.elevation = elevation;
    this.value = value;
    this.owners = owners;
    this.names = names;
  }

  /** Columns of one length; every station has an owner of its own. */
  public static Network of(
      double[] latitude, double[] longitude, double[] elevation, double[] value) {
    int n = latitude.length;
    if (longitude.length != n || elevation.length != n || value.length != n) {
      throw new IllegalArgumentException("columns of different lengths");
    }
    return new Network(
        latitude.clone(),
        longitude.clone(),
        elevation.clone(),
        value.clone(),
        List.of(),
        List.of());
  }

  /** The same stations with one owner each. */
  public Network ownedBy(List<String> byStation) {
    return new Network(latitude, longitude, elevation, value, oneEach(byStation), names);
  }

  /** The same stations with a name each; two of one name are two reports of one station. */
  public Network named(List<String> byStation) {
    return new Network(latitude, longitude, elevation, value, owners, oneEach(byStation));
  }

  public int size() {
    return latitude.length;
  }

  boolean hasOwners() {
    return !owners.isEmpty();
  }

  String owner(int station) {
    return owners.get(station);
  }

  Network inOrder(int[] order) {
    return new Network(
        pick(latitude, order),
        pick(longitude, order),
        pick(elevation, order),
        pick(value, order),
        pick(owners, order),
        pick(names, order));
  }

  /**
   * Sorts stations along a curve over the earth, those at one place by a hash of all that they are.
   */
  Comparator<Integer> byPlaceAndHash() {
    Sphere sphere = new Sphere(this);
    long[] places = new long[size()];
    long[] hashes = new long[size()];
    for (int i = 0; i < hashes.length; i++) {
      places[i] = sphere.alongCurve(i);
      hashes[i] = hash(i);
    }
    return Comparator.<Integer>comparingLong(i -> places[i])
        .thenComparingLong(i -> hashes[i])
        .thenComparingDouble(i -> latitude[i])
        .thenComparingDouble(i -> longitude[i])
        .thenComparingDouble(i -> elevation[i])
        .thenComparingDouble(i -> value[i])
        .thenComparing(i -> text(owners, i))
        .thenComparing(i -> text(names, i));
  }

  private long hash(int station) {
    long hash = mix(0, Double.doubleToLongBits(latitude[station]));
    hash = mix(hash, Double.doubleToLongBits(longitude[station]));
    hash = mix(hash, Double.doubleToLongBits(elevation[station]));
    hash = mix(hash, Double.doubleToLongBits(value[station]));
    hash = mix(hash, text(owners, station).hashCode());
    return mix(hash, text(names, station).hashCode());
  }

  /** The finalizer of SplitMix64 over the sum. */
  private static long mix(long hash, long bits) {
    long mixed = hash * 31 + bits + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }

  private static String text(List<String> texts, int station) {
    return texts.isEmpty() ? "" : texts.get(station);
  }

  private List<String> oneEach(List<String> texts) {
    if (texts.size() != size()) {
      throw new IllegalArgumentException("one for each of " + size() + " stations");
    }
    return List.copyOf(texts);
  }

  private static double[] pick(double[] column, int[] order) {
    return Arrays.stream(order).mapToDouble(i -> column[i]).toArray();
  }

  private static List<String> pick(List<String> texts, int[] order) {
    return texts.isEmpty() ? texts : Arrays.stream(order).mapToObj(texts::get).toList();
  }
}
