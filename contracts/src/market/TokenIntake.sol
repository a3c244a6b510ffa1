// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {ReceivesWithAuthorization} from "../tokens/ReceivesWithAuthorization.sol";

/// @title How payments come in: by approval, by permit, or by an EIP-3009 authorization that anyone submits.
/// @dev Exactly the price arrives, or the purchase is refused. Spec: MKT-3.
abstract contract TokenIntake is Multicall {
    using SafeERC20 for IERC20;

    /// @notice What a payer signs besides amount, payee and nonce; the nonce names the purchase.
    struct Authorization {
        uint256 validAfter;
        uint256 validBefore;
        bytes signature;
    }

    error PermitRefused(address token, address owner, uint256 allowance, uint256 needed);
    error AmountArrivedDiffers(address token, uint256 expected, uint256 arrived);

    /// @notice Submits the caller's permit (ERC-2612) for this contract; with `multicall`, in the transaction that pays.
    /// @dev A permit that somebody else submitted first does no harm. Spec: MKT-3.
    function permit(address token, uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        _requirePayable(token);
        try IERC20Permit(token).permit(msg.sender, address(this), amount, deadline, v, r, s) {}
        catch {
            uint256 allowance = IERC20(token).allowance(msg.sender, address(this));
            if (allowance < amount) revert PermitRefused(token, msg.sender, allowance, amount);
        }
    }

    function _requirePayable(address token) internal view virtual;

    function _takeApproved(address token, uint256 amount) internal {
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        _requireArrived(token, before, amount);
    }

    /// @param nonce The purchase: whoever submits the authorization cannot spend it on anything else.
    function _takeAuthorized(address token, address from, uint256 amount, bytes32 nonce, Authorization calldata a)
        internal
    {
        uint256 before = IERC20(token).balanceOf(address(this));
        ReceivesWithAuthorization(token)
            .receiveWithAuthorization(from, address(this), amount, a.validAfter, a.validBefore, nonce, a.signature);
        _requireArrived(token, before, amount);
    }

    function _requireArrived(address token, uint256 before, uint256 amount) private view {
        uint256 arrived = IERC20(token).balanceOf(address(this)) - before;
        if (arrived != amount) revert AmountArrivedDiffers(token, amount, arrived);
    }
}
