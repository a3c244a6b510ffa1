// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title What is sold: which records of which cells and epochs, and what the buyer may do with them.
/// @dev Spec: MKT-2.
library DataTerms {
    uint256 internal constant MAX_CELLS = 256;
    uint256 private constant MODE_SHIFT = 59;
    uint256 private constant CELL_MODE = 1;

    /// @param cells H3 cells (mode 1), strictly ascending, 1 to 256 of them.
    /// @param variables What is sold: bit n for quantity n of a reading (1 to 10), bit 30 for beacons, bit 31 for witnesses.
    /// @param fromEpoch First epoch whose records are sold.
    /// @param untilEpoch Last epoch whose records are sold, itself included.
    /// @param purpose The purposes that the buyer has, as bits of the owners' consent.
    /// @param licence keccak256 of the licence's text.
    struct Terms {
        uint64[] cells;
        uint32 variables;
        uint48 fromEpoch;
        uint48 untilEpoch;
        uint192 purpose;
        bytes32 licence;
    }

    error WrongCellCount(uint256 count, uint256 most);
    error CellsNotAscending(uint256 index);
    error NotACell(uint64 cell);
    error NoVariables();
    error EpochsNotAscending(uint48 fromEpoch, uint48 untilEpoch);
    error PurposeMissing();

    /// @dev The hash that orders name: keccak256 of the ABI encoding.
    function hash(Terms calldata terms) internal pure returns (bytes32) {
        return keccak256(abi.encode(terms));
    }

    function requireValid(Terms calldata terms) internal pure {
        _requireAscending(terms.cells);
        if (terms.variables == 0) revert NoVariables();
        if (terms.fromEpoch > terms.untilEpoch) revert EpochsNotAscending(terms.fromEpoch, terms.untilEpoch);
        if (terms.purpose == 0) revert PurposeMissing();
    }

    function _requireAscending(uint64[] calldata cells) private pure {
        if (cells.length == 0 || cells.length > MAX_CELLS) revert WrongCellCount(cells.length, MAX_CELLS);
        uint64 previous = 0;
        for (uint256 i = 0; i < cells.length; i++) {
            uint64 cell = cells[i];
            if (cell >> MODE_SHIFT != CELL_MODE) revert NotACell(cell);
            if (cell <= previous) revert CellsNotAscending(i);
            previous = cell;
        }
    }
}
