// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title How much of one token has left, and how much may still leave: never more than the results authorise, and no
/// more per window than a limit.
/// @dev A window opens with the first activation or claim that finds the last one over. Spec: DIS-5.
library Outflow {
    uint256 internal constant WINDOW = 1 days;

    /// @dev The first slot is all that a claim touches while there is room: what left in all in the low half, and what may
    /// have left until the rest is looked at again, the ceiling, in the high half.
    struct Flow {
        uint256 paidAndCeiling;
        uint128 authorised;
        uint128 windowBase;
        uint64 windowStart;
    }

    /// @notice Base units that left.
    function paid(Flow storage self) internal view returns (uint256) {
        return uint128(self.paidAndCeiling);
    }

    /// @notice When the next window may open, in seconds of Unix time.
    function opensAt(Flow storage self) internal view returns (uint256) {
        return self.windowStart + WINDOW;
    }

    /// @notice Takes `owed` base units when there is room for all of them below the present ceiling.
    function tryTake(Flow storage self, uint256 owed) internal returns (bool) {
        uint256 word = self.paidAndCeiling;
        unchecked {
            // forge-lint: disable-next-line(unsafe-typecast)
            if (owed > (word >> 128) - uint128(word)) return false;
            self.paidAndCeiling = word + owed;
        }
        return true;
    }

    /// @notice Takes as much of `owed` base units, which are authorised, as the present window has room for.
    function takeSome(Flow storage self, uint256 owed, uint256 limit) internal returns (uint256 taken) {
        uint256 room = _refresh(self, limit);
        taken = owed < room ? owed : room;
        self.paidAndCeiling += taken;
    }

    /// @notice Puts back what was taken.
    function putBack(Flow storage self, uint256 taken) internal {
        self.paidAndCeiling -= taken;
    }

    /// @notice Sets what the results authorise, which never falls.
    /// @param limit Base units that may leave per window.
    function authorise(Flow storage self, uint256 total, uint256 limit) internal {
        // forge-lint: disable-next-line(unsafe-typecast)
        self.authorised = uint128(total);
        _refresh(self, limit);
    }

    /// @dev Opens a window when the last one is over, and sets the ceiling of the present one. Answers the room below it.
    function _refresh(Flow storage self, uint256 limit) private returns (uint256 room) {
        uint256 left = paid(self);
        if (block.timestamp >= opensAt(self)) {
            self.windowStart = uint64(block.timestamp);
            // forge-lint: disable-next-line(unsafe-typecast)
            self.windowBase = uint128(left);
        }
        uint256 ceiling = self.windowBase + limit;
        if (ceiling > self.authorised) ceiling = self.authorised;
        self.paidAndCeiling = (ceiling << 128) | left;
        return ceiling - left;
    }
}
