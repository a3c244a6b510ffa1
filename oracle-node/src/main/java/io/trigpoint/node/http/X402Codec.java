package io.trigpoint.node.http;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.Authorization;
import io.trigpoint.rewards.market.ExactPayment;
import io.trigpoint.rewards.market.ExactPaymentRules;
import io.trigpoint.rewards.market.PaymentOffer;
import io.trigpoint.rewards.market.PaymentRefusal.Refused;
import io.trigpoint.rewards.market.PaymentToken;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The three headers of x402 version 2: standard base64 of UTF-8 JSON. */
final class X402Codec {
  /** A stock client's header has about 1,100 characters. */
  static final int MOST_CHARACTERS = 8192;

  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,77}");
  private static final Pattern NETWORK = Pattern.compile("eip155:([1-9][0-9]{0,17})");
  private static final Pattern SIGNATURE = Pattern.compile("0x(?:[0-9a-fA-F]{2}){0,1024}");
  private static final int WORD_BITS = 256;
  private static final Set<String> OFFER_FIELDS =
      Set.of("scheme", "network", "asset", "amount", "payTo", "maxTimeoutSeconds", "extra");
  private static final Set<String> EXTRA_FIELDS = Set.of("name", "version", "resource");

  private X402Codec() {}

  /** A header that is not a payment at all; the message says what is wrong with it. */
  static final class MalformedPayment extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPayment(String message) {
      super(message);
    }
  }

  /** Reads PAYMENT-SIGNATURE. */
  static ExactPayment payment(String header) throws MalformedPayment {
    JsonObject json = json(header);
    try {
      JsonObject payload = required(json.getJsonObject("payload"), "payload");
      return new ExactPayment(
          version(json.getValue("x402Version")),
          accepted(json.getValue("accepted")),
          authorization(required(payload.getJsonObject("authorization"), "authorization")),
          matching(payload, "signature", SIGNATURE));
    } catch (ClassCastException | IllegalArgumentException mistyped) {
      throw new MalformedPayment("a field has the wrong type or length");
    }
  }

  /** Writes PAYMENT-REQUIRED. */
  static String required(PaymentOffer offer, String url, Optional<Refused> refused) {
    JsonObject json = new JsonObject().put("x402Version", ExactPaymentRules.X402_VERSION);
    refused.ifPresent(why -> json.put("error", why.reason().id() + ": " + why.evidence()));
    return encoded(
        json.put(
                "resource",
                new JsonObject()
                    .put("url", url)
                    .put("description", "Verified readings with the roots to check them against")
                    .put("mimeType", "application/json"))
            .put("accepts", new JsonArray().add(json(offer))));
  }

  /** Writes PAYMENT-RESPONSE of a settled payment. */
  static String settled(String network, Hash32 transaction, EvmAddress payer, TokenAmount amount) {
    return encoded(
        new JsonObject()
            .put("success", true)
            .put("transaction", transaction.hex())
            .put("network", network)
            .put("payer", payer.hex())
            .put("amount", amount.toString()));
  }

  /** Writes PAYMENT-RESPONSE of a payment that is not settled. */
  static String unsettled(String network, EvmAddress payer, Refused refused) {
    return encoded(
        new JsonObject()
            .put("success", false)
            .put("errorReason", refused.reason().id())
            .put("transaction", "")
            .put("network", network)
            .put("payer", payer.hex()));
  }

  private static JsonObject json(PaymentOffer offer) {
    return new JsonObject()
        .put("scheme", PaymentOffer.SCHEME)
        .put("network", offer.token().network())
        .put("asset", offer.token().id().hex())
        .put("amount", offer.amount().toString())
        .put("payTo", offer.payTo().hex())
        .put("maxTimeoutSeconds", offer.maxTimeoutSeconds())
        .put(
            "extra",
            new JsonObject()
                .put("name", offer.token().name())
                .put("version", offer.token().version())
                .put("resource", offer.resource().hex()));
  }

  /** The echoed offer; empty when it has fields more, fewer or of another type than ours have. */
  private static Optional<PaymentOffer> accepted(Object value) {
    try {
      JsonObject json = (JsonObject) value;
      JsonObject extra = json.getJsonObject("extra");
      var network = NETWORK.matcher(json.getString("network"));
      boolean ours =
          json.fieldNames().equals(OFFER_FIELDS)
              && extra.fieldNames().equals(EXTRA_FIELDS)
              && json.getString("scheme").equals(PaymentOffer.SCHEME)
              && network.matches();
      if (!ours) {
        return Optional.empty();
      }
      PaymentToken token =
          new PaymentToken(
              Long.parseLong(network.group(1)),
              TokenId.ofHex(json.getString("asset")),
              extra.getString("name"),
              extra.getString("version"));
      return Optional.of(
          new PaymentOffer(
              token,
              new EvmAddress(json.getString("payTo")),
              new TokenAmount(number(json, "amount")),
              (Integer) json.getValue("maxTimeoutSeconds"),
              Hash32.ofHex(extra.getString("resource"))));
    } catch (ClassCastException
        | IllegalArgumentException
        | NullPointerException
        | MalformedPayment otherShape) {
      return Optional.empty();
    }
  }

  private static Authorization authorization(JsonObject json) throws MalformedPayment {
    return new Authorization(
        new EvmAddress(required(json.getString("from"), "from")),
        new EvmAddress(required(json.getString("to"), "to")),
        new TokenAmount(number(json, "value")),
        number(json, "validAfter"),
        number(json, "validBefore"),
        Hash32.ofHex(required(json.getString("nonce"), "nonce")));
  }

  private static JsonObject json(String header) throws MalformedPayment {
    if (header.length() > MOST_CHARACTERS) {
      throw new MalformedPayment("more than " + MOST_CHARACTERS + " characters");
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.strip());
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new JsonObject(text);
    } catch (IllegalArgumentException notBase64) {
      throw new MalformedPayment("not standard base64");
    } catch (CharacterCodingException notUtf8) {
      throw new MalformedPayment("not UTF-8");
    } catch (DecodeException notJson) {
      throw new MalformedPayment("not a JSON object");
    }
  }

  private static int version(Object value) throws MalformedPayment {
    if (value instanceof Integer version) {
      return version;
    }
    throw new MalformedPayment("x402Version is not a number");
  }

  /** A decimal string below 2^256. */
  private static BigInteger number(JsonObject json, String field) throws MalformedPayment {
    BigInteger value = new BigInteger(matching(json, field, NUMBER));
    if (value.bitLength() > WORD_BITS) {
      throw new MalformedPayment(field + " is beyond 256 bits");
    }
    return value;
  }

  private static String matching(JsonObject json, String field, Pattern pattern)
      throws MalformedPayment {
    if (json.getValue(field) instanceof String text && pattern.matcher(text).matches()) {
      return text;
    }
    throw new MalformedPayment(field + " is missing or malformed");
  }

  private static <T> T required(@org.jspecify.annotations.Nullable T value, String field)
      throws MalformedPayment {
    if (value == null) {
      throw new MalformedPayment(field + " is missing");
    }
    return value;
  }

  private static String encoded(JsonObject json) {
    return Base64.getEncoder().encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }
}
