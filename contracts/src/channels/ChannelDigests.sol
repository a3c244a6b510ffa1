// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {ChannelConfig, VoucherClaim} from "./ChannelConfig.sol";

/// @title What is signed about voucher channels, as EIP-712 typed data.
/// @dev The domain is computed from the chain and the contract in every call, so it is right for the same code at any
/// address. Spec: CHA-1.
abstract contract ChannelDigests {
    bytes32 public constant CHANNEL_CONFIG_TYPEHASH = keccak256(
        "ChannelConfig(address payer,address payerAuthorizer,address receiver,address receiverAuthorizer,address token,uint40 withdrawDelay,bytes32 salt)"
    );
    bytes32 public constant VOUCHER_TYPEHASH = keccak256("Voucher(bytes32 channelId,uint128 maxClaimableAmount)");
    bytes32 public constant REFUND_TYPEHASH = keccak256("Refund(bytes32 channelId,uint256 nonce,uint128 amount)");
    bytes32 public constant CLAIM_ENTRY_TYPEHASH =
        keccak256("ClaimEntry(bytes32 channelId,uint128 maxClaimableAmount,uint128 totalClaimed)");
    bytes32 public constant CLAIM_BATCH_TYPEHASH = keccak256(
        "ClaimBatch(ClaimEntry[] claims)ClaimEntry(bytes32 channelId,uint128 maxClaimableAmount,uint128 totalClaimed)"
    );
    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant NAME_HASH = keccak256("x402 Batch Settlement");
    bytes32 private constant VERSION_HASH = keccak256("1");

    /// @notice The id of a channel on this chain in this contract.
    /// Spec: CHA-1.
    function getChannelId(ChannelConfig calldata config) external view returns (bytes32) {
        return _channelId(_domainSeparator(), config);
    }

    /// @notice What the payer side signs as a voucher.
    /// Spec: CHA-1.
    function getVoucherDigest(bytes32 channelId, uint128 maxClaimableAmount) external view returns (bytes32) {
        return _voucherDigest(_domainSeparator(), channelId, maxClaimableAmount);
    }

    /// @notice What the receiver's authorizer signs as a refund.
    /// Spec: CHA-1.
    function getRefundDigest(bytes32 channelId, uint256 nonce, uint128 amount) external view returns (bytes32) {
        return _refundDigest(_domainSeparator(), channelId, nonce, amount);
    }

    /// @notice What the receiver's authorizer signs as a batch of claims.
    /// Spec: CHA-1.
    function getClaimBatchDigest(VoucherClaim[] calldata voucherClaims) external view returns (bytes32) {
        bytes32 separator = _domainSeparator();
        bytes32[] memory entries = new bytes32[](voucherClaims.length);
        for (uint256 i = 0; i < entries.length; i++) {
            entries[i] = _claimEntry(_channelId(separator, voucherClaims[i].voucher.channel), voucherClaims[i]);
        }
        return _claimBatchDigest(separator, entries);
    }

    function _domainSeparator() internal view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPEHASH, NAME_HASH, VERSION_HASH, block.chainid, address(this)));
    }

    function _channelId(bytes32 separator, ChannelConfig calldata config) internal pure returns (bytes32) {
        return MessageHashUtils.toTypedDataHash(separator, _configHash(config));
    }

    /// @dev keccak256(abi.encode(type hash, config)), with the refusal of the compiler's decoder: no bit may stand above
    /// the five addresses and the delay.
    function _configHash(ChannelConfig calldata config) private pure returns (bytes32 structHash) {
        bytes32 typeHash = CHANNEL_CONFIG_TYPEHASH;
        assembly ("memory-safe") {
            let words := mload(0x40)
            mstore(words, typeHash)
            calldatacopy(add(words, 0x20), config, 0xe0)
            let addresses := or(mload(add(words, 0x20)), mload(add(words, 0x40)))
            addresses := or(or(addresses, mload(add(words, 0x60))), mload(add(words, 0x80)))
            addresses := or(addresses, mload(add(words, 0xa0)))
            if or(shr(160, addresses), shr(40, mload(add(words, 0xc0)))) { revert(0, 0) }
            structHash := keccak256(words, 0x100)
        }
    }

    function _voucherDigest(bytes32 separator, bytes32 channelId, uint128 maxClaimableAmount)
        internal
        pure
        returns (bytes32)
    {
        bytes32 structHash = keccak256(abi.encode(VOUCHER_TYPEHASH, channelId, maxClaimableAmount));
        return MessageHashUtils.toTypedDataHash(separator, structHash);
    }

    function _refundDigest(bytes32 separator, bytes32 channelId, uint256 nonce, uint128 amount)
        internal
        pure
        returns (bytes32)
    {
        bytes32 structHash = keccak256(abi.encode(REFUND_TYPEHASH, channelId, nonce, amount));
        return MessageHashUtils.toTypedDataHash(separator, structHash);
    }

    function _claimEntry(bytes32 channelId, VoucherClaim calldata row) internal pure returns (bytes32) {
        return keccak256(abi.encode(CLAIM_ENTRY_TYPEHASH, channelId, row.voucher.maxClaimableAmount, row.totalClaimed));
    }

    function _claimBatchDigest(bytes32 separator, bytes32[] memory entries) internal pure returns (bytes32) {
        bytes32 structHash = keccak256(abi.encode(CLAIM_BATCH_TYPEHASH, keccak256(abi.encodePacked(entries))));
        return MessageHashUtils.toTypedDataHash(separator, structHash);
    }
}
