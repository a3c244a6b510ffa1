package io.trigpoint.agent.radio;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.Dbm;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What became of a transmit request. */
public sealed interface TxAnswer {

  /** The forwarder queued it and sends at the power that was asked, or at a lower one. */
  record Queued(Dbm power) implements TxAnswer {}

  /** The forwarder sends louder than asked: the radiated limit does not hold any more. */
  record TooLoud(Dbm power, Dbm asked) implements TxAnswer {}

  /** The forwarder does not send. The code is its own, for example TX_FREQ or TOO_LATE. */
  record Refused(String code) implements TxAnswer {}

  /** No answer came in time; the forwarder most likely did not understand the request. */
  record Silent() implements TxAnswer {}

  /** No forwarder keeps the downlink open. */
  record NoForwarder() implements TxAnswer {}

  /**
   * Reads the body of a TX_ACK. Empty, no JSON, and error NONE all mean that the frame is queued.
   */
  static TxAnswer of(byte[] body, Dbm asked) {
    JsonNode ack = Json.parse(body).orElseGet(Json::object).path("txpk_ack");
    String error = code(ack, "error").orElse("NONE");
    String warning = code(ack, "warn").orElse("NONE");
    if (error.equals("TX_POWER") || (error.equals("NONE") && warning.equals("TX_POWER"))) {
      return atOtherPower(Json.number(ack, "value"), asked);
    }
    return error.equals("NONE") ? new Queued(asked) : new Refused(error);
  }

  private static TxAnswer atOtherPower(OptionalDouble value, Dbm asked) {
    if (value.isEmpty() || Math.abs(value.getAsDouble()) > 100) {
      return new Refused("TX_POWER");
    }
    Dbm used = Dbm.of(value.getAsDouble());
    return used.compareTo(asked) > 0 ? new TooLoud(used, asked) : new Queued(used);
  }

  private static Optional<String> code(JsonNode ack, String field) {
    return Json.text(ack, field)
        .map(text -> text.strip().toUpperCase(Locale.ROOT))
        .filter(text -> text.matches("[A-Z0-9_]{1,32}"));
  }
}
