// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Capped} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Capped.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {Eip3009} from "./Eip3009.sol";

/// @title The reward token: minted only by the emission vault, never above its cap.
/// @dev The minter is the EmissionVault, fixed at deployment. Spec: TOK-1 to TOK-5.
contract RewardToken is ERC20Capped, Eip3009 {
    /// @notice The only account that may mint: the EmissionVault.
    address public immutable minter;

    error CallerIsNotMinter(address caller);
    error MinterMissing();

    constructor(address minter_, uint256 cap_) ERC20("Trigpoint", "TRIG") ERC20Permit("Trigpoint") ERC20Capped(cap_) {
        if (minter_ == address(0)) revert MinterMissing();
        minter = minter_;
    }

    /// @notice Creates `amount` base units for `to`. Reverts when the supply would pass the cap.
    /// Spec: TOK-2.
    function mint(address to, uint256 amount) external {
        if (msg.sender != minter) revert CallerIsNotMinter(msg.sender);
        _mint(to, amount);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Capped) {
        super._update(from, to, value);
    }
}
