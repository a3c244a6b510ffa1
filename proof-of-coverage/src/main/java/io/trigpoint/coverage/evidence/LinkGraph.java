package io.trigpoint.coverage.evidence;

import java.util.Arrays;
import java.util.List;

/** Devices by number and what each is linked to, in the order of the numbers. */
final class LinkGraph {
  private final int[][] partners;
  private final double[][] weights;

  /** Links given once each, by their lower and then by their higher number. */
  LinkGraph(int devices, List<Weighted> links) {
    int[] degrees = new int[devices];
    for (Weighted link : links) {
      degrees[link.low()]++;
      degrees[link.high()]++;
    }
    this.partners = new int[devices][];
    this.weights = new double[devices][];
    for (int device = 0; device < devices; device++) {
      partners[device] = new int[degrees[device]];
      weights[device] = new double[degrees[device]];
    }
    Arrays.fill(degrees, 0);
    for (Weighted link : links) {
      put(link.low(), degrees[link.low()]++, link.high(), link.weight());
      put(link.high(), degrees[link.high()]++, link.low(), link.weight());
    }
  }

  /** A link between two numbers. */
  record Weighted(int low, int high, double weight) {}

  private void put(int device, int at, int partner, double weight) {
    partners[device][at] = partner;
    weights[device][at] = weight;
  }

  int devices() {
    return partners.length;
  }

  int degree(int device) {
    return partners[device].length;
  }

  int partner(int device, int at) {
    return partners[device][at];
  }

  /** Of the link to the partner at the same index. */
  double weight(int device, int at) {
    return weights[device][at];
  }

  boolean linked(int a, int b) {
    return Arrays.binarySearch(partners[a], b) >= 0;
  }

  /** The number of devices that each one is linked to over however many others, itself included. */
  int[] worlds() {
    int[] worlds = new int[devices()];
    int[] reached = new int[devices()];
    for (int start = 0; start < devices(); start++) {
      if (worlds[start] == 0 && degree(start) > 0) {
        int count = 0;
        reached[count++] = start;
        worlds[start] = 1;
        for (int next = 0; next < count; next++) {
          for (int partner : partners[reached[next]]) {
            if (worlds[partner] == 0) {
              worlds[partner] = 1;
              reached[count++] = partner;
            }
          }
        }
        for (int i = 0; i < count; i++) {
          worlds[reached[i]] = count;
        }
      }
    }
    return worlds;
  }
}
