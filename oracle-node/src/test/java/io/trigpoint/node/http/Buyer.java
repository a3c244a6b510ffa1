package io.trigpoint.node.http;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.TransferAuthorization;
import io.trigpoint.contracts.TransferAuthorizationDigest;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.market.Tariff;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.web3j.crypto.ECKeyPair;

/** A payer who signs what it is told to, honest or not. */
record Buyer(ECKeyPair key, Tariff tariff) {
  private static final AtomicInteger NONCE = new AtomicInteger();

  EvmAddress address() {
    return AnvilNode.addressOf(key);
  }

  String keyHex() {
    return "0x%064x".formatted(key.getPrivateKey());
  }

  static JsonObject decoded(HttpResponse<String> response, String header) {
    byte[] json = Base64.getDecoder().decode(response.headers().firstValue(header).orElseThrow());
    return new JsonObject(new String(json, StandardCharsets.UTF_8));
  }

  static JsonObject offer(HttpResponse<String> required) {
    return decoded(required, "PAYMENT-REQUIRED").getJsonArray("accepts").getJsonObject(0);
  }

  static String encoded(JsonObject json) {
    return Base64.getEncoder().encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  /** A good payment of an offer. */
  JsonObject payment(JsonObject offer) {
    return payment(offer, terms -> terms);
  }

  /** A payment whose terms differ from what was asked for, and are signed as they are. */
  JsonObject payment(JsonObject offer, UnaryOperator<TransferAuthorization> change) {
    TransferAuthorization terms =
        change.apply(
            new TransferAuthorization(
                address().hex(),
                offer.getString("payTo"),
                new BigInteger(offer.getString("amount")),
                BigInteger.ZERO,
                BigInteger.valueOf(System.currentTimeMillis() / 1000 + 60),
                "0x%064x".formatted(NONCE.incrementAndGet())));
    String digest =
        TransferAuthorizationDigest.of(
            terms,
            tariff.token().name(),
            tariff.token().version(),
            BigInteger.valueOf(tariff.token().chainId()),
            tariff.token().id().hex());
    return new JsonObject()
        .put("x402Version", 2)
        .put("accepted", offer)
        .put(
            "payload",
            new JsonObject()
                .put("signature", CompactSignature.sign(digest, key).toRsv())
                .put("authorization", json(terms)));
  }

  private static JsonObject json(TransferAuthorization terms) {
    return new JsonObject()
        .put("from", terms.from())
        .put("to", terms.to())
        .put("value", terms.value().toString())
        .put("validAfter", terms.validAfter().toString())
        .put("validBefore", terms.validBefore().toString())
        .put("nonce", terms.nonce());
  }
}
