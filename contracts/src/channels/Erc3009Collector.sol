// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReceivesWithAuthorization} from "../tokens/ReceivesWithAuthorization.sol";
import {DepositCollector} from "./DepositCollector.sol";

/// @title Deposits that a payer authorizes by one EIP-3009 signature to this contract.
/// @dev The nonce of the authorization binds it to one channel, and so to one settlement contract and chain.
/// Spec: CHA-3.
contract Erc3009Collector is DepositCollector {
    using SafeERC20 for IERC20;

    /// @notice The only contract that may collect, and where the tokens go.
    address public immutable settlement;

    error SettlementMissing();
    error CallerIsNotSettlement(address caller, address settlement);

    constructor(address settlement_) {
        if (settlement_ == address(0)) revert SettlementMissing();
        settlement = settlement_;
    }

    /// @notice Moves tokens from payer to settlement; `collectorData` is (validAfter, validBefore, salt, signature).
    /// Spec: CHA-3.
    function collect(address payer, address token, uint256 amount, bytes32 channelId, bytes calldata collectorData)
        external
    {
        if (msg.sender != settlement) revert CallerIsNotSettlement(msg.sender, settlement);
        (uint256 validAfter, uint256 validBefore, uint256 salt, bytes memory signature) =
            abi.decode(collectorData, (uint256, uint256, uint256, bytes));
        bytes32 nonce = keccak256(abi.encode(channelId, salt));
        ReceivesWithAuthorization(token)
            .receiveWithAuthorization(payer, address(this), amount, validAfter, validBefore, nonce, signature);
        IERC20(token).safeTransfer(msg.sender, amount);
    }
}
