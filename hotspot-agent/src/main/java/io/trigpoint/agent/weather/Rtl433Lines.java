package io.trigpoint.agent.weather;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.json.Json;
import java.io.IOException;
import java.io.InputStream;

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
          take(line, length);
          length = 0;
        } else if (length < MAX_LINE) {
          line[length] = (byte) next;
          length++;
        }
        next = in.read();
      }
      take(line, length);
    } catch (IOException broken) {
      log.failed("rtl_433 input", String.valueOf(broken.getMessage()));
    }
  }

  /** One event, from a line or from an MQTT message. */
  public void take(byte[] line, int length) {
    if (length >= MAX_LINE) {
      return;
    }
    Json.parse(line, 0, length)
        .ifPresent(event -> {
          try {
            var _ = desk.event(event);
            log.worksAgain("rtl_433 event");
          } catch (IOException unkept) {
            log.failed("rtl_433 event", String.valueOf(unkept.getMessage()));
          }
        });
  }
}
