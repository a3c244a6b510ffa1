package io.trigpoint.agent.weather;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads rtl_433's JSON lines until the stream ends; a line that is too long or no JSON is skipped.
 */
public final class Rtl433Lines {
  private static final int MAX_LINE = 16_384;

  private final ReadingDesk desk;
  private final FailureLog log;

  public Rtl433Lines(ReadingDesk desk, FailureLog log) {
    this.desk = desk;
    this.log = log;
  }

  public void read(InputStream in) {
    byte[] line = new byte[MAX_LINE];
    int length = 0;
    try {
      int next = in.read();
      while (next >= 0) {
        if (next == '\n') {
          var _ = take(line, length);
          length = 0;
        } else if (length < MAX_LINE) {
          line[length] = (byte) next;
          length++;
        }
        next = in.read();
      }
      var _ = take(line, length);
    } catch (IOException broken) {
      log.failed("rtl_433 input", String.valueOf(broken.getMessage()));
    }
  }

  /**
   * One event, from a line or from an MQTT message; false when it should have been kept and was
   * not.
   */
  public boolean take(byte[] line, int length) {
    if (length >= MAX_LINE) {
      return true;
    }
    Optional<JsonNode> event = Json.parse(line, 0, length);
    try {
      if (event.isPresent()) {
        var _ = desk.event(event.get());
        log.worksAgain("rtl_433 event");
      }
      return true;
    } catch (IOException unkept) {
      log.failed("rtl_433 event", String.valueOf(unkept.getMessage()));
      return false;
    }
  }
}
