package io.trigpoint.coverage.evidence;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.CanonicalFigures;
import io.trigpoint.report.Hash32;

/**
 * The figures of the signals. A set is named and never changes; new figures are a new set with a
 * later first epoch.
 *
 * @param lifetimeMs how long after the end of its window a finding counts
 * @param windowMs how long before its end a reception counts
 * @param receptionsPerLink of one direction that count, the newest
 */
public record EvidenceParameters(
    String id,
    long firstEpoch,
    long lifetimeMs,
    long windowMs,
    int receptionsPerLink,
    Copies copies,
    Radio radio,
    Law law,
    Delay delay,
    Mutual mutual,
    Ring ring,
    Sources sources) {

  /** The default. */
  public static final EvidenceParameters TRIGPOINT =
      new EvidenceParameters(
          "trigpoint",
          1,
          14 * 86_400_000L,
          14 * 86_400_000L,
          40,
          new Copies(64, 5, 0.002, 20, 86_400_000, 2, 600_000, 3, 0.1, 0.8, 10, 30, 5),
          new Radio(5, 30, 1_000, 0.7, 3, 600, 30, 10, 5, 1.5, 30, 0.2, 600, 0.5),
          new Law(15, 1, 1.5, 3, 0.98, 8, 2, 3, 0.9, 0.5),
          new Delay(5, 0.6, 4, 1_000, 200, 20, 2_500),
          new Mutual(
              5, 0.5, 8, 12, 5 * 86_400_000L, 0.3, 5, 9, 8, 128, 1.5, 0.2, 1e-7, 1, 500, 5, 0.5),
          new Ring(3, 40, 0.5, 0.15, 0.0001, 0.1, 0.6, 10, 0.3, 0.25, 30_000, 400),
          new Sources(500, 10, 86_400_000, 2_000, 144, 0.95, 600_000, 16));

  /**
   * Two keys that print one concentrator.
   *
   * @param maxWitnesses of a packet that are compared with each other
   * @param packets fewest in common
   * @param driftPpm two crystals differ by more
   * @param residualMicros root mean square about the drift
   * @param driftSpanMs shortest time that a drift is fitted over
   * @param identicalMicros range of a counter difference that is constant
   * @param identicalSpanMs shortest time for that
   * @param clones packets with equal figures
   * @param cloneShare of the common packets that are clones, when the frequency offset is known
   * @param bareShare the same without it
   * @param saturatedSnr dB; without the offset, packets above it are not compared
   * @param rankPackets fewest in common for the order of arrival
   * @param rankMs deviation of the difference of arrival
   */
  public record Copies(
      int maxWitnesses,
      int packets,
      double driftPpm,
      double residualMicros,
      long driftSpanMs,
      double identicalMicros,
      long identicalSpanMs,
      int clones,
      double cloneShare,
      double bareShare,
      double saturatedSnr,
      int rankPackets,
      double rankMs) {}

  /**
   * What one link may look like.
   *
   * @param receptions fewest that are judged
   * @param steadyReceptions fewest for the deviation
   * @param steadyMetres shortest link for the deviation
   * @param minDeviation dB
   * @param loudness dB over free space
   * @param antennaMetres shortest asserted link for the antenna form
   * @param referenceMetres where antennas side by side are compared with
   * @param antennaMargin dB over free space at the reference
   * @param antennaCount such receptions in each direction
   * @param horizonMargin factor on the radio horizon
   * @param terrainMetres what a hill may add to an asserted height
   * @param impossibleShare of receptions that no receiver prints
   * @param powerSquares least sum of squares of the power about its mean, dB²
   * @param minSlope dB of strength per dB of power
   */
  public record Radio(
      int receptions,
      int steadyReceptions,
      double steadyMetres,
      double minDeviation,
      double loudness,
      double antennaMetres,
      double referenceMetres,
      double antennaMargin,
      int antennaCount,
      double horizonMargin,
      double terrainMetres,
      double impossibleShare,
      double powerSquares,
      double minSlope) {}

  /**
   * How strength follows distance over the links of a device.
   *
   * @param edges fewest for a fit
   * @param flatExponent a lower path loss exponent is none
   * @param leastExponent the lowest that a landscape has, as it appears near the noise
   * @param errors standard errors below it
   * @param exact a higher coefficient of determination is a formula
   * @param tunedEdges fewest for the limit
   * @param tunedBand dB under the limit
   * @param tunedMargin dB of the limit over free space
   * @param tunedReceptions share of a link's receptions in the band
   * @param tunedShare of the edges that lie in the band
   */
  public record Law(
      int edges,
      double flatExponent,
      double leastExponent,
      double errors,
      double exact,
      int tunedEdges,
      double tunedBand,
      double tunedMargin,
      double tunedReceptions,
      double tunedShare) {}

  /**
   * When receptions arrive.
   *
   * @param receptions fewest for a median
   * @param airtimes how much of the time on air a repetition needs at least
   * @param errors standard errors of the median
   * @param slowerMs most that a backhaul may be slower than usual
   * @param fasterMs most that one may be faster
   * @param spreadReceptions fewest for the spread
   * @param spreadMs from the first to the last tenth
   */
  public record Delay(
      int receptions,
      double airtimes,
      double errors,
      double slowerMs,
      double fasterMs,
      int spreadReceptions,
      double spreadMs) {}

  /**
   * What both ends of a link and its neighbours say of each other.
   *
   * @param receptions fewest in a direction
   * @param heardShare of the beacons that are heard in the working direction
   * @param beacons fewest of the silent side
   * @param marginDb over sensitivity in the working direction
   * @param silentMs length of a window in which a witness must have been heard itself
   * @param symmetryShare of the beacons heard in each direction, for comparing losses
   * @param offsetDb most that the receiver of a device may be off
   * @param asymmetryDb between the two directions
   * @param ears fewest common ears of two beaconers
   * @param mostBeaconers that are compared at one ear
   * @param placeBandDb about the median, within which the losses from one place differ
   * @param placeShare of the ears that find two places in that band by chance
   * @param placeChance a smaller probability is no chance
   * @param geometryDb least difference that the asserted places ask for
   * @param placeMetres asserted distance from which that is impossible
   * @param refutedEdges fewest refuted links of a device
   * @param refutedShare of its links
   */
  public record Mutual(
      int receptions,
      double heardShare,
      int beacons,
      double marginDb,
      long silentMs,
      double symmetryShare,
      double offsetDb,
      double asymmetryDb,
      int ears,
      int mostBeaconers,
      double placeBandDb,
      double placeShare,
      double placeChance,
      double geometryDb,
      double placeMetres,
      int refutedEdges,
      double refutedShare) {}

  /**
   * Closed groups.
   *
   * @param members fewest, and fewest neighbours that a member does not hear
   * @param mostMembers of a group; a larger one is a town
   * @param deaf a member that hears a lower share of its neighbours starts the search
   * @param teleport of the random walk around that member
   * @param precision of that walk; a group cannot be larger than its inverse
   * @param conductance cut over volume
   * @param density of the links inside, among pairs within their median length
   * @param outsiders within the median length of the links inside
   * @param deafShare unheard outsiders amid the group, per member
   * @param dependence weight of a link between devices of one owner
   * @param rangeMetres longest range that outsiders are looked for in
   * @param mostNeighbours that are looked at for one member
   */
  public record Ring(
      int members,
      int mostMembers,
      double deaf,
      double teleport,
      double precision,
      double conductance,
      double density,
      int outsiders,
      double deafShare,
      double dependence,
      double rangeMetres,
      int mostNeighbours) {}

  /**
   * Status lines and weather series.
   *
   * @param packets fewest for the share with a good check sum
   * @param stats fewest with a position
   * @param spanMs shortest time that they cover
   * @param movedMetres from the asserted place
   * @param slots fewest common slots of two series, and of equal values in a row
   * @param equalShare of the slots
   * @param slotMs length of a slot
   * @param mostEqual stations with equal values in a slot that are compared
   */
  public record Sources(
      long packets,
      int stats,
      long spanMs,
      double movedMetres,
      int slots,
      double equalShare,
      long slotMs,
      int mostEqual) {}

  /** One name=value line per figure, in a fixed order: what the hash covers. */
  public String canonical() {
    return CanonicalFigures.of("evidence", this);
  }

  /** Keccak-256 of the tagged canonical text. */
  public Hash32 hash() {
    return CanonicalBytes.of("TRIGPOINT-EVIDENCE-PARAMETERS-V1").text(canonical()).keccak256();
  }
}
