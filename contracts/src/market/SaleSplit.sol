// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title One sale divided to the last base unit between owners, operators and treasury.
/// @dev The parts of owners and operators are rounded down; the treasury takes the rest. Spec: MKT-8.
library SaleSplit {
    uint256 internal constant WHOLE = 1_000_000;

    /// @notice Who gets how much of each sale, in parts per million that make the whole.
    struct Shares {
        uint32 ownersPpm;
        uint32 operatorsPpm;
        uint32 treasuryPpm;
    }

    /// @notice Base units of one sale; together they are what was paid.
    struct Parts {
        uint256 owners;
        uint256 operators;
        uint256 treasury;
    }

    error SharesDoNotMakeTheWhole(uint256 ownersPpm, uint256 operatorsPpm, uint256 treasuryPpm);

    function requireWhole(Shares memory shares) internal pure {
        if (uint256(shares.ownersPpm) + shares.operatorsPpm + shares.treasuryPpm != WHOLE) {
            revert SharesDoNotMakeTheWhole(shares.ownersPpm, shares.operatorsPpm, shares.treasuryPpm);
        }
    }

    /// @param amount Base units, below 2^224.
    function divide(uint256 amount, uint256 ownersPpm, uint256 operatorsPpm)
        internal
        pure
        returns (Parts memory parts)
    {
        parts.owners = amount * ownersPpm / WHOLE;
        parts.operators = amount * operatorsPpm / WHOLE;
        parts.treasury = amount - parts.owners - parts.operators;
    }
}
