package io.trigpoint.node.cli;

import io.trigpoint.weather.spatial.Flags;
import io.trigpoint.weather.spatial.Network;
import io.trigpoint.weather.spatial.ParameterSet;
import io.trigpoint.weather.spatial.RuleReading;
import io.trigpoint.weather.spatial.SpatialCheck;
import io.trigpoint.weather.spatial.SpatialParameters;
import io.trigpoint.weather.spatial.SpatialRule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks of one variable at one instant against limits and neighbours. */
final class WeatherGroups {
  static final List<EvalGroup> ALL =
      Arrays.stream(SpatialCheck.values())
          .map(check ->
              new EvalGroup(
                  check.id(),
                  "{\"lat\": [degrees], \"lon\": [degrees], \"elev\": [m], \"value\": [x],"
                      + " \"params\": {…}, \"parameters\": \"titan\" (default) or \"trigpoint\","
                      + " \"variable\": whose defaults count under trigpoint, \"owner\": [name]};"
                      + " null = missing; the names of params are in docs/spec/weather-spatial.md",
                  "{\"flags\": [0 pass, 1 fail, 11 alone, 12 too few, 100 singular, -999 not"
                      + " judged], \"scores\": [-999 = none], \"why\": [null or a text]}",
                  in -> answer(check, in)))
          .toList();

  private static final int MOST_STATIONS = 1_000_000;

  private WeatherGroups() {}

  private static JsonObject answer(SpatialCheck check, EvalFields in) {
    Network network = network(in);
    ParameterSet set = set(in);
    Flags flags = set.judge(rule(check, in, set, network), network);
    JsonArray codes = new JsonArray();
    JsonArray scores = new JsonArray();
    JsonArray whys = new JsonArray();
    for (int i = 0; i < flags.size(); i++) {
      codes.add(flags.flag(i));
      scores.add(flags.score(i));
      whys.add(flags.why(i).isEmpty() ? null : flags.why(i));
    }
    return new JsonObject().put("flags", codes).put("scores", scores).put("why", whys);
  }

  private static Network network(EvalFields in) {
    List<double[]> columns =
        Stream.of("lat", "lon", "elev", "value").map(name -> figures(in, name)).toList();
    int n = columns.stream().mapToInt(column -> column.length).max().orElse(0);
    if (n > MOST_STATIONS) {
      throw in.bad("lat", "has more than " + MOST_STATIONS + " stations");
    }
    List<double[]> full = columns.stream().map(column -> full(in, column, n)).toList();
    Network network = Network.of(full.get(0), full.get(1), full.get(2), full.get(3));
    if (!in.has("owner")) {
      return network;
    }
    List<String> owners = in.texts("owner");
    if (owners.size() != n) {
      throw in.bad("owner", "must hold one name for each station");
    }
    return network.ownedBy(owners);
  }

  private static double[] full(EvalFields in, double[] column, int n) {
    if (column.length == n) {
      return column;
    }
    if (column.length > 1) {
      throw in.bad("lat", "and lon, elev, value must be of one length");
    }
    double[] full = new double[n];
    Arrays.fill(full, column.length == 0 ? Double.NaN : column[0]);
    return full;
  }

  private static ParameterSet set(EvalFields in) {
    String id = in.has("parameters") ? in.text("parameters") : ParameterSet.TITAN.id();
    return Arrays.stream(ParameterSet.values())
        .filter(set -> set.id().equals(id))
        .findFirst()
        .orElseThrow(() -> in.bad("parameters", "must be titan or trigpoint"));
  }

  private static SpatialRule rule(
      SpatialCheck check, EvalFields in, ParameterSet set, Network network) {
    EvalFields params = in.has("params") ? in.object("params") : new EvalFields(new JsonObject());
    SpatialParameters defaults = defaults(in);
    RuleReading reading =
        new RuleReading(
            name -> {
              double[] given = figures(params.has(name) ? params : in, name);
              if (given.length > 1 && given.length != network.size()) {
                throw params.bad(name, "must hold one number, or one for each station");
              }
              return given.length == 0 && set == ParameterSet.TRIGPOINT
                  ? defaults.figure(check, name, network)
                  : given;
            },
            set);
    try {
      return reading.rule(check);
    } catch (IllegalArgumentException wrong) {
      throw new EvalFailure("eval.bad-value", "params." + wrong.getMessage());
    }
  }

  private static SpatialParameters defaults(EvalFields in) {
    String id = in.has("variable") ? in.text("variable") : SpatialParameters.TEMPERATURE.id();
    return SpatialParameters.ALL.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> in.bad("variable", "is none of " + SpatialParameters.names()));
  }

  /** Numbers, or true and false as 1 and 0, NaN for a null; one alone is a list of one. */
  private static double[] figures(EvalFields in, String name) {
    Object given = in.line().getValue(name);
    if (given == null) {
      return new double[0];
    }
    JsonArray list = given instanceof JsonArray array ? array : new JsonArray().add(given);
    return IntStream.range(0, list.size())
        .mapToDouble(i -> figure(in, name, list.getValue(i)))
        .toArray();
  }

  private static double figure(EvalFields in, String name, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (value == null) {
      return Double.NaN;
    }
    throw in.bad(name, "must hold numbers or null");
  }
}
