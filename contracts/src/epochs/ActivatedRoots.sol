// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title Whoever keeps the root of each epoch from the moment it counts.
interface ActivatedRoots {
    /// @notice Takes over the newest result when it counts and was not taken over yet.
    /// Spec: DIS-6.
    function activate() external;

    /// @notice The root of an epoch whose result was taken over; zero for others.
    /// Spec: DIS-6.
    function rootOf(uint64 epoch) external view returns (bytes32);
}
