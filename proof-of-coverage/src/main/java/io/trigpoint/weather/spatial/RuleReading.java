package io.trigpoint.weather.spatial;

import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads rules from figures under the reference's names. A figure is one number for all stations or
 * one for each; NaN stands for a null.
 *
 * @param figures the figures of a name; none when it is absent
 */
public record RuleReading(Function<String, double[]> figures, ParameterSet set) {
  /** Boxes of more stations would not fit in memory. */
  public static final int MOST_IN_A_BOX = 1_000;

  private static final double ALL = 1;

  /** A figure that every name may have; as a background the one that reads most. */
  private static final double ANY = 4;

  private static final BackgroundRule.Kind[] BACKGROUNDS = {
    BackgroundRule.Kind.PROFILE,
    BackgroundRule.Kind.PROFILE,
    BackgroundRule.Kind.MEAN,
    BackgroundRule.Kind.MEDIAN,
    BackgroundRule.Kind.EXTERNAL
  };
  private static final SctDual.Condition[] CONDITIONS = {
    SctDual.Condition.EQUAL,
    SctDual.Condition.GREATER,
    SctDual.Condition.AT_LEAST,
    SctDual.Condition.LESS,
    SctDual.Condition.AT_MOST
  };

  /** The names of all figures that a check reads under any set. */
  public static SortedSet<String> names(SpatialCheck check) {
    SortedSet<String> names = new TreeSet<>();
    for (ParameterSet set : ParameterSet.values()) {
      RuleReading recorded =
          new RuleReading(
              name -> {
                names.add(name);
                return new double[] {ANY};
              },
              set);
      SpatialRule _ = recorded.rule(check);
    }
    return names;
  }

  /**
   * The rule of a check.
   *
   * @throws java.util.NoSuchElementException when a figure is missing; the message names it
   * @throws IllegalArgumentException when a figure cannot be; the message names it
   */
  public SpatialRule rule(SpatialCheck check) {
    return switch (check) {
      case METADATA -> metadata();
      case RANGE -> new Range(each("min"), each("max"));
      case CLIMATOLOGY -> climatology();
      case DUPLICATE -> new Duplicates(one("radius"), one("vertical_range", Double.NaN));
      case ISOLATION ->
          new Isolation(each("num_min"), each("radius"), each("vertical_radius", Double.NaN));
      case BUDDY -> new Buddies(buddies(), one("threshold"), one("min_std"));
      case BUDDY_EVENT -> new BuddyEvents(buddies(), one("event_threshold"), one("threshold"));
      case FIRST_GUESS -> firstGuess();
      case SCT -> set == ParameterSet.TRIGPOINT ? crossValidation() : sct();
      case SCT_RESISTANT ->
          new SctResistant(circles(2), background(), scales(), spread(), each("eps2"), basic());
      case SCT_DUAL -> sctDual();
    };
  }

  private Metadata metadata() {
    return new Metadata(
        truth("check_lat"), truth("check_lon"), truth("check_elev"), set == ParameterSet.TRIGPOINT);
  }

  private Climatology climatology() {
    return new Climatology(
        (long) bounded("unixday", -1e8, 1e8),
        each("pos"),
        each("neg"),
        set == ParameterSet.TRIGPOINT);
  }

  private BuddyRule buddies() {
    return new BuddyRule(
        each("radius"),
        each("num_min"),
        one("max_elev_diff"),
        one("elev_gradient"),
        whole("num_iterations", 0, Integer.MAX_VALUE),
        checked());
  }

  private FirstGuess firstGuess() {
    return new FirstGuess(
        circles(2), background(), spread(), each("background_uncertainties", 1), basic());
  }

  private SctDual sctDual() {
    return new SctDual(
        circles(0),
        scales(),
        each("event_thresholds"),
        CONDITIONS[whole("condition", 0, CONDITIONS.length - 1)],
        each("test_thresholds"));
  }

