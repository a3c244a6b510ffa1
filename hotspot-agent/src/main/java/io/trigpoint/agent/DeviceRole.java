package io.trigpoint.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.uplink.Nodes;
import io.trigpoint.agent.uplink.ReportDesk;
import io.trigpoint.report.DeviceSigner;
import java.security.SecureRandom;

/** The part of an agent that depends on the kind of device. */
sealed interface DeviceRole extends AutoCloseable permits HotspotRole, StationRole {

  /** What both kinds need. */
  record Common(
      DeviceSigner signer,
      Nodes nodes,
      ReportDesk desk,
      HostClock clock,
      SecureRandom random,
      FailureLog log) {}

  /** Adds the addresses it listens at. */
  void describe(ObjectNode file);

  /** Adds what the owner wants to know. */
  void status(ObjectNode status);

  @Override
  void close();
}
