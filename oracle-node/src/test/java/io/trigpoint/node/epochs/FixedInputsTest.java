package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.EvmAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From INPUT_FINAL on an epoch is computed from the inputs that were noted, or not at all. */
class FixedInputsTest {
  @TempDir private Path published;

  @Test
  void theParametersAreAmongTheInputsThatAreFixed() {
    EpochHead head = GivenEpoch.inputs(1).head();
    ParameterSet other =
        head.parameters().equals(ParameterSet.TRIGPOINT)
            ? ParameterSet.TRIGPOINT_LOCAL
            : ParameterSet.TRIGPOINT;
    EpochHead changed =
        new EpochHead(
            head.frame(),
            head.devices(),
            head.entropies(),
            head.selectionEntropy(),
            head.sales(),
            head.before(),
            head.evidence(),
            other);
    assertThat(InputRoot.rest(changed)).isNotEqualTo(InputRoot.rest(head));
  }

  @Test
  void nothingIsComputedFromOtherInputsThanWereFixed() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());
      EpochEntry entry = net.journal().find(1).orElseThrow();
      assertThatCode(() -> net.works().of(entry)).doesNotThrowAnyException();
      net.rows.execute(
          "update epoch_device set owner = ? where epoch = 1",
          new EvmAddress("0x" + "66".repeat(20)));
      assertThatThrownBy(() -> net.works().of(entry))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("epoch 1 was fixed with other inputs");
    }
  }
}
