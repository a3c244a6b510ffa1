package io.trigpoint.node.evm;

import java.math.BigInteger;
import java.security.SignatureException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.web3j.crypto.Hash;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.transaction.type.Transaction1559;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * geth's rule for a second transaction with a nonce that waits already: it must offer at least 10 %
 * more, in the fee and in the tip. What the pool behind has forgotten or mined binds nobody.
 */
final class ReplacementRule implements Mischief {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);
  private static final BigInteger WITH_BUMP = BigInteger.valueOf(110);

  private record Slot(String sender, BigInteger nonce) {}

  private record Waiting(String hash, BigInteger maxFee, BigInteger priorityFee) {}

  private final Map<Slot, Waiting> pool = new HashMap<>();

  @Override
  public synchronized ObjectNode answer(ObjectNode request, UnaryOperator<ObjectNode> behind) {
    if (!Mischief.asksFor(request, "eth_sendRawTransaction")) {
      return behind.apply(request);
    }
    String raw = request.path("params").path(0).asString();
    SignedRawTransaction signed = (SignedRawTransaction) TransactionDecoder.decode(raw);
    Slot slot = new Slot(sender(signed), signed.getNonce());
    Transaction1559 fees = (Transaction1559) signed.getTransaction();
    Waiting offered =
        new Waiting(Hash.sha3(raw), fees.getMaxFeePerGas(), fees.getMaxPriorityFeePerGas());
    Waiting before = pool.getOrDefault(slot, offered);
    if (!before.hash().equals(offered.hash())
        && waits(before, behind)
        && !(isBump(before.maxFee(), offered.maxFee())
            && isBump(before.priorityFee(), offered.priorityFee()))) {
      return Mischief.failure(request, "replacement transaction underpriced");
    }
    ObjectNode answer = behind.apply(request);
    if (answer.has("result")) {
      var _ = pool.put(slot, offered);
    }
    return answer;
  }

  private static String sender(SignedRawTransaction signed) {
    try {
      return signed.getFrom();
    } catch (SignatureException unsigned) {
      throw new IllegalArgumentException("not a signed transaction", unsigned);
    }
  }

  private static boolean waits(Waiting transaction, UnaryOperator<ObjectNode> behind) {
    ObjectNode question = Mischief.request("eth_getTransactionByHash", List.of(transaction.hash()));
    JsonNode known = behind.apply(question).path("result");
    return known.isObject() && known.path("blockNumber").isNull();
  }

  private static boolean isBump(BigInteger before, BigInteger offered) {
    BigInteger least = before.multiply(WITH_BUMP).divide(HUNDRED);
    return offered.compareTo(before) > 0 && offered.compareTo(least) >= 0;
  }
}
