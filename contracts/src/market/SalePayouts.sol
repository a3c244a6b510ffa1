// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SaleSplit} from "./SaleSplit.sol";

/// @title How payments go out: a sale's parts, refunds, and credit for those whom a token refuses.
/// @dev Owners and operators are paid through the distributor, by the cumulative leaves that the quorum signs.
/// Spec: MKT-8, MKT-9.
abstract contract SalePayouts is ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using SaleSplit for SaleSplit.Shares;

    address public immutable distributor;
    address public immutable treasury;
    uint32 public immutable ownersPpm;
    uint32 public immutable operatorsPpm;

    /// @notice Base units that a token refused to hand over, by token and account.
    mapping(address token => mapping(address account => uint256)) public creditOf;

    event SaleDivided(
        bytes32 indexed saleId, address indexed token, uint256 owners, uint256 operators, uint256 treasury
    );
    event Credited(address indexed token, address indexed account, uint256 amount);
    event CreditPaid(address indexed token, address indexed account, address to, uint256 amount);

    error TreasuryMissing();
    error NoCredit(address token, address account);
    error InvalidPayee(address payee);

    constructor(address distributor_, address treasury_, SaleSplit.Shares memory shares) {
        if (treasury_ == address(0)) revert TreasuryMissing();
        shares.requireWhole();
        distributor = distributor_;
        treasury = treasury_;
        ownersPpm = shares.ownersPpm;
        operatorsPpm = shares.operatorsPpm;
    }

    /// @notice How a sale of `amount` base units is divided.
    /// Spec: MKT-8.
    function partsOf(uint256 amount) public view returns (SaleSplit.Parts memory) {
        return SaleSplit.divide(amount, ownersPpm, operatorsPpm);
    }

    /// @notice Pays an account the credit that it has. Anyone may call.
    /// Spec: MKT-9.
    function payCredit(address token, address account) external nonReentrant {
        _payCredit(token, account, account);
    }

    /// @notice Pays the caller's credit to an account that the token does not refuse.
    /// Spec: MKT-9.
    function payCreditTo(address token, address to) external nonReentrant {
        if (to == address(0) || to == address(this)) revert InvalidPayee(to);
        _payCredit(token, msg.sender, to);
    }

    function _payOutSale(bytes32 saleId, address token, uint256 amount) internal {
        if (amount == 0) return;
        SaleSplit.Parts memory parts = partsOf(amount);
        emit SaleDivided(saleId, token, parts.owners, parts.operators, parts.treasury);
        _payOrCredit(token, distributor, parts.owners + parts.operators);
        _payOrCredit(token, treasury, parts.treasury);
    }

    /// @dev A token that refuses one party must not hold up the other.
    function _payOrCredit(address token, address to, uint256 amount) internal {
        if (amount == 0 || IERC20(token).trySafeTransfer(to, amount)) return;
        creditOf[token][to] += amount;
        emit Credited(token, to, amount);
    }

    function _payCredit(address token, address account, address to) private {
        uint256 amount = creditOf[token][account];
        if (amount == 0) revert NoCredit(token, account);
        creditOf[token][account] = 0;
        emit CreditPaid(token, account, to, amount);
        IERC20(token).safeTransfer(to, amount);
    }
}
