package io.trigpoint.rewards.epoch;

/**
 * Who gets what of a sale, in parts per million; the three parts make the whole.
 *
 * @param owners shared by the owners of the delivered records, by number of records
 * @param operators shared equally by the operators that serve the network
 * @param treasury the treasury's part, which also takes what rounding leaves over
 */
public record RevenueSplit(int owners, int operators, int treasury) {

  public RevenueSplit {
    if (owners < 0 || operators < 0 || treasury < 0 || owners + operators + treasury != 1_000_000) {
      throw new IllegalArgumentException(
          "parts must make 1000000: " + owners + ", " + operators + ", " + treasury);
    }
  }
}
