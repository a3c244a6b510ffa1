package io.trigpoint.node.cli;

import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.Evidence;
import io.trigpoint.coverage.evidence.EvidenceFindings;
import io.trigpoint.coverage.evidence.EvidenceParameters;
import io.trigpoint.coverage.evidence.Signal;
import io.trigpoint.coverage.evidence.Subject;
import io.trigpoint.report.DeviceId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** Looks for evidence in a window of receptions again. */
final class EvidenceGroups {
  static final List<EvalGroup> ALL =
      List.of(
          new EvalGroup(
              "coverage.evidence",
              "{\"window\": [{\"type\": \"reception\", \"hotspot\", \"stat\" or \"series\", …},"
                  + " …]}; every field is in docs/spec/evidence.md",
              "{\"signals\": [{\"id\", \"edge\" or \"node\", \"figure\", \"threshold\","
                  + " \"verdict\", \"printed_by\", \"evidence\"}, …], \"denials\": {\"edges\", \"nodes\"}}",
              EvidenceGroups::evidence));

  private EvidenceGroups() {}

  private static JsonObject evidence(EvalFields in) {
    EvidenceReading reading = EvidenceReading.of(in);
    EvidenceFindings findings = Evidence.explained(reading.window(), EvidenceParameters.TRIGPOINT);
    JsonArray signals = new JsonArray();
    findings.signals().forEach(signal -> signals.add(signal(signal, reading)));
    return new JsonObject()
        .put("signals", signals)
        .put("denials", denials(findings.denials(), reading));
  }

  private static JsonObject signal(Signal signal, EvidenceReading reading) {
    JsonObject out = new JsonObject().put("id", signal.id());
    switch (signal.subject()) {
      case Subject.OfEdge(Edge edge) -> out.put("edge", names(edge, reading));
      case Subject.OfDevice(DeviceId device) -> out.put("node", reading.name(device));
    }
    putFigure(out, "figure", signal.figure());
    putFigure(out, "threshold", signal.threshold());
    JsonObject evidence = new JsonObject();
    signal.evidence().forEach(evidence::put);
    if (!signal.printers().isEmpty()) {
      out.put(
          "printed_by",
          new JsonArray(signal.printers().stream().map(reading::name).sorted().toList()));
    }
    return out.put("verdict", signal.verdict().text()).put("evidence", evidence);
  }

  private static JsonObject denials(Denials denials, EvidenceReading reading) {
    JsonArray edges = new JsonArray();
    denials.edges().keySet().forEach(edge -> edges.add(names(edge, reading)));
    JsonArray nodes = new JsonArray();
    denials.devices().keySet().forEach(device -> nodes.add(reading.name(device)));
    return new JsonObject().put("edges", edges).put("nodes", nodes);
  }

  private static JsonArray names(Edge edge, EvidenceReading reading) {
    return new JsonArray(
        Stream.of(reading.name(edge.low()), reading.name(edge.high())).sorted().toList());
  }

  private static void putFigure(JsonObject out, String name, double figure) {
    if (Double.isFinite(figure)) {
      out.put(name, figure);
    } else {
      out.putNull(name);
    }
  }
}
