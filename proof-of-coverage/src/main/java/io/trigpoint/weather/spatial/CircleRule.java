package io.trigpoint.weather.spatial;

/**
 * Where circles are drawn.
 *
 * @param minOuter fewest stations in the outer circle
 * @param maxOuter most: the nearest
 * @param minInner fewest in the inner circle, the middle among them
 * @param innerRadius metres
 * @param outerRadius metres
 * @param passes at most so many
 * @param acceptIsolated whether a station with too few around passes, under the reference's set
 * @param checked stations with another figure than 1 are neighbours only
 */
public record CircleRule(
    int minOuter,
    int maxOuter,
    int minInner,
    double innerRadius,
    double outerRadius,
    int passes,
    boolean acceptIsolated,
    PerStation checked) {
  CircleRule inOrder(int[] order) {
    return new CircleRule(
        minOuter,
        maxOuter,
        minInner,
        innerRadius,
        outerRadius,
        passes,
        acceptIsolated,
        checked.inOrder(order));
  }
}
