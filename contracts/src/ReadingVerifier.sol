// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Distributor} from "./Distributor.sol";
import {EpochRoots} from "./EpochRoots.sol";
import {ReadingTree} from "./ReadingTree.sol";
import {SignerSets} from "./SignerSets.sol";

/// @title Whether an operators' quorum vouches for a measured value.
/// @dev Trusts nobody but the quorum: the result is checked against the signer set, and must be one that counts.
/// Spec: RDG-2, RDG-3.
contract ReadingVerifier {
    EpochRoots public immutable epochRoots;
    SignerSets public immutable signerSets;
    Distributor public immutable distributor;

    /// @notice The verdict root of a recorded epoch; zero when it was not recorded.
    mapping(uint64 epoch => bytes32) public verdictRootOf;

    event VerdictRootRecorded(uint64 indexed epoch, bytes32 verdictRoot);

    error AlreadyRecorded(uint64 epoch, bytes32 verdictRoot);
    error ZeroVerdictRoot(uint64 epoch);
    error NotTheActiveResult(uint64 epoch, bytes32 given, bytes32 active);
    error NotRecorded(uint64 epoch);
    error ReadingNotProven(uint64 epoch, bytes32 leaf);

    constructor(Distributor distributor_) {
        distributor = distributor_;
        epochRoots = distributor_.epochRoots();
        signerSets = epochRoots.signerSets();
    }

    /// @notice Keeps the verdict root of an epoch whose result counts, from the result as its quorum signed it.
    /// @dev Anyone may call. Spec: RDG-2.
    function record(EpochRoots.EpochResult calldata result, bytes calldata proof) external {
        bytes32 known = verdictRootOf[result.epoch];
        if (known != bytes32(0)) revert AlreadyRecorded(result.epoch, known);
        if (result.verdictRoot == bytes32(0)) revert ZeroVerdictRoot(result.epoch);
        distributor.activate();
        bytes32 active = distributor.rootOf(result.epoch);
        if (active == bytes32(0) || result.rewardRoot != active) {
            revert NotTheActiveResult(result.epoch, result.rewardRoot, active);
        }
        signerSets.verify(result.setId, result.epoch, epochRoots.digest(result), proof);
        verdictRootOf[result.epoch] = result.verdictRoot;
        emit VerdictRootRecorded(result.epoch, result.verdictRoot);
    }

    /// @notice keccak256(keccak256(abi.encode(reading))): the leaf of a reading.
    /// Spec: RDG-1.
    function leafOf(ReadingTree.Reading calldata reading) external pure returns (bytes32) {
        return ReadingTree.leafOf(reading);
    }

    /// @notice Reverts unless the reading is in the reading tree of a recorded epoch.
    /// Spec: RDG-3.
    /// @param proof Siblings from the reading's leaf up to the verdict root.
    function verify(uint64 epoch, ReadingTree.Reading calldata reading, bytes32[] calldata proof) external view {
        bytes32 root = verdictRootOf[epoch];
        if (root == bytes32(0)) revert NotRecorded(epoch);
        if (!ReadingTree.isIn(reading, root, proof)) revert ReadingNotProven(epoch, ReadingTree.leafOf(reading));
    }
}
