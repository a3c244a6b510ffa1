package io.trigpoint.deploy.air;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.SpreadingFactor;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server asked a packet forwarder to transmit at once.
 *
 * @param frame bytes on air, hexadecimal
 * @param powerDbm whole dBm of conducted power
 */
public record Transmit(String frame, Hertz frequency, SpreadingFactor spreading, int powerDbm) {
  private static final Pattern DATARATE = Pattern.compile("SF(7|8|9|10|11|12)BW125");
  private static final List<String> REQUIRED =
      List.of("codr", "size", "rfch", "freq", "modu", "datr", "data");

  /** Reads a txpk object; empty where a stock forwarder would stay silent. */
  static Optional<Transmit> read(JsonNode txpk) {
    Matcher rate = DATARATE.matcher(txpk.path("datr").asText());
    boolean complete = REQUIRED.stream().allMatch(txpk::has) && txpk.path("imme").asBoolean();
    if (!complete || !rate.matches()) {
      return Optional.empty();
    }
    byte[] frame = Base64.getMimeDecoder().decode(txpk.path("data").asText());
    return Optional.of(
        new Transmit(
            HexFormat.of().formatHex(frame),
            Hertz.ofMegahertz(txpk.path("freq").asDouble()),
            new SpreadingFactor(Integer.parseInt(rate.group(1))),
            txpk.path("powe").asInt()));
  }

  Transmit withPower(int dbm) {
    return new Transmit(frame, frequency, spreading, dbm);
  }
}
