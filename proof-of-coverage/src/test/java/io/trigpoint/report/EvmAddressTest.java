package io.trigpoint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvmAddressTest {

  @RepeatedTest(100)
  void textAndBytesAreTheSameAddressAndSortAlike(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] bytes = new byte[EvmAddress.LENGTH];
    random.nextBytes(bytes);
    String text = "0x" + HexFormat.of().formatHex(bytes);
    EvmAddress address = EvmAddress.of(bytes);
    assertThat(address)
        .isEqualTo(new EvmAddress(text))
        .isEqualTo(new EvmAddress("0x" + text.substring(2).toUpperCase(Locale.ROOT)))
        .hasToString(text);
    assertThat(address.hex()).isEqualTo(text);
    assertThat(address.toBytes()).isEqualTo(bytes);

    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    EvmAddress other = EvmAddress.of(bytes);
    assertThat(Integer.signum(address.compareTo(other)))
        .isEqualTo(Integer.signum(text.compareTo(other.hex())))
        .isNotZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "1111111111111111111111111111111111111111",
        "0x111111111111111111111111111111111111111",
        "0x11111111111111111111111111111111111111111",
        "0x111111111111111111111111111111111111111g"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> new EvmAddress(text)).hasMessageContaining("not an EVM address");
    assertThatThrownBy(() -> EvmAddress.of(new byte[text.length() % 20]))
        .hasMessageContaining("not the length");
  }
}
