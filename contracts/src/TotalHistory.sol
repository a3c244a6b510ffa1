// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title What the posted epochs say about one token's cumulative total, oldest first.
/// @dev Activation times never fall from one entry to the next, so a time can be found by halving.
library TotalHistory {
    /// @notice The total that an epoch's result set, and when it starts to count. One storage slot.
    struct Total {
        uint40 activatesAt;
        uint64 epoch;
        uint152 cumulative;
    }

    /// @notice The newest total, counted or not; zero when there is none.
    function latest(Total[] storage self) internal view returns (uint256) {
        uint256 length = self.length;
        return length == 0 ? 0 : self[length - 1].cumulative;
    }

    /// @notice The newest total that counts at `time`; zero when none does.
    function activatedAt(Total[] storage self, uint256 time) internal view returns (uint256) {
        uint256 low = 0;
        uint256 high = self.length;
        if (high != 0 && self[high - 1].activatesAt <= time) return self[high - 1].cumulative;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (self[middle].activatesAt <= time) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? 0 : self[low - 1].cumulative;
    }

    /// @notice Takes back the newest total when `epoch` set it.
    function revertEpoch(Total[] storage self, uint64 epoch) internal {
        uint256 length = self.length;
        if (length != 0 && self[length - 1].epoch == epoch) self.pop();
    }
}
