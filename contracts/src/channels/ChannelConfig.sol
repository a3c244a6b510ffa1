// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @dev What a channel is, for ever: its id is the EIP-712 hash of these fields. `payerAuthorizer` signs vouchers, or
/// the payer itself does when it is zero; `receiverAuthorizer` signs claims and refunds; `withdrawDelay` is in seconds.
struct ChannelConfig {
    address payer;
    address payerAuthorizer;
    address receiver;
    address receiverAuthorizer;
    address token;
    uint40 withdrawDelay;
    bytes32 salt;
}

/// @dev The most that may be claimed from a channel in all, in base units of its token.
struct Voucher {
    ChannelConfig channel;
    uint128 maxClaimableAmount;
}

/// @dev A voucher with the payer side's signature, and what is claimed of it: the channel's new total.
struct VoucherClaim {
    Voucher voucher;
    bytes signature;
    uint128 totalClaimed;
}
