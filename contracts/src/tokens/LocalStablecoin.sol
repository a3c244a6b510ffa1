// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {Eip3009} from "./Eip3009.sol";

/// @title A stand-in for a stable coin, for local networks only: anyone may mint it.
/// @dev Same permit and EIP-3009 surface as the stable coins that buyers hold. Spec: USD-1.
contract LocalStablecoin is Eip3009 {
    constructor() ERC20("Trigpoint Local USD", "tUSD") ERC20Permit("Trigpoint Local USD") {}

    /// @notice Creates `amount` base units for `to`. Open to everyone, so worth nothing outside a local network.
    /// Spec: USD-1.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @inheritdoc ERC20
    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
