package io.trigpoint.rewards.epoch;

/**
 * What a station's quality came to, and why.
 *
 * @param standing what it follows from
 * @param rank in its cell, 0 for the first
 * @param capacityPpm what counts of the station of this rank, parts per million
 * @param usePpm what counts of a station that sold as much, parts per million
 * @param points quality × both weights, rounded down once
 */
public record StationWeight(
    StationStanding standing, int rank, long capacityPpm, long usePpm, long points) {

  static StationWeight of(StationStanding standing, int rank, long capacityPpm, long usePpm) {
    long whole = (long) RewardParameters.WHOLE * RewardParameters.WHOLE;
    return new StationWeight(
        standing, rank, capacityPpm, usePpm, standing.quality() * capacityPpm * usePpm / whole);
  }
}
