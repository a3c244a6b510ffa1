package io.trigpoint.agent.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The status as a page that reads well on a telephone: what is wrong first, then the figures. */
final class StatusHtml {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="refresh" content="10">
      <title>Trigpoint agent</title>
      <style>
      :root{color-scheme:light dark}
      body{font:17px/1.45 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1rem}
      h1{font-size:1.35rem;margin:.2rem 0 1rem}
      h2{font-size:1.05rem;margin:1.6rem 0 .3rem}
      .well,.ill{border-radius:.5rem;padding:.7rem 1rem;margin:0;color:#fff;list-style:none}
      .well{background:#1b6e3c}.ill{background:#a3261b}
      dl{margin:0}
      dl>div{display:flex;justify-content:space-between;gap:1rem;padding:.4rem 0;
      border-bottom:1px solid #8884}
      dt{flex:none;max-width:50%}
      dd{margin:0;text-align:right;overflow-wrap:anywhere}
      footer{margin-top:1.6rem}
      </style>
      """;

  private final StringBuilder page = new StringBuilder(HEAD);
  private final JsonNode status;
  private final long nowMs;

  private StatusHtml(JsonNode status) {
    this.status = status;
    this.nowMs = status.path("clock").path("time_ms").longValue();
  }

  static String of(JsonNode status) {
    StatusHtml html = new StatusHtml(status);
    html.page.append("<h1>Trigpoint ").append(escaped(text(status.path("kind")))).append("</h1>\n");
    html.health();
    html.reports();
    html.radio();
    html.weather();
    html.earnings();
    html.delivery();
    html.machine();
    return html.page
        .append("<footer><a href=\"/status.json\">all figures (JSON)</a> · ")
        .append("<a href=\"/metrics\">metrics</a></footer>\n</html>\n")
        .toString();
  }

  private void health() {
    List<String> faults = faults();
    page.append("<ul class=\"").append(faults.isEmpty() ? "well" : "ill").append("\">");
    for (String line : faults.isEmpty() ? List.of("Working") : faults) {
      page.append("<li>").append(escaped(line)).append("</li>");
    }
    page.append("</ul>\n");
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!status.path("clock").path("believable").booleanValue()) {
      faults.add("This machine's clock is wrong. Nothing is signed until it is set.");
    }
    if (!status.path("node_answers").booleanValue()) {
      faults.add("No node of the network answers. Reports wait on disk.");
    }
    JsonNode gateway = status.path("gateway");
    if (gateway.isObject() && !gateway.path("downlink").booleanValue()) {
      faults.add("No packet forwarder is connected: point it at " + text(gateway.path("listen")));
    }
    JsonNode mqtt = status.path("weather").path("mqtt_subscribed");
    if (mqtt.isBoolean() && !mqtt.booleanValue()) {
      faults.add("The MQTT broker cannot be used; it is tried again.");
    }
    JsonNode registered = status.path("standing").path("registered");
    if (registered.isBoolean() && !registered.booleanValue()) {
      faults.add("This device is not registered: run trigpoint-agent add.");
    }
    return faults;
  }

  private void reports() {
    open("Last reports");
    JsonNode last = status.path("last_ms");
    for (String kind :
        status.path("gateway").isObject() ? List.of("beacon", "witness") : List.of("weather")) {
      row(kind.equals("weather") ? "Reading" : capital(kind), ago(last.path(kind).longValue()));
    }
    close();
  }

  private void radio() {
    JsonNode gateway = status.path("gateway");
    if (!gateway.isObject()) {
      return;
    }
    JsonNode beacon = status.path("beacon");
    open("Radio");
    row("Gateway", text(gateway.path("eui")));
    row("Heard", ago(gateway.path("heard_ms").longValue()));
    row("Region", text(beacon.path("region")));
    row("Last beacon", text(beacon.path("last")));
    row("Power asked", text(beacon.path("asked_dbm")) + " dBm");
    row("Power used", beacon.has("used_dbm") ? text(beacon.path("used_dbm")) + " dBm" : "–");
    if (!gateway.path("refused_gateways").isEmpty()) {
      row("Other gateways refused", counts(gateway.path("refused_gateways")));
    }
    close();
  }

  private void weather() {
    JsonNode weather = status.path("weather");
    if (!weather.isObject()) {
      return;
    }
    open("Weather");
    row("Stations send to", text(weather.path("listen")));
    row("Readings kept", number(weather.path("kept")));
    row("Repeated or too soon", sum(weather, "repeated", "too_soon"));
    row("Without values", number(weather.path("no_values")));
    row("Of other sensors", number(weather.path("not_mine")));
    close();
  }

  private void earnings() {
    JsonNode standing = status.path("standing");
    open("Earnings");
    if (!standing.isObject()) {
      row("Asking the network", "look again in a moment");
      close();
      return;
    }
    row("Registered", standing.path("registered").booleanValue() ? "yes" : "no");
    if (standing.has("verdicts")) {
      row("Newest verdicts", counts(standing.path("verdicts")));
    }
    if (!standing.path("refused_by").isEmpty()) {
      row("Refused by rule", counts(standing.path("refused_by")));
    }
    if (standing.has("owner_earned")) {
      row(
          "Owner's tokens, all devices",
          text(standing.path("owner_earned")) + " up to epoch " + text(standing.path("epoch")));
    }
    close();
  }

  private void delivery() {
    open("Delivery");
    for (String queue : List.of("radio", "reading")) {
      JsonNode shown = status.path(queue + "_queue");
      String name = queue.equals("radio") ? "Radio reports" : "Readings";
      row(
          name,
          number(shown.path("waiting"))
              + " waiting, "
              + number(shown.path("delivered"))
              + " delivered");
      if (!shown.path("refused").isEmpty()) {
        row(name + " refused", counts(shown.path("refused")));
      }
      String lost = sum(shown, "expired", "overflowed", "damaged");
      if (!lost.equals("0")) {
        row(name + " dropped", lost);
      }
    }
    row("Node", text(status.path("node")));
    close();
  }

  private void machine() {
    JsonNode clock = status.path("clock");
    open("This agent");
    row("Clock", Instant.ofEpochMilli(nowMs).truncatedTo(ChronoUnit.SECONDS).toString());
    row(
        "Behind the network",
        clock.has("server_offset_ms") ? text(clock.path("server_offset_ms")) + " ms" : "–");
    row("Clock steps", number(clock.path("steps")));
    row("Network", status.has("network") ? text(status.path("network")) : "not known yet");
    row("Device", text(status.path("device")));
    row("Version", text(status.path("version")));
    close();
  }

  private void open(String title) {
    page.append("<section><h2>").append(escaped(title)).append("</h2><dl>\n");
  }

  private void close() {
    page.append("</dl></section>\n");
  }

  private void row(String name, String value) {
    page.append("<div><dt>")
        .append(escaped(name))
        .append("</dt><dd>")
        .append(escaped(value))
        .append("</dd></div>\n");
  }

  private String ago(long timeMs) {
    return timeMs == 0 ? "none since the start" : words(Duration.ofMillis(nowMs - timeMs)) + " ago";
  }

  private static String words(Duration age) {
    if (age.toMinutes() < 2) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    return age.toHours() < 3 ? age.toMinutes() + " min" : age.toHours() + " h";
  }

  private static String counts(JsonNode byName) {
    StringBuilder text = new StringBuilder();
    byName
        .properties()
        .forEach(field -> {
          text.append(text.isEmpty() ? "" : ", ").append(field.getValue().asText());
          text.append(' ').append(field.getKey());
        });
    return text.isEmpty() ? "none yet" : text.toString();
  }

  private static String sum(JsonNode parent, String... names) {
    long sum = 0;
    for (String name : names) {
      sum += parent.path(name).longValue();
    }
    return Long.toString(sum);
  }

  private static String number(JsonNode node) {
    return Long.toString(node.longValue());
  }

  private static String text(JsonNode node) {
    return node.asText("");
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
