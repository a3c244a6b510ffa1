package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logs and answers come from outside: what is not ours is passed over, what is broken is refused.
 */
class DecodingTest {
  private static final String ADDRESS = "0x" + "11".repeat(20);
  private static final String ID = "0x" + "22".repeat(32);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @Test
  void passesOverEventsOfOtherContracts() {
    EventLog foreign = new EventLog(ADDRESS, List.of(ID, ID), "0x");
    assertThat(DeviceRegistryCalls.decode(foreign)).isEmpty();
    assertThat(EpochRootsCalls.decodeEpochPosted(foreign)).isEmpty();
    assertThat(EpochRootsCalls.decodeEpochVetoed(foreign)).isEmpty();
    assertThat(DistributorCalls.decode(foreign)).isEmpty();
    assertThat(OperatorRegistryEvents.decode(foreign)).isEmpty();
    assertThat(ReadingVerifierCalls.decode(foreign)).isEmpty();
    assertThat(StablecoinCalls.decodeTransfer(foreign)).isEmpty();
    assertThat(StablecoinCalls.decodeAuthorizationUsed(foreign)).isEmpty();
  }

  @Test
  void passesOverALogWithoutTopics() {
    assertThat(DeviceRegistryCalls.decode(new EventLog(ADDRESS, List.of(), "0x"))).isEmpty();
    assertThat(OperatorRegistryEvents.decode(new EventLog(ADDRESS, List.of(), "0x"))).isEmpty();
  }

  @Test
  void passesOverTransfersOfTokensWithAnIndexedAmount() {
    List<String> topics = List.of(StablecoinCalls.TRANSFER, ID, ID, ID);
    assertThat(StablecoinCalls.decodeTransfer(new EventLog(ADDRESS, topics, "0x"))).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void refusesBrokenRegistrationsWithOneKindOfException(long seed) {
    Random random = new Random(seed);
    byte[] data = new byte[random.nextInt(400)];
    random.nextBytes(data);
    for (int i = 0; i < data.length; i++) {
      if (random.nextInt(3) > 0) {
        data[i] = 0;
      }
    }
    List<String> topics = new ArrayList<>(List.of(DeviceRegistryCalls.DEVICE_REGISTERED, ID, ID));
    EventLog log = new EventLog(ADDRESS, topics, Hex.of(data));
    assertThatThrownBy(() -> DeviceRegistryCalls.decode(log))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x", "0x00", "0x2222"})
  void refusesAnswersThatAreTooShort(String answer) {
    assertThatThrownBy(() -> EpochRootsCalls.decodeLastEpoch(answer))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnAddressThatIsNone() {
    assertThatThrownBy(() -> DistributorCalls.decodePayeeOf(ID))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesANumberBeyondSixtyThreeBits() {
    assertThatThrownBy(() -> EpochRootsCalls.decodeLastEpoch(ID))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0x1", "0xzz", "1122"})
  void refusesWhatIsNoHexadecimal(String text) {
    assertThatThrownBy(() -> Hex.bytes(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsAddressesInAnyCase() {
    assertThat(Hex.address("0xABCDEFabcdefABCDEFabcdefABCDEFabcdefABCD"))
        .isEqualTo("0xabcdefabcdefabcdefabcdefabcdefabcdefabcd");
  }
}
