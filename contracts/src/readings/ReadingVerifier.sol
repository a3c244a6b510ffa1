// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Distributor} from "../claims/Distributor.sol";
import {EpochRoots} from "../epochs/EpochRoots.sol";
import {EpochWindow} from "../epochs/EpochWindow.sol";
import {ReadingTree} from "./ReadingTree.sol";
import {SignerSets} from "../quorum/SignerSets.sol";

/// @title Whether an operators' quorum vouches for a measured value.
/// @dev Trusts nobody but the quorum: the result is checked against the signer set, and must be one that counts.
/// Spec: RDG-2, RDG-3.
contract ReadingVerifier {
    using EpochWindow for EpochRoots;

    uint256 private constant MS = 1000;

    EpochRoots public immutable epochRoots;
    SignerSets public immutable signerSets;
    Distributor public immutable distributor;

    /// @notice The verdict root of a recorded epoch; zero when it was not recorded.
    mapping(uint64 epoch => bytes32) public verdictRootOf;

    event VerdictRootRecorded(uint64 indexed epoch, bytes32 verdictRoot);

    error AlreadyRecorded(uint64 epoch, bytes32 verdictRoot);
    error ZeroVerdictRoot(uint64 epoch);
    error NotTheActiveResult(uint64 epoch, bytes32 given, bytes32 active);
    error NotTheRestoredResult(uint64 epoch, bytes32 given, bytes32 restored);
    error NotRecorded(uint64 epoch);
    error ObservedAfterEpoch(uint64 observedMs, uint256 endMs);
    error ReadingNotProven(uint64 epoch, bytes32 leaf);

    constructor(Distributor distributor_) {
        distributor = distributor_;
        epochRoots = distributor_.epochRoots();
        signerSets = epochRoots.signerSets();
    }

    /// @notice Keeps the verdict root of a recent epoch whose result counts, from the result as its quorum signed it.
    /// @dev Anyone may call. Of the results with a reward root that was vetoed, only the one that came again counts.
    /// Spec: RDG-2.
    function record(EpochRoots.EpochResult calldata result, bytes calldata proof) external {
        bytes32 known = verdictRootOf[result.epoch];
        if (known != bytes32(0)) revert AlreadyRecorded(result.epoch, known);
        if (result.verdictRoot == bytes32(0)) revert ZeroVerdictRoot(result.epoch);
        distributor.activate();
        bytes32 active = distributor.rootOf(result.epoch);
        if (active == bytes32(0) || result.rewardRoot != active) {
            revert NotTheActiveResult(result.epoch, result.rewardRoot, active);
        }
        epochRoots.requireRecent(result.epoch);
        bytes32 digest = epochRoots.digest(result);
        bytes32 restored = epochRoots.restoredDigest(result.epoch);
        if (restored != bytes32(0) && digest != restored) revert NotTheRestoredResult(result.epoch, digest, restored);
        signerSets.verify(result.setId, result.epoch, digest, proof);
        verdictRootOf[result.epoch] = result.verdictRoot;
        emit VerdictRootRecorded(result.epoch, result.verdictRoot);
    }

    /// @notice keccak256(keccak256(abi.encode(reading))): the leaf of a reading.
    /// Spec: RDG-1.
    function leafOf(ReadingTree.Reading calldata reading) external pure returns (bytes32) {
        return ReadingTree.leafOf(reading);
    }

    /// @notice Reverts unless the reading is in the reading tree of a recorded epoch, and was observed before its end.
    /// Spec: RDG-3.
    /// @param proof Siblings from the reading's leaf up to the verdict root.
    function verify(uint64 epoch, ReadingTree.Reading calldata reading, bytes32[] calldata proof) external view {
        bytes32 root = verdictRootOf[epoch];
        if (root == bytes32(0)) revert NotRecorded(epoch);
        uint256 endMs = epochRoots.endOf(epoch) * MS;
        if (reading.observedMs >= endMs) revert ObservedAfterEpoch(reading.observedMs, endMs);
        if (!ReadingTree.isIn(reading, root, proof)) revert ReadingNotProven(epoch, ReadingTree.leafOf(reading));
    }
}
