package io.trigpoint.weather.spatial;

import java.util.Arrays;

/** Quantiles, linear between the sorted values that lie 1/(n − 1) apart. */
final class Quantile {
  private Quantile() {}

  /** Of the first n values, which it sorts; at least one. */
  static double of(double[] values, int n, double share) {
    Arrays.sort(values, 0, n);
    return ofSorted(values, n, share);
  }

  /** The median of the first n values, none of them NaN, which it puts in another order. */
  static double median(double[] values, int n) {
    double upper = select(values, n, n / 2);
    if (n % 2 == 1) {
      return upper;
    }
    double lower = values[0];
    for (int i = 1; i < n / 2; i++) {
      lower = StrictMath.max(lower, values[i]);
    }
    return lower + (upper - lower) * 0.5;
  }

  /** The kth smallest, from 0; what is before it is not greater. */
  private static double select(double[] values, int n, int k) {
    int low = 0;
    int high = n - 1;
    while (low < high) {
      double pivot = values[low + high >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return values[k];
      }
    }
    return values[k];
  }

  static double ofSorted(double[] sorted, int n, double share) {
    double at = share * (n - 1);
    int lower = (int) at;
    int upper = StrictMath.min(lower + 1, n - 1);
    return sorted[lower] + (sorted[upper] - sorted[lower]) * (at - lower);
  }
}
