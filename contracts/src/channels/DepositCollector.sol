// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title A way to bring a payer's tokens into voucher channels.
interface DepositCollector {
    /// @notice Moves `amount` base units of `token` from `payer` to the caller, by what `collectorData` authorizes.
    function collect(address payer, address token, uint256 amount, bytes32 channelId, bytes calldata collectorData)
        external;
}
