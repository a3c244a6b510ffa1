package io.trigpoint.coverage;

import io.trigpoint.density.HexDensityTable;

/** The canonical text of a parameter set: one coverage.name=value line per figure. */
final class ParameterText {
  private final StringBuilder text = new StringBuilder();

  ParameterText(String id, long firstEpoch) {
    append("id", id);
    append("first_epoch", firstEpoch);
  }

  ParameterText line(String name, Object value) {
    append(name, value);
    return this;
  }

  ParameterText density(HexDensityTable table) {
    append("density", table.id());
    for (HexDensityTable.Row row : table.rows()) {
      append(
          "density_" + row.resolution(), row.neighbours() + "," + row.target() + "," + row.max());
    }
    return this;
  }

  private void append(String name, Object value) {
    text.append("coverage.").append(name).append('=').append(value).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
