package io.trigpoint.node.store;

import io.trigpoint.contracts.EventLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Log entries as they are kept in a jsonb column. */
final class EventLogJson {

  private EventLogJson() {}

  static String write(List<EventLog> logs) {
    JsonArray array = new JsonArray();
    for (EventLog log : logs) {
      array.add(
          new JsonObject()
              .put("address", log.address())
              .put("topics", new JsonArray(log.topics()))
              .put("data", log.data()));
    }
    return array.encode();
  }

  static List<EventLog> read(String json) {
    JsonArray array = new JsonArray(json);
    List<EventLog> logs = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonObject log = array.getJsonObject(i);
      List<String> topics = log.getJsonArray("topics").stream().map(String::valueOf).toList();
      logs.add(new EventLog(log.getString("address"), topics, log.getString("data")));
    }
    return logs;
  }
}
