package io.trigpoint.deploy.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param answer the epoch as a node tells it
 */
record Summary(
    long epoch,
    JsonNode answer,
    List<EpochClaims.Paid> claims,
    Optional<PaidRead> read,
    Checks checks) {

  Summary {
    claims = List.copyOf(claims);
  }

  /** One line of JSON. */
  String json() {
    ObjectNode root = new ObjectMapper().createObjectNode().put("epoch", epoch);
    for (String count : List.of("reports", "accepted", "refused")) {
      root.put(count, answer.path(count).asLong());
    }
    root.put("root", answer.path("reward_root").asText());
    ArrayNode list = root.putArray("claims");
    for (EpochClaims.Paid claim : claims) {
      list.addObject()
          .put("owner", claim.owner())
          .put("token", claim.token())
          .put("amount", claim.amount().toString())
          .put("tx", claim.transaction());
    }
    ObjectNode bought = root.putObject("read");
    read.ifPresent(paid ->
        bought
            .put("url", paid.url().toString())
            .put("paid", paid.paid().toString())
            .put("tx", paid.transaction())
            .put("rows", paid.rows()));
    ObjectNode results = root.putObject("checks");
    checks.results().forEach(results::put);
    try {
      return new ObjectMapper().writeValueAsString(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
