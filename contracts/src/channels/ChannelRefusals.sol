// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title Why voucher channels refuse a call, with the figures that were compared.
/// @dev The names follow the published contract, whose refusals bear no figures. Spec: CHA-2 to CHA-10.
interface ChannelRefusals {
    error InvalidSignature();
    error InvalidChannel();
    error WithdrawDelayOutOfRange(uint40 withdrawDelay);
    error ZeroDeposit();
    error DepositOverflow(uint128 balance, uint128 amount);
    error InvalidCollector(address collector);
    error DepositCollectionFailed(uint256 amount, uint256 balanceBefore, uint256 balanceAfter);
    error NotAuthorizedToRefund(address caller);
    error InvalidRefundNonce(uint256 nonce, uint256 expected);
    error ZeroRefund();
    error NotAuthorizedToWithdraw(address caller);
    error NothingToWithdraw();
    error WithdrawAmountExceedsAvailable(uint128 amount, uint128 available);
    error WithdrawalAlreadyPending(uint40 initiatedAt);
    error WithdrawalNotPending();
    error WithdrawDelayNotElapsed(uint256 finalizeAfter, uint256 time);
    error EmptyBatch();
    error NotAuthorizedToClaim(address caller, bytes32 channelId);
    error NotReceiverAuthorizer(address expected, address actual);
    error ClaimExceedsCeiling(uint128 totalClaimed, uint128 maxClaimableAmount);
    error ClaimExceedsBalance(uint128 totalClaimed, uint128 balance);
}
