// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {AccountSignature} from "../tokens/AccountSignature.sol";
import {ChannelClaims} from "./ChannelClaims.sol";
import {ChannelConfig} from "./ChannelConfig.sol";
import {DepositCollector} from "./DepositCollector.sol";

/// @title One-way payment channels for the x402 `batch-settlement` scheme.
/// @notice A payer deposits once and signs cumulative vouchers; the receiver claims them in batches and is paid out.
/// @dev The names, types and selectors are those that x402 clients call. Spec: CHA-1 to CHA-10.
contract VoucherChannels is ChannelClaims, ReentrancyGuardTransient {
    using AccountSignature for address;
    using SafeERC20 for IERC20;

    uint40 public constant MIN_WITHDRAW_DELAY = 15 minutes;
    uint40 public constant MAX_WITHDRAW_DELAY = 30 days;

    /// @notice Adds to a channel what the collector brings from its payer; the first deposit opens the channel.
    /// Spec: CHA-2.
    function deposit(ChannelConfig calldata config, uint128 amount, address collector, bytes calldata collectorData)
        external
        nonReentrant
    {
        _requireUsable(config);
        if (amount == 0) revert ZeroDeposit();
        bytes32 channelId = _channelId(_domainSeparator(), config);
        Channel storage channel = channels[channelId];
        (uint128 before, uint128 totalClaimed) = (channel.balance, channel.totalClaimed);
        if (amount > type(uint128).max - before) revert DepositOverflow(before, amount);
        channel.balance = before + amount;
        _collect(config, amount, channelId, collector, collectorData);
        if (before == 0 && totalClaimed == 0) emit ChannelCreated(channelId, config);
        emit Deposited(channelId, msg.sender, amount, before + amount);
    }

    /// @notice Pays a receiver what it has claimed in a token and not yet been paid. Anyone may call.
    /// Spec: CHA-6.
    function settle(address receiver, address token) external nonReentrant {
        Receiver storage account = receivers[receiver][token];
        (uint128 totalClaimed, uint128 totalSettled) = (account.totalClaimed, account.totalSettled);
        uint128 amount = totalClaimed - totalSettled;
        if (amount == 0) return;
        account.totalSettled = totalClaimed;
        emit Settled(receiver, token, msg.sender, amount);
        IERC20(token).safeTransfer(receiver, amount);
    }

    /// @notice Returns at most `amount` of what is not claimed to the payer, by the receiver or its authorizer.
    /// Spec: CHA-7.
    function refund(ChannelConfig calldata config, uint128 amount) external nonReentrant {
        if (msg.sender != config.receiver && msg.sender != config.receiverAuthorizer) {
            revert NotAuthorizedToRefund(msg.sender);
        }
        bytes32 channelId = _channelId(_domainSeparator(), config);
        _refund(channelId, config, amount, refundNonce[channelId]);
    }

    /// @notice As refund, by the signature of the receiver's authorizer. Anyone may submit it.
    /// Spec: CHA-8.
    function refundWithSignature(
        ChannelConfig calldata config,
        uint128 amount,
        uint256 nonce,
        bytes calldata receiverAuthorizerSignature
    ) external nonReentrant {
        bytes32 separator = _domainSeparator();
        bytes32 channelId = _channelId(separator, config);
        uint256 expected = refundNonce[channelId];
        if (nonce != expected) revert InvalidRefundNonce(nonce, expected);
        bytes32 digest = _refundDigest(separator, channelId, nonce, amount);
        if (!config.receiverAuthorizer.isBy(digest, receiverAuthorizerSignature)) revert InvalidSignature();
        _refund(channelId, config, amount, nonce);
    }

    /// @notice Announces that the payer side will take back `amount` after the channel's delay.
    /// Spec: CHA-9.
    function initiateWithdraw(ChannelConfig calldata config, uint128 amount) external {
        _requirePayerSide(config);
        if (amount == 0) revert NothingToWithdraw();
        bytes32 channelId = _channelId(_domainSeparator(), config);
        Channel storage channel = channels[channelId];
        uint128 available = channel.balance - channel.totalClaimed;
        if (amount > available) revert WithdrawAmountExceedsAvailable(amount, available);
        PendingWithdrawal storage pending = pendingWithdrawals[channelId];
        if (pending.initiatedAt != 0) revert WithdrawalAlreadyPending(pending.initiatedAt);
        (pending.amount, pending.initiatedAt) = (amount, uint40(block.timestamp));
        emit WithdrawInitiated(channelId, amount, uint40(block.timestamp) + config.withdrawDelay);
    }

    /// @notice Pays an announced withdrawal to the payer, as far as it was not claimed meanwhile.
    /// Spec: CHA-10.
    function finalizeWithdraw(ChannelConfig calldata config) external nonReentrant {
        _requirePayerSide(config);
        bytes32 channelId = _channelId(_domainSeparator(), config);
        PendingWithdrawal memory pending = pendingWithdrawals[channelId];
        if (pending.initiatedAt == 0) revert WithdrawalNotPending();
        uint256 finalizeAfter = uint256(pending.initiatedAt) + config.withdrawDelay;
        if (block.timestamp < finalizeAfter) revert WithdrawDelayNotElapsed(finalizeAfter, block.timestamp);
        delete pendingWithdrawals[channelId];
        uint128 taken = _takeUnclaimed(channelId, config, pending.amount);
        emit WithdrawFinalized(channelId, msg.sender, taken);
        if (taken != 0) IERC20(config.token).safeTransfer(config.payer, taken);
    }

    /// @notice Makes several calls in one transaction, all or none, each as if its caller had made it alone.
    /// Spec: CHA-11.
    function multicall(bytes[] calldata data) external returns (bytes[] memory results) {
        results = new bytes[](data.length);
        for (uint256 i = 0; i < data.length; i++) {
            (bool done, bytes memory answer) = address(this).delegatecall(data[i]);
            results[i] = Address.verifyCallResult(done, answer);
        }
    }

    /// @dev The nonce goes up even when nothing is left to refund; a waiting withdrawal shrinks by what was refunded.
    function _refund(bytes32 channelId, ChannelConfig calldata config, uint128 amount, uint256 nonce) private {
        if (amount == 0) revert ZeroRefund();
        refundNonce[channelId] = nonce + 1;
        uint128 taken = _takeUnclaimed(channelId, config, amount);
        if (taken == 0) return;
        PendingWithdrawal storage pending = pendingWithdrawals[channelId];
        uint128 waiting = pending.amount;
        if (taken < waiting) pending.amount = waiting - taken;
        else if (waiting != 0) delete pendingWithdrawals[channelId];
        emit Refunded(channelId, msg.sender, taken);
        IERC20(config.token).safeTransfer(config.payer, taken);
    }

    /// @dev Tokens that take a fee, or a collector that brings less than it should, are refused.
    function _collect(
        ChannelConfig calldata config,
        uint128 amount,
        bytes32 channelId,
        address collector,
        bytes calldata collectorData
    ) private {
        if (collector.code.length == 0) revert InvalidCollector(collector);
        IERC20 token = IERC20(config.token);
        uint256 before = token.balanceOf(address(this));
        DepositCollector(collector).collect(config.payer, config.token, amount, channelId, collectorData);
        uint256 afterwards = token.balanceOf(address(this));
        if (afterwards < before + amount) revert DepositCollectionFailed(amount, before, afterwards);
    }

    function _requireUsable(ChannelConfig calldata config) private pure {
        if (
            config.payer == address(0) || config.receiver == address(0) || config.receiverAuthorizer == address(0)
                || config.token == address(0)
        ) revert InvalidChannel();
        uint40 delay = config.withdrawDelay;
        if (delay < MIN_WITHDRAW_DELAY || delay > MAX_WITHDRAW_DELAY) revert WithdrawDelayOutOfRange(delay);
    }

    function _requirePayerSide(ChannelConfig calldata config) private view {
        if (msg.sender != config.payer && msg.sender != config.payerAuthorizer) {
            revert NotAuthorizedToWithdraw(msg.sender);
        }
    }
}