  private Sct sct() {
    return new Sct(
        whole("num_min", 2, MOST_IN_A_BOX),
        whole("num_max", 2, MOST_IN_A_BOX),
        one("inner_radius"),
        one("outer_radius"),
        whole("num_iterations", 0, Integer.MAX_VALUE),
        meanOrProfile(),
        positive("min_horizontal_scale"),
        positive("vertical_scale"),
        each("pos"),
        each("neg"),
        each("eps2"),
        checked());
  }

  private CrossValidation crossValidation() {
    return new CrossValidation(
        whole("num_min", 2, MOST_IN_A_BOX),
        whole("num_max", 2, MOST_IN_A_BOX),
        one("outer_radius"),
        whole("num_iterations", 0, Integer.MAX_VALUE),
        meanOrProfile(),
        positive("min_horizontal_scale"),
        positive("vertical_scale"),
        one("min_std"),
        each("pos"),
        each("neg"),
        each("eps2"),
        checked());
  }

  private BackgroundRule meanOrProfile() {
    int fewest = whole("num_min_prof", Integer.MIN_VALUE, Integer.MAX_VALUE);
    BackgroundRule.Kind kind = fewest < 0 ? BackgroundRule.Kind.MEAN : BackgroundRule.Kind.PROFILE;
    return new BackgroundRule(kind, fewest, one("min_elev_diff"), PerStation.of(Double.NaN));
  }

  private CircleRule circles(int minInner) {
    return new CircleRule(
        whole("num_min_outer", 2, MOST_IN_A_BOX),
        whole("num_max_outer", 2, MOST_IN_A_BOX),
        minInner,
        one("inner_radius"),
        one("outer_radius"),
        whole("num_iterations", 0, Integer.MAX_VALUE),
        one("accept_isolated", 0) != 0,
        checked());
  }

  private BackgroundRule background() {
    BackgroundRule.Kind kind =
        BACKGROUNDS[whole("background_elab_type", 0, BACKGROUNDS.length - 1)];
    return new BackgroundRule(
        kind,
        whole("num_min_prof", Integer.MIN_VALUE, Integer.MAX_VALUE),
        one("min_elev_diff"),
        kind == BackgroundRule.Kind.EXTERNAL
            ? each("background_values")
            : PerStation.of(Double.NaN));
  }

  private ScaleRule scales() {
    return new ScaleRule(
        positive("min_horizontal_scale"),
        positive("max_horizontal_scale"),
        whole("kth_closest_obs_horizontal_scale", 1, Integer.MAX_VALUE),
        positive("vertical_scale"));
  }

  private Spread spread() {
    return new Spread(
        each("value_mina"),
        each("value_maxa"),
        each("value_minv"),
        each("value_maxv"),
        each("tpos"),
        each("tneg"));
  }

  private boolean basic() {
    return one("basic", 0) != 0;
  }

  private boolean truth(String name) {
    return one(name) != 0;
  }

  private PerStation checked() {
    return each("obs_to_check", ALL);
  }

  private PerStation each(String name, double absent) {
    double[] given = figures.apply(name);
    return given.length == 0 ? PerStation.of(absent) : PerStation.of(given);
  }

  private PerStation each(String name) {
    double[] given = figures.apply(name);
    if (given.length == 0) {
      throw missing(name);
    }
    return PerStation.of(given);
  }

  private double one(String name, double absent) {
    double[] given = figures.apply(name);
    if (given.length > 1) {
      throw new IllegalArgumentException(name + " must be one number for all stations");
    }
    return given.length == 0 ? absent : given[0];
  }

  private double one(String name) {
    double figure = one(name, Double.NaN);
    if (Double.isNaN(figure)) {
      throw missing(name);
    }
    return figure;
  }

  private static NoSuchElementException missing(String name) {
    return new NoSuchElementException(name + " is missing");
  }

  private double positive(String name) {
    return bounded(name, Double.MIN_NORMAL, Double.MAX_VALUE);
  }

  private int whole(String name, int least, int most) {
    return (int) bounded(name, least, most);
  }

  private double bounded(String name, double least, double most) {
    double figure = one(name);
    if (!(figure >= least && figure <= most)) {
      throw new IllegalArgumentException(name + " must be " + least + " to " + most);
    }
    return figure;
  }
}
