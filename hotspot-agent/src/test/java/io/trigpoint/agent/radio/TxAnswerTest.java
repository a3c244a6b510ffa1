package io.trigpoint.agent.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.Dbm;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TxAnswerTest {
  private static final Dbm ASKED = Dbm.of(14);

  static Stream<Arguments> table() {
    return Stream.of(
        row("", new TxAnswer.Queued(ASKED)),
        row("{}", new TxAnswer.Queued(ASKED)),
        row("{\"txpk_ack\":{}}", new TxAnswer.Queued(ASKED)),
        row("{\"txpk_ack\":{\"error\":\"NONE\"}}", new TxAnswer.Queued(ASKED)),
        row("{\"txpk_ack\":{\"error\":\"none\"}}", new TxAnswer.Queued(ASKED)),
        row("{\"txpk_ack\":{\"tmst\":12345}}", new TxAnswer.Queued(ASKED)),
        row("{\"txpk_ack\":{\"warn\":\"TX_POWER\",\"value\":12}}", queuedAt(12)),
        row("{\"txpk_ack\":{\"warn\":\"TX_POWER\",\"value\":14}}", queuedAt(14)),
        row("{\"txpk_ack\":{\"error\":\"TX_POWER\",\"value\":12}}", queuedAt(12)),
        row("{\"txpk_ack\":{\"error\":\"NONE\",\"warn\":\"TX_POWER\",\"value\":13}}", queuedAt(13)),
        row(
            "{\"txpk_ack\":{\"warn\":\"TX_POWER\",\"value\":27}}",
            new TxAnswer.TooLoud(Dbm.of(27), ASKED)),
        row(
            "{\"txpk_ack\":{\"error\":\"TX_POWER\",\"value\":15}}",
            new TxAnswer.TooLoud(Dbm.of(15), ASKED)),
        row("{\"txpk_ack\":{\"warn\":\"TX_POWER\"}}", new TxAnswer.Refused("TX_POWER")),
        row(
            "{\"txpk_ack\":{\"warn\":\"TX_POWER\",\"value\":1e99}}",
            new TxAnswer.Refused("TX_POWER")),
        row("{\"txpk_ack\":{\"error\":\"TX_FREQ\"}}", new TxAnswer.Refused("TX_FREQ")),
        row("{\"txpk_ack\":{\"error\":\"TOO_LATE\"}}", new TxAnswer.Refused("TOO_LATE")),
        row("{\"txpk_ack\":{\"error\":\"TOO_EARLY\"}}", new TxAnswer.Refused("TOO_EARLY")),
        row(
            "{\"txpk_ack\":{\"error\":\"COLLISION_PACKET\"}}",
            new TxAnswer.Refused("COLLISION_PACKET")),
        row(
            "{\"txpk_ack\":{\"error\":\"COLLISION_BEACON\"}}",
            new TxAnswer.Refused("COLLISION_BEACON")),
        row("{\"txpk_ack\":{\"error\":\"GPS_UNLOCKED\"}}", new TxAnswer.Refused("GPS_UNLOCKED")),
        row("{\"txpk_ack\":{\"error\":\"SEND_LBT\"}}", new TxAnswer.Refused("SEND_LBT")),
        row("{\"txpk_ack\":{\"error\":\"SEND_FAIL\"}}", new TxAnswer.Refused("SEND_FAIL")));
  }

  @ParameterizedTest
  @MethodSource("table")
  void readsEachAnswerOfTheForwarder(String body, TxAnswer expected) {
    assertThat(TxAnswer.of(body.getBytes(StandardCharsets.UTF_8), ASKED)).isEqualTo(expected);
  }

  private static TxAnswer queuedAt(double dbm) {
    return new TxAnswer.Queued(Dbm.of(dbm));
  }

  private static Arguments row(String body, TxAnswer expected) {
    return Arguments.of(body, expected);
  }
}
