// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {EpochDigest} from "../src/epochs/EpochDigest.sol";
import {ReadingTree} from "../src/readings/ReadingTree.sol";
import {ReadingVerifier} from "../src/readings/ReadingVerifier.sol";
import {Network} from "./Network.sol";

/// @title Epochs whose verdict root covers two readings, signed by the network's quorum.
abstract contract Readings is Network {
    bytes32 internal constant VERDICTS = keccak256("verdict tree");
    bytes32 internal constant STATION = keccak256("station");
    uint64 internal constant CELL = 0x871fb4662ffffff;
    uint64 internal constant OBSERVED_MS = 1_700_001_800_000;
    uint8 internal constant RAIN = 8;

    ReadingVerifier internal verifier;

    function setUpReadings() internal {
        setUpNetwork();
        verifier = new ReadingVerifier(distributor);
    }

    function rain(int64 micrometres) internal pure returns (ReadingTree.Reading memory) {
        return ReadingTree.Reading(keccak256("report"), STATION, CELL, OBSERVED_MS, RAIN, micrometres, 900_000);
    }

    function leafOf(ReadingTree.Reading memory reading) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(reading))));
    }

    function verdictRootOver(ReadingTree.Reading memory one, ReadingTree.Reading memory other)
        internal
        pure
        returns (bytes32)
    {
        return Hashes.commutativeKeccak256(VERDICTS, Hashes.commutativeKeccak256(leafOf(one), leafOf(other)));
    }

    /// @dev The proof of a reading beside `other`.
    function proofBeside(ReadingTree.Reading memory other) internal pure returns (bytes32[] memory proof) {
        proof = new bytes32[](2);
        proof[0] = leafOf(other);
        proof[1] = VERDICTS;
    }

    function resultOver(uint64 epoch, bytes32 verdictRoot) internal view returns (EpochDigest.EpochResult memory r) {
        r = resultOf(epoch, keccak256(abi.encode("rewards", epoch)));
        r.verdictRoot = verdictRoot;
    }

    /// @dev Posts a result over two readings, lets it count, and records it.
    function publish(uint64 epoch, ReadingTree.Reading memory one, ReadingTree.Reading memory other) internal {
        EpochDigest.EpochResult memory r = resultOver(epoch, verdictRootOver(one, other));
        post(r);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        verifier.record(r, quorumProof(roots.digest(r)));
    }
}
