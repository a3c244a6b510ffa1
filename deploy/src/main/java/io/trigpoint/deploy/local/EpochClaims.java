package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.contracts.DistributorCalls;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Claims an epoch's earnings for owners, each with the owner's own key. */
final class EpochClaims {
  private final LocalChain chain;
  private final NodeApi api;

  EpochClaims(LocalChain chain, NodeApi api) {
    this.chain = chain;
    this.api = api;
  }

  /** A mined claim: what the Distributor says that it paid. */
  record Paid(String owner, String token, BigInteger amount, String transaction) {}

  /** The leaves of an owner in an epoch's tree. */
  List<DistributorCalls.Claim> leaves(long epoch, Account owner) throws IOException {
    Optional<JsonNode> answer = api.get("/v1/epochs/" + epoch + "/claims/" + owner.address());
    List<DistributorCalls.Claim> leaves = new ArrayList<>();
    for (JsonNode leaf :
        answer.map(json -> json.path("claims")).orElseThrow(() -> missing(owner))) {
      List<String> proof =
          StreamSupport.stream(leaf.path("proof").spliterator(), false)
              .map(JsonNode::asText)
              .toList();
      leaves.add(
          new DistributorCalls.Claim(
              epoch,
              owner.address(),
              leaf.path("token").asText(),
              new BigInteger(leaf.path("cumulative").asText()),
              proof));
    }
    return leaves;
  }

  /** What an owner was already paid of a leaf's token. */
  BigInteger claimed(DistributorCalls.Claim leaf) throws IOException {
    return DistributorCalls.decodeClaimed(
        chain
            .rpc()
            .view(
                chain.address("Distributor"),
                DistributorCalls.claimed(leaf.owner(), leaf.token())));
  }

  /** Claims what is open, waits until each claim is mined, and returns the payments. */
  List<Paid> claim(long epoch, Account owner) throws IOException {
    List<Paid> paid = new ArrayList<>();
    Wallet wallet = chain.wallet(owner);
    for (DistributorCalls.Claim leaf : leaves(epoch, owner)) {
      if (claimed(leaf).compareTo(leaf.cumulative()) < 0) {
        JsonNode receipt =
            wallet.transact(chain.address("Distributor"), DistributorCalls.claim(leaf));
        paid.add(paid(receipt));
      }
    }
    return paid;
  }

  /** Whether the contract refuses to pay a leaf once more. */
  boolean refusesAgain(DistributorCalls.Claim leaf) {
    try {
      String _ =
          chain
              .rpc()
              .view(chain.address("Distributor"), DistributorCalls.claim(leaf), leaf.owner());
      return false;
    } catch (IOException reverted) {
      return reverted instanceof JsonRpc.RpcError;
    }
  }

  private static Paid paid(JsonNode receipt) {
    String hash = receipt.path("transactionHash").asText();
    return Logs.of(receipt)
        .flatMap(log -> DistributorCalls.decode(log).stream())
        .findFirst()
        .map(event -> new Paid(event.owner(), event.token(), event.paid(), hash))
        .orElseThrow(() -> new LocalRunException("claim " + hash + " paid nothing"));
  }

  private static LocalRunException missing(Account owner) {
    return new LocalRunException("the node knows no claims of " + owner.address());
  }
}
