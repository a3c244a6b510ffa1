package io.trigpoint.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A picture in SVG: panels with axes, marks and a legend. Lengths are in pixels. */
final class Plot {
  static final String BLUE = "#0072b2";
  static final String ORANGE = "#d55e00";
  static final String GREY = "#8a8a8a";
  static final String LIGHT = "#f5d9c4";

  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;

  Plot(int width, int height, String title) {
    this.width = width;
    this.height = height;
    text(20, 26, 16, "start", title);
  }

  /**
   * Where figures are drawn.
   *
   * @param logarithmic whether x grows by factors
   */
  record Panel(
      double left,
      double top,
      double width,
      double height,
      double minX,
      double maxX,
      double minY,
      double maxY,
      boolean logarithmic) {
    double x(double figure) {
      double share =
          logarithmic
              ? StrictMath.log(figure / minX) / StrictMath.log(maxX / minX)
              : (figure - minX) / (maxX - minX);
      return left + width * share;
    }

    double y(double figure) {
      return top + height * (1 - (figure - minY) / (maxY - minY));
    }
  }

  /**
   * A label at a figure.
   *
   * @param at where on the axis
   */
  record Tick(double at, String label) {}

  /** Ticks at multiples of a step, as whole numbers. */
  static List<Tick> ticks(double from, double to, double step) {
    List<Tick> ticks = new ArrayList<>();
    for (double at = StrictMath.ceil(from / step) * step; at <= to; at += step) {
      ticks.add(new Tick(at, Long.toString(StrictMath.round(at))));
    }
    return ticks;
  }

  void axes(Panel panel, List<Tick> x, List<Tick> y, String labelX, String labelY) {
    shape(
        "rect",
        "x",
        panel.left,
        "y",
        panel.top,
        "width",
        panel.width,
        "height",
        panel.height,
        "fill",
        "none",
        "stroke",
        "#444");
    double bottom = panel.top + panel.height;
    for (Tick tick : x) {
      line(panel.x(tick.at), bottom, panel.x(tick.at), bottom + 4, "#444", 1);
      text(panel.x(tick.at), bottom + 17, 11, "middle", tick.label);
    }
    for (Tick tick : y) {
      line(panel.left - 4, panel.y(tick.at), panel.left, panel.y(tick.at), "#444", 1);
      text(panel.left - 7, panel.y(tick.at) + 4, 11, "end", tick.label);
    }
    text(panel.left + panel.width / 2, bottom + 35, 12, "middle", labelX);
    text(panel.left, panel.top - 7, 12, "start", labelY);
  }

  void dot(double x, double y, double radius, String colour) {
    shape("circle", "cx", x, "cy", y, "r", radius, "fill", colour);
  }

  void ring(double x, double y, double radius, String colour) {
    shape("circle", "cx", x, "cy", y, "r", radius, "fill", "none", "stroke", colour);
  }

  void cross(double x, double y, double radius, String colour) {
    line(x - radius, y - radius, x + radius, y + radius, colour, 2);
    line(x - radius, y + radius, x + radius, y - radius, colour, 2);
  }

  void box(double x, double y, double wide, double high, String colour) {
    shape("rect", "x", x, "y", y, "width", wide, "height", high, "fill", colour);
  }

  /** A box that is up to half as strong as the colour. */
  void shade(double x, double y, double wide, double high, String colour, double share) {
    shape(
        "rect",
        "x",
        x,
        "y",
        y,
        "width",
        wide,
        "height",
        high,
        "fill",
        colour,
        "fill-opacity",
        share / 2);
  }

  void line(double fromX, double fromY, double toX, double toY, String colour, double wide) {
    shape(
        "line",
        "x1",
        fromX,
        "y1",
        fromY,
        "x2",
        toX,
        "y2",
        toY,
        "stroke",
        colour,
        "stroke-width",
        wide);
  }

  /** A line through the points, each x and y. */
  void path(List<double[]> points, String colour) {
    String along =
        points.stream()
            .map(point -> rounded(point[0]) + "," + rounded(point[1]))
            .collect(Collectors.joining(" "));
    shape("polyline", "points", along, "fill", "none", "stroke", colour, "stroke-width", 1.0);
  }

  void text(double x, double y, int size, String anchor, String text) {
    body.append("<text x='").append(rounded(x)).append("' y='").append(rounded(y));
    body.append("' font-size='").append(size).append("' text-anchor='").append(anchor);
    body.append("'>").append(text).append("</text>\n");
  }

  /** The whole file. */
  String svg() {
    String size = " width='" + width + "' height='" + height + "'";
    return "<svg xmlns='http://www.w3.org/2000/svg'"
        + size
        + " font-family='sans-serif' fill='#222'>\n<rect"
        + size
        + " fill='white'/>\n"
        + body
        + "</svg>\n";
  }

  /** An element with names and values of its attributes in turn. */
  private void shape(String element, Object... attributes) {
    body.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      body.append(' ').append(attributes[i]).append("='");
      body.append(value instanceof Double figure ? rounded(figure) : value).append('\'');
    }
    body.append("/>\n");
  }

  /** To a tenth of a pixel. */
  private static String rounded(double pixels) {
    return Double.toString(StrictMath.rint(pixels * 10) / 10);
  }
}
