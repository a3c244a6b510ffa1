package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContractErrorsTest {
  private static final String SECONDS = "0".repeat(62) + "2a";

  @Test
  void anErrorHasItsNameAndArguments() {
    assertThat(ContractErrors.of("0x7a97537c" + SECONDS))
        .contains(new ContractErrors.Named("PreviousPending", "PreviousPending(activatesAt = 42)"));
  }

  @Test
  void withoutItsArgumentsItStillHasItsName() {
    assertThat(ContractErrors.of("0x7a97537c"))
        .contains(new ContractErrors.Named("PreviousPending", "PreviousPending"));
  }

  @Test
  void whatNoContractSaysHasNoName() {
    assertThat(ContractErrors.of("0xdeadbeef" + SECONDS)).isEmpty();
    assertThat(ContractErrors.of("0x")).isEmpty();
    assertThat(ContractErrors.of("")).isEmpty();
  }
}
