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
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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

  /** What the reference takes and no verdict depends on. */
  private static final Set<String> IGNORED = Set.of("check_laf", "debug");

  private static final List<String> COLUMNS = List.of("lat", "lon", "elev", "value");
  private static final int MOST_STATIONS = 1_000_000;

  private WeatherGroups() {}

  private static JsonObject answer(SpatialCheck check, EvalFields in) {
    Network network = network(in);
    ParameterSet set = set(in);
    SpatialRule rule = rule(check, in, set, network);
    needColumns(rule.needs(), in);
    Flags flags = set.judge(rule, network);
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
    int n = COLUMNS.stream().mapToInt(name -> figures(in, name).length).max().orElse(0);
    if (n > MOST_STATIONS) {
      throw in.bad("lat", "has more than " + MOST_STATIONS + " stations");
    }
    List<double[]> full = COLUMNS.stream().map(name -> full(in, name, n)).toList();
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

  /** A column that is not there is missing at every station. */
  private static double[] full(EvalFields in, String name, int n) {
    if (!in.has(name)) {
      double[] missing = new double[n];
      Arrays.fill(missing, Double.NaN);
      return missing;
    }
    double[] column = figures(in, name);
    if (column.length != n) {
      throw in.bad(name, "must be as long as the longest of lat, lon, elev, value: " + n);
    }
    return column;
  }

  private static void needColumns(SpatialRule.Needs needs, EvalFields in) {
    Stream.of(
            needs.place() ? "lat" : "",
            needs.place() ? "lon" : "",
            needs.elevation() ? "elev" : "",
            needs.value() ? "value" : "")
        .filter(name -> !name.isEmpty() && !in.has(name))
        .findFirst()
        .ifPresent(name -> {
          throw new EvalFailure("eval.missing-field", name + " is missing");
        });
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
    refuseUnknown(check, params);
    SpatialParameters defaults = defaults(in);
    RuleReading reading =
        new RuleReading(
            name -> {
              double[] given = given(params.has(name) ? params : in, name, network.size());
              return given.length == 0 && set == ParameterSet.TRIGPOINT
                  ? defaults.figure(check, name, network)
                  : given;
            },
            set);
    try {
      return reading.rule(check);
    } catch (NoSuchElementException missing) {
      throw new EvalFailure("eval.missing-field", "params." + missing.getMessage());
    } catch (IllegalArgumentException wrong) {
      throw new EvalFailure("eval.bad-value", "params." + wrong.getMessage());
    }
  }

  /** None when nothing but a null is given. */
  private static double[] given(EvalFields in, String name, int stations) {
    double[] given = figures(in, name);
    if (given.length > 1 && given.length != stations) {
      throw in.bad(name, "must hold one number, or one for each station");
    }
    return given.length == 1 && Double.isNaN(given[0]) ? new double[0] : given;
  }

  private static void refuseUnknown(SpatialCheck check, EvalFields params) {
    SortedSet<String> unknown = new TreeSet<>(params.line().fieldNames());
    unknown.removeAll(RuleReading.names(check));
    unknown.removeAll(IGNORED);
    if (!unknown.isEmpty()) {
      throw new EvalFailure(
          "eval.unknown-field", "params." + unknown.first() + " is none of " + check.id());
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
