// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AccountSignature} from "../tokens/AccountSignature.sol";
import {ChannelConfig, VoucherClaim} from "./ChannelConfig.sol";
import {ChannelLedger} from "./ChannelLedger.sol";

/// @title Claims: vouchers become what a receiver is owed. No token moves.
/// @dev Spec: CHA-4, CHA-5.
abstract contract ChannelClaims is ChannelLedger {
    using AccountSignature for address;

    /// @dev Gains of consecutive rows with one receiver and token, written once.
    struct Tally {
        address receiver;
        address token;
        uint128 gained;
    }

    /// @notice Claims from channels of which the caller is receiver or receiver's authorizer.
    /// Spec: CHA-4.
    function claim(VoucherClaim[] calldata voucherClaims) external {
        if (voucherClaims.length == 0) revert EmptyBatch();
        bytes32 separator = _domainSeparator();
        Tally memory tally;
        for (uint256 i = 0; i < voucherClaims.length; i++) {
            VoucherClaim calldata row = voucherClaims[i];
            ChannelConfig calldata config = row.voucher.channel;
            bytes32 channelId = _claimRow(separator, row, tally);
            if (msg.sender != config.receiver && msg.sender != config.receiverAuthorizer) {
                revert NotAuthorizedToClaim(msg.sender, channelId);
            }
        }
        _credit(tally);
    }

    /// @notice Claims for a receiver's authorizer that signed the whole batch. Anyone may submit it.
    /// Spec: CHA-5.
    function claimWithSignature(VoucherClaim[] calldata voucherClaims, bytes calldata authorizerSignature) external {
        if (voucherClaims.length == 0) revert EmptyBatch();
        bytes32 separator = _domainSeparator();
        address authorizer = voucherClaims[0].voucher.channel.receiverAuthorizer;
        bytes32[] memory entries = new bytes32[](voucherClaims.length);
        Tally memory tally;
        for (uint256 i = 0; i < entries.length; i++) {
            VoucherClaim calldata row = voucherClaims[i];
            address rowAuthorizer = row.voucher.channel.receiverAuthorizer;
            if (rowAuthorizer != authorizer) revert NotReceiverAuthorizer(authorizer, rowAuthorizer);
            entries[i] = _claimEntry(_claimRow(separator, row, tally), row);
        }
        _credit(tally);
        if (!authorizer.isBy(_claimBatchDigest(separator, entries), authorizerSignature)) revert InvalidSignature();
    }

    /// @dev A row whose total is not above the channel's changes nothing.
    function _claimRow(bytes32 separator, VoucherClaim calldata row, Tally memory tally)
        private
        returns (bytes32 channelId)
    {
        ChannelConfig calldata config = row.voucher.channel;
        channelId = _channelId(separator, config);
        uint128 ceiling = row.voucher.maxClaimableAmount;
        uint128 total = row.totalClaimed;
        if (total > ceiling) revert ClaimExceedsCeiling(total, ceiling);
        _requireVoucherSigned(config, _voucherDigest(separator, channelId, ceiling), row.signature);
        Channel storage channel = channels[channelId];
        (uint128 balance, uint128 before) = (channel.balance, channel.totalClaimed);
        if (total > balance) revert ClaimExceedsBalance(total, balance);
        if (total <= before) return channelId;
        channel.totalClaimed = total;
        _tally(tally, config, total - before);
        emit Claimed(channelId, msg.sender, total - before, total);
    }

    function _requireVoucherSigned(ChannelConfig calldata config, bytes32 digest, bytes calldata signature)
        private
        view
    {
        address authorizer = config.payerAuthorizer;
        bool signed =
            authorizer == address(0) ? config.payer.isBy(digest, signature) : authorizer.isByKey(digest, signature);
        if (!signed) revert InvalidSignature();
    }

    function _tally(Tally memory tally, ChannelConfig calldata config, uint128 gained) private {
        if (tally.receiver != config.receiver || tally.token != config.token) {
            _credit(tally);
            (tally.receiver, tally.token, tally.gained) = (config.receiver, config.token, 0);
        }
        tally.gained += gained;
    }

    function _credit(Tally memory tally) private {
        if (tally.gained != 0) receivers[tally.receiver][tally.token].totalClaimed += tally.gained;
    }
}
