package io.trigpoint;

import java.util.Map;

/** Groups of published cases that are not about proof of coverage, and who replays them. */
final class LeftVectors {
  private static final String REWARDS =
      "figures of the reference that nothing here computes: its clock, its tokens";
  private static final String DATA = "data transfer, which is not sold here: no packet credits";
  private static final String INTAKE = "the node's intake and segments: sessions, files, staleness";
  private static final String AGENT = "the hotspot agent: when it beacons, what it has heard";
  private static final String CONTRACTS = "the contracts: settlement, limits, curves";
  private static final String RETIRED = "rules that the reference dropped or never deployed";
  private static final String WIRE = "the reference's own protobuf, which nothing here reads";
  private static final String LOCATION = "region by location: needs a map that is not published";

  static final Map<String, String> BY_GROUP =
      Map.ofEntries(
          Map.entry("entropy.serde", INTAKE),
          Map.entry("scenario.purger", INTAKE),
          Map.entry("ingest.session", INTAKE),
          Map.entry("filestore.lookback", INTAKE),
          Map.entry("filestore.frame", INTAKE),
          Map.entry("rewards.scheduler", REWARDS),
          Map.entry("emissions.hnt", REWARDS),
          Map.entry("emissions.hip52_split", REWARDS),
          Map.entry("data.packet_verifier", DATA),
          Map.entry("agent.beacon_time", AGENT),
          Map.entry("agent.message_cache", AGENT),
          Map.entry("crypto.hip72_rx_packet", RETIRED),
          Map.entry("hip15.cap_legacy", RETIRED),
          Map.entry("legacy.snr_curve", RETIRED),
          Map.entry("legacy.witness_decay", RETIRED),
          Map.entry("legacy.chain_rewards", RETIRED),
          Map.entry("hip94.selection", RETIRED),
          Map.entry("hip136.redundant", RETIRED),
          Map.entry("hip119.trust", RETIRED),
          Map.entry("region.eirp_closest", RETIRED),
          Map.entry("region.eu868_protobuf", WIRE),
          Map.entry("region.of_location", LOCATION),
          Map.entry("settlement.circuit_breaker", CONTRACTS),
          Map.entry("settlement.circuit_breaker.derived", CONTRACTS),
          Map.entry("settlement.backstop", CONTRACTS),
          Map.entry("settlement.linear_taper", CONTRACTS));

  private LeftVectors() {}
}
