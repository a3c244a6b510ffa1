package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I-1: what leaves gain plus what is unallocated is the emission. */
class InvariantI01Test {
  private static final String LEAVES =
      "select coalesce(sum(cumulative), 0) from epoch_leaf where epoch = ?";

  @TempDir private Path published;

  @Test
  void eachEpochGivesAwayItsEmissionExactly() {
    try (EpochNetwork net = new EpochNetwork(published)) {
      GivenStations stations = new GivenStations(net.terms.network(), net.rows, 4);
      stations.report(net.terms.schedule().period(1));
      EpochLifecycle node = net.lifecycle();
      node.step();
      net.finish(node);
      for (long epoch = 1; epoch <= EpochNetwork.OVER; epoch++) {
        BigInteger gained =
            net.rows.number(LEAVES, epoch).subtract(net.rows.number(LEAVES, epoch - 1));
        BigInteger unallocated =
            net.rows.number("select unallocated from epoch where number = ?", epoch);
        assertThat(gained.add(unallocated)).isEqualTo(EpochNetwork.emission().baseUnits());
      }
      assertThat(net.rows.number(LEAVES, 1L)).isPositive();
    }
  }
}
