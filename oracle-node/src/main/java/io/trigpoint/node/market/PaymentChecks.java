package io.trigpoint.node.market;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.EventLog;
import io.trigpoint.contracts.StablecoinCalls;
import io.trigpoint.contracts.TransferAuthorization;
import io.trigpoint.contracts.TransferAuthorizationDigest;
import io.trigpoint.node.chain.CallReverted;
import io.trigpoint.node.chain.ContractCalls;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.Authorization;
import io.trigpoint.rewards.market.ChainFacts;
import io.trigpoint.rewards.market.ExactPayment;
import io.trigpoint.rewards.market.PaymentToken;
import io.trigpoint.rewards.market.TokenMovement;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The facts of a payment: who signed it, and what its token says of it. */
final class PaymentChecks {
  private static final BigInteger MS = BigInteger.valueOf(1_000);
  private static final BigInteger LAST_MS = BigInteger.valueOf(Long.MAX_VALUE);

  private final PaymentToken token;
  private final ContractCalls calls;

  PaymentChecks(PaymentToken token, ContractCalls calls) {
    this.token = token;
    this.calls = calls;
  }

  /** Who signed the authorization, under the token's own EIP-712 domain. */
  Optional<EvmAddress> signer(ExactPayment payment) {
    String digest =
        TransferAuthorizationDigest.of(
            terms(payment.authorization()),
            token.name(),
            token.version(),
            BigInteger.valueOf(token.chainId()),
            token.id().hex());
    return CompactSignature.ofRsv(payment.signature())
        .flatMap(signature -> signature.signer(digest))
        .map(EvmAddress::new);
  }

  /** Asks the token, and lets it run the transfer without effect. */
  ChainFacts facts(ExactPayment payment) {
    Authorization authorization = payment.authorization();
    String payer = authorization.from().hex();
    boolean used =
        StablecoinCalls.decodeAuthorizationState(
            call(StablecoinCalls.authorizationState(payer, authorization.nonce().hex())));
    BigInteger balance = StablecoinCalls.decodeBalanceOf(call(StablecoinCalls.balanceOf(payer)));
    return new ChainFacts(used, new TokenAmount(balance), revert(payment));
  }

  /** The call that executes an authorization, wanted while the token takes it. */
  Intent transfer(String id, ExactPayment payment) {
    BigInteger expiresMs = payment.authorization().validBefore().multiply(MS).min(LAST_MS);
    return new Intent(
        id,
        token.id().address(),
        calldata(payment),
        0,
        expiresMs.longValueExact(),
        Intent.Urgency.SALE);
  }

  /** The token movements among the logs of a transaction. */
  static List<TokenMovement> movements(List<EventLog> logs) {
    return logs.stream()
        .flatMap(log -> StablecoinCalls.decodeTransfer(log).stream())
        .map(moved ->
            new TokenMovement(
                TokenId.ofHex(moved.token()),
                new EvmAddress(moved.from()),
                new EvmAddress(moved.to()),
                new TokenAmount(moved.value())))
        .toList();
  }

  private Optional<String> revert(ExactPayment payment) {
    try {
      String _ = call(calldata(payment));
      return Optional.empty();
    } catch (CallReverted reverted) {
      return Optional.of(String.valueOf(reverted.getMessage()));
    }
  }

  private String call(String calldata) {
    return calls.call(token.id().address(), calldata);
  }

  private static String calldata(ExactPayment payment) {
    return StablecoinCalls.transferWithAuthorization(
        terms(payment.authorization()), payment.signature());
  }

  private static TransferAuthorization terms(Authorization authorization) {
    return new TransferAuthorization(
        authorization.from().hex(),
        authorization.to().hex(),
        authorization.value().baseUnits(),
        authorization.validAfter(),
        authorization.validBefore(),
        authorization.nonce().hex());
  }
}
