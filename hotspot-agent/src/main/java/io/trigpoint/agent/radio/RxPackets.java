package io.trigpoint.agent.radio;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.SpreadingFactor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rxpk array of PUSH_DATA. Packets that are not LoRa at 125 kHz, or incomplete, are left out.
 */
public final class RxPackets {
  private static final int MAX_PACKETS = 255;
  private static final Pattern LORA_125 = Pattern.compile("SF(7|8|9|10|11|12)BW125");
  private static final int MAX_FREQUENCY_MHZ = 2_000;

  private RxPackets() {}

  public static List<Reception> of(JsonNode push) {
    List<Reception> receptions = new ArrayList<>();
    JsonNode packets = push.path("rxpk");
    for (int i = 0; i < Math.min(packets.size(), MAX_PACKETS); i++) {
      reception(packets.path(i)).ifPresent(receptions::add);
    }
    return receptions;
  }

  /** Standard or URL-safe alphabet, with or without padding. */
  static Optional<byte[]> base64(String text) {
    String plain = text.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
    try {
      return Optional.of(Base64.getDecoder().decode(plain));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<Reception> reception(JsonNode packet) {
    Optional<byte[]> frame = Json.text(packet, "data").flatMap(RxPackets::base64);
    OptionalDouble frequency = Json.number(packet, "freq");
    Optional<SpreadingFactor> spreading = Json.text(packet, "datr").flatMap(RxPackets::spreading);
    JsonNode antenna = bestAntenna(packet);
    OptionalDouble rssi = first(Json.number(antenna, "rssi"), Json.number(antenna, "rssic"));
    OptionalDouble snr = Json.number(antenna, "lsnr");
    OptionalLong tmst = Json.integer(packet, "tmst");
    if (frame.isEmpty() || spreading.isEmpty() || tmst.isEmpty() || !plausible(frequency)) {
      return Optional.empty();
    }
    if (!within(rssi, 300) || !within(snr, 100)) {
      return Optional.empty();
    }
    return Optional.of(
        new Reception(
            frame.get(),
            Json.integer(packet, "stat").orElse(0) == 1,
            Hertz.ofMegahertz(frequency.orElseThrow()),
            spreading.get(),
            Dbm.of(rssi.orElseThrow()),
            Decibels.of(snr.orElseThrow()),
            tmst.getAsLong() & 0xFFFF_FFFFL,
            detail(packet, antenna)));
  }

  private static RadioDetail detail(JsonNode packet, JsonNode antenna) {
    OptionalDouble signal = Json.number(antenna, "rssis");
    OptionalLong offset = Json.integer(antenna, "foff");
    if (offset.isEmpty()) {
      offset = Json.integer(packet, "foff");
    }
    return new RadioDetail(
        within(signal, 300) ? Optional.of(Dbm.of(signal.orElseThrow())) : Optional.empty(),
        offset.isPresent() && Math.abs(offset.getAsLong()) < 1_000_000
            ? OptionalInt.of((int) offset.getAsLong())
            : OptionalInt.empty());
  }

  /**
   * Antenna-array gateways list one entry per antenna under rsig: the one with the best SNR counts.
   */
  private static JsonNode bestAntenna(JsonNode packet) {
    JsonNode best = packet;
    double bestSnr = Json.number(packet, "lsnr").orElse(Double.NEGATIVE_INFINITY);
    for (JsonNode antenna : packet.path("rsig")) {
      double snr = Json.number(antenna, "lsnr").orElse(Double.NEGATIVE_INFINITY);
      if (snr > bestSnr) {
        best = antenna;
        bestSnr = snr;
      }
    }
    return best;
  }

  private static Optional<SpreadingFactor> spreading(String datarate) {
    Matcher matcher = LORA_125.matcher(datarate);
    return matcher.matches()
        ? Optional.of(new SpreadingFactor(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  private static boolean plausible(OptionalDouble megahertz) {
    return megahertz.isPresent()
        && megahertz.getAsDouble() > 1
        && megahertz.getAsDouble() < MAX_FREQUENCY_MHZ;
  }

  private static boolean within(OptionalDouble value, double limit) {
    return value.isPresent() && Math.abs(value.getAsDouble()) <= limit;
  }

  private static OptionalDouble first(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() ? one : other;
  }
}
