// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title How much may be emitted: a first amount per epoch that halves every so many epochs, up to a cap.
/// @dev Epoch n of the schedule (from 0) emits initialEmission >> (n / halvingEpochs). Spec: EMI-1.
library EmissionSchedule {
    /// @notice Base units that the first `epochs` epochs emit together, at most `cap`.
    /// @dev One round per halving, at most 128 until the emission is zero. Each of the 128 terms is below 2^64 epochs times
    /// 2^128 base units, so that nothing overflows.
    function accrued(uint64 epochs, uint128 initialEmission, uint64 halvingEpochs, uint256 cap)
        internal
        pure
        returns (uint256 sum)
    {
        unchecked {
            uint256 rest = epochs;
            uint256 emission = initialEmission;
            for (; rest > halvingEpochs && emission != 0; emission >>= 1) {
                sum += halvingEpochs * emission;
                rest -= halvingEpochs;
            }
            sum += rest * emission;
        }
        return sum < cap ? sum : cap;
    }
}
