package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.coverage.evidence.MalformedEvidence;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.weather.memory.StationMemories;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CarriedTest {
  private static final Carried BOTH =
      new Carried(
          EpochComputation.compute(GivenEpoch.inputs(1), SignatureChecks.fastest())
              .evidence()
              .radio(),
          GivenWeatherDays.days(1, 1).getFirst().outcome().evidence().stations());

  @Test
  void bytesComeBackWithAndWithoutStations() throws Exception {
    assertThat(BOTH.radio().receptions()).isNotEmpty();
    assertThat(BOTH.stations().isEmpty()).isFalse();
    for (Carried each :
        new Carried[] {
          BOTH,
          new Carried(BOTH.radio()),
          new Carried(Carried.NONE.radio(), BOTH.stations()),
          Carried.NONE
        }) {
      assertThat(Carried.decode(each.toBytes())).isEqualTo(each);
    }
    assertThat(new Carried(BOTH.radio()).toBytes()).isEqualTo(BOTH.radio().toBytes());
  }

  @Test
  void noChangedByteIsTakenForTheSame() {
    byte[] bytes = BOTH.toBytes();
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      byte[] changed = bytes.clone();
      int at = random.nextInt(bytes.length);
      changed[at] ^= (byte) (1 + random.nextInt(255));
      try {
        assertThat(Carried.decode(changed)).as("byte %s", at).isNotEqualTo(BOTH);
      } catch (MalformedEvidence refused) {
        assertThat(refused.why()).isNotEmpty();
      }
    }
  }

  @Test
  void whatEndsTooEarlyOrGoesOnIsRefused() {
    byte[] bytes = BOTH.toBytes();
    assertRefused(Arrays.copyOf(bytes, bytes.length - 1), "of its stations, it ends too early");
    assertRefused(Arrays.copyOf(bytes, bytes.length + 1), "of its stations");
    byte[] radio = BOTH.radio().toBytes();
    byte[] none = StationMemories.NONE.toBytes();
    byte[] spelled = Arrays.copyOf(radio, radio.length + none.length);
    System.arraycopy(none, 0, spelled, radio.length, none.length);
    assertRefused(spelled, "remembers no station");
  }

  private static void assertRefused(byte[] bytes, String why) {
    assertThatThrownBy(() -> Carried.decode(bytes))
        .isInstanceOf(MalformedEvidence.class)
        .hasMessageContaining(why);
  }
}
