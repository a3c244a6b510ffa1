package io.trigpoint.plots;

import io.trigpoint.plots.Plot.Panel;
import io.trigpoint.plots.Plot.Tick;
import io.trigpoint.plots.TemperatureNetwork.Judged;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.score.DayScore;
import io.trigpoint.weather.score.VlinderDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Writes the pictures of docs/results/weather.md; not a test of anything. */
class WeatherPlots {
  private static final Path RESULTS = Path.of("..", "docs", "results");
  private static final int BINS = 48;

  @Test
  void norway() throws IOException {
    TemperatureNetwork network = TemperatureNetwork.of("no_ta_20200601");
    Plot plot = new Plot(720, 820, "Temperature in Norway, 2020-06-01 12 UTC");
    Panel panel = new Panel(60, 70, 480, 690, 4, 32, 57.5, 71.5, false);
    plot.axes(
        panel,
        Plot.ticks(4, 32, 4),
        Plot.ticks(58, 71, 2),
        "longitude, degrees east",
        "latitude, degrees north");
    for (Judged each : network.in(CheckState.PASS)) {
      plot.dot(x(panel, each), y(panel, each), 2.5, Plot.BLUE);
    }
    for (Judged each : network.in(CheckState.NOT_JUDGED)) {
      plot.ring(x(panel, each), y(panel, each), 3, Plot.GREY);
    }
    for (Judged each : network.in(CheckState.FAIL)) {
      plot.cross(x(panel, each), y(panel, each), 4.5, Plot.ORANGE);
    }
    plot.dot(560, 96, 2.5, Plot.BLUE);
    plot.text(574, 100, 12, "start", "passes: " + network.in(CheckState.PASS).size());
    plot.ring(560, 120, 3, Plot.GREY);
    plot.text(574, 124, 12, "start", "not judged: " + network.in(CheckState.NOT_JUDGED).size());
    plot.cross(560, 144, 4.5, Plot.ORANGE);
    plot.text(574, 148, 12, "start", "fails: " + network.in(CheckState.FAIL).size());
    write("weather-norway.svg", plot);
  }

  @Test
  void scoreAgainstTruth() throws IOException {
    TemperatureNetwork network = TemperatureNetwork.of("titan_ta_ge20");
    long hits = network.in(CheckState.FAIL).stream().filter(Judged::faulty).count();
    long alarms = network.in(CheckState.FAIL).size() - hits;
    Plot plot = new Plot(860, 460, "2100 temperatures with 403 planted errors");
    int[][] counts = counts(network);
    int most = 0;
    for (int bin = 0; bin < BINS; bin++) {
      most = StrictMath.max(most, counts[0][bin] + counts[1][bin]);
    }
    Panel panel = new Panel(60, 80, 620, 320, 0.01, 10_000, 0, most + 10, true);
    List<Tick> decades =
        List.of(
            new Tick(0.01, "0.01"),
            new Tick(0.1, "0.1"),
            new Tick(1, "1"),
            new Tick(10, "10"),
            new Tick(100, "100"),
            new Tick(1_000, "1000"),
            new Tick(10_000, "and more"));
    plot.axes(panel, decades, Plot.ticks(0, most, 50), "worst figure / limit", "stations in a bin");
    bars(plot, panel, counts);
    plot.line(panel.x(1), panel.top(), panel.x(1), panel.top() + panel.height(), "#222", 1.5);
    plot.text(panel.x(1) + 5, panel.top() + 14, 12, "start", "limit");
    plot.box(700, 92, 12, 12, Plot.BLUE);
    plot.text(718, 102, 12, "start", "good");
    plot.box(700, 114, 12, 12, Plot.ORANGE);
    plot.text(718, 124, 12, "start", "planted error");
    plot.text(700, 160, 12, "start", "found: " + hits + " of 403");
    plot.text(700, 180, 12, "start", "false alarms: " + alarms);
    plot.text(700, 200, 12, "start", "not judged: " + network.in(CheckState.NOT_JUDGED).size());
    write("weather-truth.svg", plot);
  }

