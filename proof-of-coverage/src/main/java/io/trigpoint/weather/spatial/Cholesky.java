package io.trigpoint.weather.spatial;

import java.util.Arrays;

/**
 * The inverse of the lower Cholesky factor of a symmetric, positive definite matrix, and what
 * follows from it. Rows are stored one after the other. Reused from matrix to matrix.
 */
final class Cholesky {
  private double[] inverse = new double[0];
  private double[] column = new double[0];
  private int n;

  /**
   * Takes the lower half of a matrix, which it overwrites.
   *
   * @return false when the matrix is not positive definite
   */
  boolean take(double[] matrix, int size) {
    n = size;
    if (inverse.length < n * n) {
      inverse = new double[n * n];
      column = new double[n];
    }
    return factor(matrix) && invert(matrix);
  }

  /** The diagonal of the matrix's inverse. */
  void diagonal(double[] into) {
    Arrays.fill(into, 0, n, 0);
    for (int row = 0; row < n; row++) {
      int at = row * n;
      for (int j = 0; j <= row; j++) {
        into[j] += inverse[at + j] * inverse[at + j];
      }
    }
  }

  /** The matrix's inverse times a vector. */
  void times(double[] vector, double[] into) {
    Arrays.fill(into, 0, n, 0);
    for (int row = 0; row < n; row++) {
      int at = row * n;
      double sum = 0;
      for (int j = 0; j <= row; j++) {
        sum += inverse[at + j] * vector[j];
      }
      for (int j = 0; j <= row; j++) {
        into[j] += inverse[at + j] * sum;
      }
    }
  }

  /** Column by column, each taken from all rows below at once. */
  private boolean factor(double[] matrix) {
    for (int k = 0; k < n; k++) {
      double pivot = matrix[k * n + k];
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return false;
      }
      double root = StrictMath.sqrt(pivot);
      matrix[k * n + k] = root;
      for (int i = k + 1; i < n; i++) {
        matrix[i * n + k] /= root;
        column[i] = matrix[i * n + k];
      }
      for (int i = k + 1; i < n; i++) {
        int at = i * n;
        double own = column[i];
        for (int j = k + 1; j <= i; j++) {
          matrix[at + j] -= own * column[j];
        }
      }
    }
    return true;
  }

  private boolean invert(double[] factor) {
    for (int row = 0; row < n; row++) {
      int at = row * n;
      Arrays.fill(inverse, at, at + n, 0);
      for (int k = 0; k < row; k++) {
        double own = factor[at + k];
        int from = k * n;
        for (int j = 0; j <= k; j++) {
          inverse[at + j] -= own * inverse[from + j];
        }
      }
      double pivot = factor[at + row];
      for (int j = 0; j < row; j++) {
        inverse[at + j] /= pivot;
      }
      inverse[at + row] = 1 / pivot;
    }
    return true;
  }
}
