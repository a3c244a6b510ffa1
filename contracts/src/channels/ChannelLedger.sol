// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ChannelConfig} from "./ChannelConfig.sol";
import {ChannelDigests} from "./ChannelDigests.sol";
import {ChannelRefusals} from "./ChannelRefusals.sol";

/// @title What voucher channels remember and report.
/// @dev All amounts are base units. A channel's claimed total is never above its balance. Spec: CHA-2.
abstract contract ChannelLedger is ChannelDigests, ChannelRefusals {
    /// @dev `balance` is deposits less refunds and withdrawals: claims do not lower it.
    struct Channel {
        uint128 balance;
        uint128 totalClaimed;
    }

    /// @dev A withdrawal that waits, from `initiatedAt` in seconds; zero when there is none.
    struct PendingWithdrawal {
        uint128 amount;
        uint40 initiatedAt;
    }

    /// @dev What a receiver has claimed in a token from all its channels, and what of it was paid out.
    struct Receiver {
        uint128 totalClaimed;
        uint128 totalSettled;
    }

    mapping(bytes32 channelId => Channel) public channels;
    mapping(bytes32 channelId => PendingWithdrawal) public pendingWithdrawals;
    mapping(bytes32 channelId => uint256) public refundNonce;
    mapping(address receiver => mapping(address token => Receiver)) public receivers;

    event ChannelCreated(bytes32 indexed channelId, ChannelConfig config);
    event ChannelClosed(bytes32 indexed channelId, ChannelConfig config);
    event Deposited(bytes32 indexed channelId, address indexed sender, uint128 amount, uint128 newBalance);
    event Claimed(bytes32 indexed channelId, address indexed sender, uint128 claimAmount, uint128 newTotalClaimed);
    event Settled(address indexed receiver, address indexed token, address indexed sender, uint128 amount);
    event Refunded(bytes32 indexed channelId, address indexed sender, uint128 amount);
    event WithdrawInitiated(bytes32 indexed channelId, uint128 amount, uint40 finalizeAfter);
    event WithdrawFinalized(bytes32 indexed channelId, address indexed sender, uint128 amount);

    /// @dev Takes at most `amount` of what is not claimed out of the channel; answers how much that was.
    function _takeUnclaimed(bytes32 channelId, ChannelConfig calldata config, uint128 amount)
        internal
        returns (uint128 taken)
    {
        Channel storage channel = channels[channelId];
        (uint128 balance, uint128 totalClaimed) = (channel.balance, channel.totalClaimed);
        uint128 unclaimed = balance - totalClaimed;
        taken = amount < unclaimed ? amount : unclaimed;
        if (taken == 0) return 0;
        channel.balance = balance - taken;
        if (taken == balance) emit ChannelClosed(channelId, config);
    }
}
