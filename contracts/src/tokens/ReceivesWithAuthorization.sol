// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title The EIP-3009 call of a token that lets its payee, and nobody else, submit a signed transfer.
interface ReceivesWithAuthorization {
    /// @notice Moves `value` from `from` to the caller by the signature of `from`.
    /// Spec: TOK-4.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external;
}
