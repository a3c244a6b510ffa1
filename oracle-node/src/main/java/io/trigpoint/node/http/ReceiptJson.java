package io.trigpoint.node.http;

import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.IngestReceipt.Item;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A receipt for people; the signed form is the protobuf one. */
final class ReceiptJson {

  private ReceiptJson() {}

  static JsonObject of(IngestReceipt receipt) {
    JsonArray items = new JsonArray();
    receipt.items().forEach(item -> items.add(item(item)));
    return new JsonObject()
        .put("network_id", receipt.network().value())
        .put("operator_key", receipt.operatorKey())
        .put("received_ms", receipt.receivedMs())
        .put("items", items);
  }

  private static JsonObject item(Item item) {
    JsonObject json = new JsonObject().put("report", item.report().hex());
    return switch (item) {
      case Item.Accepted(_, long epoch) -> json.put("outcome", "accepted").put("epoch", epoch);
      case Item.Duplicate(_, long epoch, long firstMs) ->
          json.put("outcome", "duplicate").put("epoch", epoch).put("received_ms", firstMs);
      case Item.Refused(_, var reason, String detail) ->
          json.put("outcome", "refused").put("code", reason.id()).put("detail", detail);
    };
  }
}
