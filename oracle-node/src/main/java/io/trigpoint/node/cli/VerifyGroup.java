package io.trigpoint.node.cli;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Judges one beacon with its witnesses again, under the parameter set that the line names. */
final class VerifyGroup {
  static final List<EvalGroup> ALL =
      List.of(
          new EvalGroup(
              "coverage.verify",
              "{\"parameters\": \"helium\" or \"trigpoint\", \"entropy\": {…}, \"region\": name,"
                  + " \"beacon\": {…}, \"beaconer\": key, \"witnesses\": [{…}, …], \"hotspots\": {key: {…}},"
                  + " \"history\": {key: {…}}, \"denylist\": {…}}; every field is in"
                  + " docs/spec/coverage.md",
              "{\"beacon\": {\"verdict\", \"rule\", \"evidence\", \"unit\", \"scale\"},"
                  + " \"witnesses\": [{\"id\", \"verdict\", \"rule\", \"evidence\", \"selected\","
                  + " \"unit\", \"scale\"}, …], \"history\": {key: {…}}}",
              VerifyGroup::verify));

  private static final SortedMap<String, Function<EvalFields, JsonObject>> BY_PARAMETERS =
      new TreeMap<>(
          Map.of("helium", HeliumVerification::verify, "trigpoint", TrigpointVerification::verify));

  private VerifyGroup() {}

  private static JsonObject verify(EvalFields in) {
    Function<EvalFields, JsonObject> rules = BY_PARAMETERS.get(in.text("parameters"));
    if (rules == null) {
      throw in.bad("parameters", "must be one of " + BY_PARAMETERS.keySet());
    }
    return rules.apply(in);
  }
}
