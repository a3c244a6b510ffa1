// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochDigest} from "../../src/epochs/EpochDigest.sol";
import {EpochWindow} from "../../src/epochs/EpochWindow.sol";
import {ReadingTree} from "../../src/readings/ReadingTree.sol";
import {ReadingVerifier} from "../../src/readings/ReadingVerifier.sol";
import {Readings} from "../Readings.sol";

/// @dev Readings that no result which counts has.
contract HostileReadingsTest is Readings {
    function setUp() public {
        setUpReadings();
    }

    function test_case24_theVerdictsOfAVetoedResultUnderTheSameRewards() public {
        EpochDigest.EpochResult memory wrong = resultOver(10, verdictRootOver(rain(90), rain(91)));
        post(wrong);
        vm.prank(GUARDIAN);
        roots.veto(10);
        vm.warp(vm.getBlockTimestamp() + OVERRIDE_DELAY);
        EpochDigest.EpochResult memory right = resultOver(10, verdictRootOver(rain(20), rain(30)));
        post(right);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        bytes32 restored = roots.digest(right);
        bytes32 vetoed = roots.digest(wrong);
        vm.assertEq(roots.restoredDigest(10), restored);
        refuse(wrong, abi.encodeWithSelector(ReadingVerifier.NotTheRestoredResult.selector, 10, vetoed, restored));
        verifier.record(right, quorumProof(restored));
        verifier.verify(10, rain(20), proofBeside(rain(30)));
    }

    function test_case19_aReplacedSetSignsOtherVerdictsOfALongGoneEpoch() public {
        EpochDigest.EpochResult memory r = resultOver(10, keccak256("verdicts"));
        post(r);
        vm.warp(uint256(GENESIS_TIME) + EPOCH_SECONDS + 30 days);
        r.verdictRoot = verdictRootOver(rain(90), rain(91));
        refuse(r, abi.encodeWithSelector(EpochWindow.EpochNotRecent.selector, 10, 11, 10 + 30 * 24 + 1));
        vm.warp(vm.getBlockTimestamp() - 1);
        verifier.record(r, quorumProof(roots.digest(r)));
    }

    function test_case26_aReadingAfterTheEndOfItsEpoch() public {
        ReadingTree.Reading memory early = rain(20);
        ReadingTree.Reading memory late = rain(30);
        uint64 endMs = (GENESIS_TIME + EPOCH_SECONDS) * 1000;
        (early.observedMs, late.observedMs) = (endMs - 1, endMs);
        publish(10, early, late);
        verifier.verify(10, early, proofBeside(late));
        vm.expectRevert(abi.encodeWithSelector(ReadingVerifier.ObservedAfterEpoch.selector, endMs, endMs));
        verifier.verify(10, late, proofBeside(early));
    }

    function test_case02_aReadingOfAnotherEpoch() public {
        publish(10, rain(20), rain(30));
        publish(11, rain(40), rain(50));
        vm.expectRevert(
            abi.encodeWithSelector(ReadingVerifier.ReadingNotProven.selector, 11, verifier.leafOf(rain(20)))
        );
        verifier.verify(11, rain(20), proofBeside(rain(30)));
    }

    function test_case03_theVerdictTreeIsNoReading() public {
        publish(10, rain(20), rain(30));
        bytes32[] memory none = new bytes32[](0);
        bytes32[] memory one = new bytes32[](1);
        one[0] = VERDICTS;
        bytes memory reason =
            abi.encodeWithSelector(ReadingVerifier.ReadingNotProven.selector, 10, verifier.leafOf(rain(20)));
        vm.expectRevert(reason);
        verifier.verify(10, rain(20), none);
        vm.expectRevert(reason);
        verifier.verify(10, rain(20), one);
    }

    function refuse(EpochDigest.EpochResult memory r, bytes memory reason) private {
        bytes memory proof = quorumProof(roots.digest(r));
        vm.expectRevert(reason);
        verifier.record(r, proof);
    }
}
