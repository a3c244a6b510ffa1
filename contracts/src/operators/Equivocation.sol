// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {CompactSignatures} from "../quorum/CompactSignatures.sol";
import {EpochRoots} from "../epochs/EpochRoots.sol";

/// @title The proof that one key signed two different things for the same epoch and signer set.
/// @dev The digests are computed by EpochRoots itself, so they are of this chain and that contract. Spec: OPR-7.
library Equivocation {
    /// @notice Two different digests of one epoch and set, signed by one key.
    struct Finding {
        address signer;
        uint64 epoch;
        uint64 setId;
        bytes32 first;
        bytes32 second;
    }

    error DifferentEpochs(uint64 first, uint64 second);
    error DifferentSets(uint64 first, uint64 second);
    error TooManyTotals(uint256 given, uint256 limit);
    error ResultWasVetoed(uint64 epoch, bytes32 rewardRoot);
    error SameDigest(bytes32 digest);
    error DifferentSigners(address first, address second);

    /// @notice Two results that one key signed; reverts unless they contradict each other.
    function ofResults(
        EpochRoots roots,
        EpochRoots.EpochResult calldata first,
        bytes calldata firstSignature,
        EpochRoots.EpochResult calldata second,
        bytes calldata secondSignature
    ) internal view returns (Finding memory finding) {
        _requireSameWork(first.epoch, first.setId, second.epoch, second.setId);
        finding.epoch = first.epoch;
        finding.setId = first.setId;
        finding.first = _digest(roots, first);
        finding.second = _digest(roots, second);
        finding.signer = _signerOf(finding.first, firstSignature, finding.second, secondSignature);
    }

    /// @dev A vetoed result is no evidence: after a veto its signers have to sign another one.
    function _digest(EpochRoots roots, EpochRoots.EpochResult calldata result) private view returns (bytes32) {
        uint256 limit = roots.MAX_TOKENS();
        if (result.totals.length > limit) revert TooManyTotals(result.totals.length, limit);
        if (roots.vetoedUntil(result.epoch, result.rewardRoot) != 0) {
            revert ResultWasVetoed(result.epoch, result.rewardRoot);
        }
        return roots.digest(result);
    }

    function _requireSameWork(uint64 firstEpoch, uint64 firstSet, uint64 secondEpoch, uint64 secondSet) private pure {
        if (firstEpoch != secondEpoch) revert DifferentEpochs(firstEpoch, secondEpoch);
        if (firstSet != secondSet) revert DifferentSets(firstSet, secondSet);
    }

    function _signerOf(bytes32 first, bytes calldata firstSignature, bytes32 second, bytes calldata secondSignature)
        private
        pure
        returns (address signer)
    {
        if (first == second) revert SameDigest(first);
        signer = CompactSignatures.recover(first, firstSignature);
        address other = CompactSignatures.recover(second, secondSignature);
        if (signer != other) revert DifferentSigners(signer, other);
    }
}