  @Test
  void ghent() throws IOException {
    List<StuckStation> stations = StuckStation.all();
    Plot plot = new Plot(1_060, 900, "Temperature of seven stations near Ghent, September 2022");
    for (int i = 0; i < stations.size(); i++) {
      Panel panel = new Panel(70, 70 + 112.0 * i, 800, 82, 1, 10, 5, 32, false);
      List<Tick> days = i == stations.size() - 1 ? Plot.ticks(1, 10, 1) : List.of();
      String label = i == stations.size() - 1 ? "day of September 2022, UTC" : "";
      for (double[] run : stations.get(i).failedRuns()) {
        double from = panel.x(run[0]);
        double to = StrictMath.max(from + 0.5, panel.x(run[1]));
        plot.box(from, panel.top(), to - from, panel.height(), Plot.LIGHT);
      }
      plot.path(stations.get(i).points(panel), Plot.BLUE);
      plot.axes(
          panel,
          days,
          Plot.ticks(5, 32, 10),
          label,
          stations.get(i).name() + ", temperature in °C");
    }
    plot.line(885, 96, 905, 96, Plot.BLUE, 1.5);
    plot.text(911, 100, 12, "start", "as sent");
    plot.box(885, 112, 20, 12, Plot.LIGHT);
    plot.text(911, 122, 12, "start", "refused by its own checks");
    write("weather-ghent.svg", plot);
  }

  /** A table: days across, stations down, darker for a higher score. */
  @Test
  void scoresOfGhent() throws IOException {
    List<SortedMap<String, DayScore>> days = VlinderDays.scores();
    List<String> stations = List.copyOf(days.getFirst().keySet());
    Plot plot = new Plot(760, 330, "Score of the day, 0 to 1, near Ghent, September 2022");
    for (int day = 0; day < days.size(); day++) {
      plot.text(146 + 64 * day, 66, 12, "middle", Integer.toString(day + 1));
      for (int row = 0; row < stations.size(); row++) {
        double score =
            Optional.ofNullable(days.get(day).get(stations.get(row)))
                    .orElseThrow()
                    .score()
                    .partsPerMillion()
                / 1e6;
        plot.shade(115 + 64 * day, 76 + 30 * row, 62, 28, Plot.BLUE, score);
        plot.text(
            146 + 64 * day, 95 + 30 * row, 12, "middle", String.format(Locale.ROOT, "%.3f", score));
      }
    }
    for (int row = 0; row < stations.size(); row++) {
      plot.text(106, 95 + 30 * row, 12, "end", stations.get(row));
    }
    plot.text(402, 310, 12, "middle", "day of September 2022, UTC");
    write("weather-days.svg", plot);
  }

  /** Good ones and errors, in eight bins for each factor of ten. */
  private static int[][] counts(TemperatureNetwork network) {
    int[][] counts = new int[2][BINS];
    for (Judged each : network.judged()) {
      double decades = StrictMath.log10(StrictMath.max(each.share(), 0.01)) + 2;
      int bin = StrictMath.clamp((int) (decades * 8), 0, BINS - 1);
      counts[each.faulty() ? 1 : 0][bin]++;
    }
    return counts;
  }

  /** One on top of the other. */
  private static void bars(Plot plot, Panel panel, int[][] counts) {
    double wide = panel.width() / BINS;
    for (int bin = 0; bin < BINS; bin++) {
      double left = panel.left() + bin * wide;
      double good = panel.y(counts[0][bin]);
      double all = panel.y(counts[0][bin] + counts[1][bin]);
      plot.box(left + 1, good, wide - 2, panel.y(0) - good, Plot.BLUE);
      plot.box(left + 1, all, wide - 2, good - all, Plot.ORANGE);
    }
  }

  private static double x(Panel panel, Judged each) {
    return panel.x(each.station().longitude());
  }

  private static double y(Panel panel, Judged each) {
    return panel.y(each.station().latitude());
  }

  private static void write(String name, Plot plot) throws IOException {
    Path _ = Files.writeString(RESULTS.resolve(name), plot.svg());
  }
}
