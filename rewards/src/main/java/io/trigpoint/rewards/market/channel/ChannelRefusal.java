package io.trigpoint.rewards.market.channel;

import java.util.Optional;
import java.util.function.Supplier;

/** Why a payment from a channel is not taken. The code is the heading in docs/spec/channels.md. */
public enum ChannelRefusal {
  UNKNOWN_VERSION("market.unknown-version"),
  SCHEME("invalid_batch_settlement_evm_scheme"),
  NETWORK("invalid_batch_settlement_evm_network_mismatch"),
  UNKNOWN_OFFER("market.unknown-offer"),
  CHANNEL_ID("invalid_batch_settlement_evm_channel_id_mismatch"),
  RECEIVER("invalid_batch_settlement_evm_receiver_mismatch"),
  RECEIVER_AUTHORIZER("invalid_batch_settlement_evm_receiver_authorizer_mismatch"),
  TOKEN("invalid_batch_settlement_evm_token_mismatch"),
  OTHER_DELAY("invalid_batch_settlement_evm_withdraw_delay_mismatch"),
  DELAY_RANGE("invalid_batch_settlement_evm_withdraw_delay_out_of_range"),
  PAYLOAD_TYPE("invalid_batch_settlement_evm_payload_type"),
  NO_AUTHORIZATION("invalid_batch_settlement_evm_erc3009_authorization_required"),
  EXPIRES_TOO_SOON("invalid_batch_settlement_evm_payload_authorization_valid_before"),
  NOT_YET_VALID("invalid_batch_settlement_evm_payload_authorization_valid_after"),
  SMALL_DEPOSIT("invalid_batch_settlement_evm_deposit_below_min_deposit"),
  REFUND_AMOUNT("invalid_batch_settlement_evm_refund_amount_invalid"),
  OTHER_TOTAL("invalid_batch_settlement_evm_cumulative_amount_mismatch"),
  BELOW_CLAIMED("invalid_batch_settlement_evm_cumulative_below_claimed"),
  PUBLIC_VOUCHER("market.voucher-public"),
  NO_CHANNEL("invalid_batch_settlement_evm_channel_not_found"),
  ABOVE_BALANCE("invalid_batch_settlement_evm_cumulative_exceeds_balance"),
  NOTHING_LEFT("invalid_batch_settlement_evm_refund_no_balance"),
  VOUCHER_SIGNATURE("invalid_batch_settlement_evm_voucher_signature"),
  DEPOSIT_SIGNATURE("invalid_batch_settlement_evm_receive_authorization_signature"),
  BUSY("invalid_batch_settlement_evm_channel_busy"),
  WITHDRAWING("market.channel-withdrawing"),
  POOR_PAYER("invalid_batch_settlement_evm_insufficient_balance"),
  DEPOSIT_REVERTS("invalid_batch_settlement_evm_deposit_simulation_failed"),
  DEPOSIT_FAILED("invalid_batch_settlement_evm_deposit_transaction_failed"),
  REFUND_FAILED("invalid_batch_settlement_evm_refund_transaction_failed"),
  ABOVE_CEILING("invalid_batch_settlement_evm_charge_exceeds_signed_cumulative");

  private final String code;

  ChannelRefusal(String code) {
    this.code = code;
  }

  /** As x402's published server says it, or ours where that has none. */
  public String code() {
    return code;
  }

  /** Whether the answer tells the client where the channel stands, so that it can sign again. */
  public boolean isCorrected() {
    return this == OTHER_TOTAL || this == BELOW_CLAIMED;
  }

  Optional<Refused> when(boolean broken, Supplier<String> evidence) {
    return broken ? Optional.of(new Refused(this, evidence.get())) : Optional.empty();
  }

  /** This refusal with what was compared. */
  public Refused because(String evidence) {
    return new Refused(this, evidence);
  }

  /** A refusal with its figures. */
  public record Refused(ChannelRefusal reason, String evidence) {}
}
