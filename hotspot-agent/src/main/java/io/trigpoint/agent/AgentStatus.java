package io.trigpoint.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.config.AgentConfig;
import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.local.AgentVersion;
import io.trigpoint.agent.uplink.Delivery;
import io.trigpoint.agent.uplink.DiskQueue;
import io.trigpoint.agent.uplink.Nodes;
import io.trigpoint.agent.uplink.ReportDesk;
import io.trigpoint.agent.uplink.Standing;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportKind;
import java.util.Locale;

/** What the owner may see: no coordinates, no secrets. */
record AgentStatus(
    AgentConfig config,
    DeviceId device,
    HostClock clock,
    Nodes nodes,
    ReportDesk desk,
    Standing standing,
    Sending sending,
    DeviceRole role) {

  /** The two queues and what empties them. */
  record Sending(
      DiskQueue radio, DiskQueue readings, Delivery radioDelivery, Delivery readingDelivery) {}

  JsonNode toJson() {
    ObjectNode status = Json.object();
    status.put("device", device.hex());
    status.put("kind", config.kind().name().toLowerCase(Locale.ROOT));
    status.put("version", AgentVersion.current().version());
    status.put("node", nodes.current().toString());
    status.put("node_answers", nodes.answers());
    nodes.networkId().ifPresent(network -> status.put("network", network.value()));
    ObjectNode time = status.putObject("clock");
    time.put("time_ms", clock.millis()).put("believable", clock.believable());
    time.put("steps", clock.steps());
    clock.serverOffsetMs().ifPresent(offset -> time.put("server_offset_ms", offset));
    ObjectNode last = status.putObject("last_ms");
    for (ReportKind kind : ReportKind.values()) {
      last.put(kind.name().toLowerCase(Locale.ROOT), desk.lastMs(kind));
    }
    queue(status.putObject("radio_queue"), sending.radio(), sending.radioDelivery());
    queue(status.putObject("reading_queue"), sending.readings(), sending.readingDelivery());
    role.status(status);
    standing.known().ifPresent(known -> status.set("standing", known));
    return status;
  }

  private static void queue(ObjectNode shown, DiskQueue queue, Delivery delivery) {
    shown.put("waiting", queue.size()).put("bytes", queue.bytes());
    shown.put("delivered", delivery.delivered());
    shown
        .put("expired", queue.expired())
        .put("overflowed", queue.overflowed())
        .put("damaged", queue.damaged());
    ObjectNode refused = shown.putObject("refused");
    delivery.refused().forEach(refused::put);
  }
}
