// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

/// @title One measured value as a leaf of an epoch's reading tree, in OpenZeppelin's standard format.
/// @dev The verdict root of an epoch with readings is the pair of its verdict tree's and its reading tree's root.
/// Spec: RDG-1.
library ReadingTree {
    uint256 internal constant MAX_PROOF_LENGTH = 64;

    /// @notice What one device measured at one time.
    /// @param report Id of the signed report that carried the value.
    /// @param cell Coarse H3 cell, no finer than resolution 7.
    /// @param observedMs When the device measured, Unix milliseconds.
    /// @param quantity What was measured, 1 to 10; it fixes the unit of the value.
    /// @param qualityPpm Quality of the device in the epoch, parts per million; zero when it has none.
    struct Reading {
        bytes32 report;
        bytes32 device;
        uint64 cell;
        uint64 observedMs;
        uint8 quantity;
        int64 value;
        uint32 qualityPpm;
    }

    error ProofTooLong(uint256 length, uint256 limit);

    /// @notice keccak256(keccak256(abi.encode(reading))).
    function leafOf(Reading calldata reading) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(reading))));
    }

    /// @notice Whether the proof leads from the reading to the root.
    function isIn(Reading calldata reading, bytes32 root, bytes32[] calldata proof) internal pure returns (bool) {
        if (proof.length > MAX_PROOF_LENGTH) revert ProofTooLong(proof.length, MAX_PROOF_LENGTH);
        return MerkleProof.verifyCalldata(proof, root, leafOf(reading));
    }
}
