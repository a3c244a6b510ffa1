package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.contracts.StablecoinCalls;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A read that was bought.
 *
 * @param paid base units of the stable coin that moved in {@code transaction}
 */
record PaidRead(URI url, BigInteger paid, String transaction, int rows) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String MOST_BASE_UNITS = "1000000";

  /** Buys with the stock client, as the buyer, and looks the transfer up on the chain. */
  static PaidRead buy(RunningNetwork network) throws IOException {
    LocalOptions options = network.options();
    LocalChain chain = network.chain();
    Account buyer = LocalChain.Role.BUYER.account();
    List<String> command =
        List.of(
            "/usr/bin/env",
            "BUYER_KEY=0x" + buyer.privateKey(),
            "node",
            options.home().resolve("deploy/src/main/node/paid-read.mjs").toString(),
            options.home().resolve("contracts").toString(),
            network.paidRead().toString(),
            "eip155:" + LocalChain.CHAIN_ID,
            chain.address("Stablecoin"),
            MOST_BASE_UNITS);
    JsonNode bought =
        new ObjectMapper().readTree(network.children().run("paid-read", command, LIMIT));
    String transaction = bought.path("tx").asText();
    return new PaidRead(
        network.paidRead(),
        moved(chain, buyer, transaction),
        transaction,
        bought.path("rows").asInt());
  }

  private static BigInteger moved(LocalChain chain, Account buyer, String transaction)
      throws IOException {
    JsonNode receipt =
        chain
            .rpc()
            .receipt(transaction)
            .orElseThrow(() -> new LocalRunException("the payment is not mined: " + transaction));
    return Logs.of(receipt)
        .flatMap(log -> StablecoinCalls.decodeTransfer(log).stream())
        .filter(transfer -> transfer.token().equals(chain.address("Stablecoin")))
        .filter(transfer -> transfer.from().equals(buyer.address()))
        .map(StablecoinCalls.Transfer::value)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
