// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochRoots} from "./EpochRoots.sol";

/// @title For which epochs operators may still speak: those of a replaced set must not do so for ever.
library EpochWindow {
    /// @notice Seconds after the end of an epoch in which its quorum is still heard.
    uint256 internal constant WINDOW = 30 days;

    error EpochNotRecent(uint64 epoch, uint256 from, uint256 to);

    /// @notice Reverts unless the epoch runs now or ended at most `WINDOW` ago.
    function requireRecent(EpochRoots roots, uint64 epoch) internal view {
        uint256 genesis = roots.genesisTime();
        uint256 first = roots.firstEpoch();
        uint256 length = roots.epochSeconds();
        uint256 elapsed = block.timestamp > genesis ? block.timestamp - genesis : 0;
        uint256 from = elapsed > WINDOW ? first + (elapsed - WINDOW) / length : first;
        uint256 to = first + elapsed / length;
        if (epoch < from || epoch > to) revert EpochNotRecent(epoch, from, to);
    }

    /// @notice When an epoch, the first one or later, ends, in seconds of Unix time.
    function endOf(EpochRoots roots, uint64 epoch) internal view returns (uint256) {
        return roots.genesisTime() + (uint256(epoch) - roots.firstEpoch() + 1) * roots.epochSeconds();
    }
}
