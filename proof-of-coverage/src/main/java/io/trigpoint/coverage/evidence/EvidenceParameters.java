package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.TrigpointParameters;
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
 * @param mostReceptions in the window; above it only some regions are watched, see {@link Watch}
 * @param printed what a reception may look like, as in the rules
 * @param spacing of this, how far the radio horizon is
 */
public record EvidenceParameters(
    String id,
    long firstEpoch,
    long lifetimeMs,
    long windowMs,
    int receptionsPerLink,
    int mostReceptions,
    TrigpointParameters.Radio printed,
    TrigpointParameters.Spacing spacing,
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
          1_000_000,
          TrigpointParameters.TRIGPOINT.radio(),
          TrigpointParameters.TRIGPOINT.spacing(),
          new Copies(
              /* maxWitnesses= */ 64,
              /* packets= */ 5,
              /* driftPpm= */ 0.002,
              /* residualMicros= */ 20,
              /* driftSpanMs= */ 86_400_000,
              /* identicalMicros= */ 2,
              /* identicalSpanMs= */ 600_000,
              /* clones= */ 3,
              /* cloneShare= */ 0.1,
              /* bareShare= */ 0.8,
              /* saturatedSnr= */ 10,
              /* rankPackets= */ 30,
              /* rankMs= */ 5),
          new Radio(
              /* receptions= */ 5,
              /* steadyReceptions= */ 30,
              /* steadyMetres= */ 1_000,
              /* minDeviation= */ 0.7,
              /* loudness= */ 3,
              /* antennaMetres= */ 600,
              /* referenceMetres= */ 30,
              /* antennaMargin= */ 10,
              /* antennaCount= */ 5,
              /* impossibleShare= */ 0.2,
              /* powerSquares= */ 600,
              /* minSlope= */ 0.5),
          new Law(
              /* receptions= */ 5,
              /* edges= */ 15,
              /* offsetDb= */ 5,
              /* flatExponent= */ 1,
              /* leastExponent= */ 1.5,
              /* errors= */ 3,
              /* exact= */ 0.98,
              /* exactDb= */ 1,
              /* tunedEdges= */ 8,
              /* tunedBand= */ 2,
              /* tunedMargin= */ 3,
              /* tunedReceptions= */ 0.9,
              /* tunedShare= */ 0.5),
          new Delay(
              /* receptions= */ 5,
              /* airtimes= */ 0.6,
              /* early= */ 0.1,
              /* jitters= */ 3,
              /* slowerMs= */ 1_000,
              /* spreadReceptions= */ 20,
              /* spreadMs= */ 6_000),
          new Mutual(
              /* receptions= */ 5,
              /* heardShare= */ 0.5,
              /* beacons= */ 8,
              /* marginDb= */ 12,
              /* symmetryShare= */ 0.3,
              /* offsetDb= */ 5,
              /* asymmetryDb= */ 9,
              /* ears= */ 8,
              /* mostBeaconers= */ 128,
              /* placeBandDb= */ 1.5,
              /* placeShare= */ 0.2,
              /* placeChance= */ 1e-7,
              /* geometryDb= */ 1,
              /* placeMetres= */ 1_000,
              /* alikeShare= */ 0.5,
              /* refutedEdges= */ 5,
              /* refutedShare= */ 0.5),
          new Ring(
              /* members= */ 3,
              /* mostMembers= */ 40,
              /* deaf= */ 0.5,
              /* teleport= */ 0.15,
              /* precision= */ 0.0001,
              /* conductance= */ 0.1,
              /* density= */ 0.6,
              /* outsiders= */ 10,
              /* deafShare= */ 0.3,
              /* worldTimes= */ 3,
              /* dependence= */ 0.25,
              /* rangeMetres= */ 30_000,
              /* mostNeighbours= */ 400),
          new Sources(
              /* packets= */ 500,
              /* stats= */ 10,
              /* spanMs= */ 86_400_000,
              /* movedMetres= */ 2_000,
              /* slots= */ 144,
              /* equalShare= */ 0.95,
              /* slotMs= */ 600_000,
              /* mostEqual= */ 16));

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
      double impossibleShare,
      double powerSquares,
      double minSlope) {}

  /**
   * How strength follows distance over the links of a device.
   *
   * @param receptions fewest of a direction
   * @param edges fewest for a fit
   * @param offsetDb most that a device at the far end may be off
   * @param flatExponent a lower path loss exponent is none
   * @param leastExponent the lowest that a landscape has, as it appears near the noise
   * @param errors standard errors below it
   * @param exact a higher coefficient of determination is a formula
   * @param exactDb how near to that formula a link lies that follows it
   * @param tunedEdges fewest for the limit
   * @param tunedBand dB under the limit
   * @param tunedMargin dB of the limit over free space
   * @param tunedReceptions share of a link's receptions in the band
   * @param tunedShare of the edges that lie in the band
   */
  public record Law(
      int receptions,
      int edges,
      double offsetDb,
      double flatExponent,
      double leastExponent,
      double errors,
      double exact,
      double exactDb,
      int tunedEdges,
      double tunedBand,
      double tunedMargin,
      double tunedReceptions,
      double tunedShare) {}

  /**
   * When receptions arrive.
   *
   * @param receptions fewest of packets that another witness reported too
   * @param airtimes how much of the time on air a repetition needs at least
   * @param early share of a direction's receptions that may come earlier
   * @param jitters deviations of its own arrival that a backhaul may be late by
   * @param slowerMs most that a backhaul may be slower than others
   * @param spreadReceptions fewest for the spread
   * @param spreadMs from the first to the last tenth
   */
  public record Delay(
      int receptions,
      double airtimes,
      double early,
      double jitters,
      double slowerMs,
      int spreadReceptions,
      double spreadMs) {}

  /**
   * What both ends of a link and its neighbours say of each other.
   *
   * @param receptions fewest in a direction
   * @param heardShare of the beacons that are heard in the working direction
   * @param beacons of the silent side that an ear must hear which it hears itself
   * @param marginDb over sensitivity in the working direction
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
   * @param alikeShare of the pairs of beaconers in that band at an ear that tells nobody apart
   * @param refutedEdges fewest refuted links of a device
   * @param refutedShare of its links
   */
  public record Mutual(
      int receptions,
      double heardShare,
      int beacons,
      double marginDb,
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
      double alikeShare,
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
   * @param worldTimes how many times as many devices as the group an unheard world has at least
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
      int worldTimes,
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
