// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EcdsaQuorum} from "../src/quorum/EcdsaQuorum.sol";
import {EpochDigest} from "../src/epochs/EpochDigest.sol";
import {EpochRoots} from "../src/epochs/EpochRoots.sol";
import {ReadingTree} from "../src/readings/ReadingTree.sol";
import {ReadingVerifier} from "../src/readings/ReadingVerifier.sol";
import {SignerSets} from "../src/quorum/SignerSets.sol";
import {Readings} from "./Readings.sol";

contract ReadingVerifierTest is Readings {
    bytes32 private constant VERDICT_ROOT = keccak256("verdict root");

    function setUp() public {
        setUpReadings();
    }

    function test_recordsTheVerdictRootOfAResultThatCounts() public {
        EpochDigest.EpochResult memory r = resultOver(10, VERDICT_ROOT);
        post(r);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        bytes memory proof = quorumProof(roots.digest(r));
        vm.expectEmit(address(verifier));
        emit ReadingVerifier.VerdictRootRecorded(10, VERDICT_ROOT);
        verifier.record(r, proof);
        vm.assertEq(verifier.verdictRootOf(10), VERDICT_ROOT);
        refuse(r, proof, abi.encodeWithSelector(ReadingVerifier.AlreadyRecorded.selector, 10, VERDICT_ROOT));
    }

    function test_recordsAnEarlierEpochToo() public {
        EpochDigest.EpochResult memory r = resultOver(10, VERDICT_ROOT);
        post(r);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        post(resultOver(11, keccak256("later")));
        vm.warp(vm.getBlockTimestamp() + DELAY);
        post(resultOver(12, keccak256("even later")));
        verifier.record(r, quorumProof(roots.digest(r)));
        vm.assertEq(verifier.verdictRootOf(10), VERDICT_ROOT);
    }

    function test_readsAsManyTimesAsOneLikes() public {
        publish(10, rain(20), rain(30));
        verifier.verify(10, rain(20), proofBeside(rain(30)));
        verifier.verify(10, rain(30), proofBeside(rain(20)));
        verifier.verify(10, rain(20), proofBeside(rain(30)));
        vm.assertEq(verifier.leafOf(rain(20)), leafOf(rain(20)));
    }

    function test_refusesAResultThatDoesNotCountYet() public {
        EpochDigest.EpochResult memory r = resultOver(10, VERDICT_ROOT);
        post(r);
        vm.warp(vm.getBlockTimestamp() + DELAY - 1);
        refuse(r, quorumProof(roots.digest(r)), notActive(r, bytes32(0)));
    }

    function test_refusesAVetoedResult() public {
        EpochDigest.EpochResult memory r = resultOver(10, VERDICT_ROOT);
        post(r);
        vm.prank(GUARDIAN);
        roots.veto(10);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        refuse(r, quorumProof(roots.digest(r)), notActive(r, bytes32(0)));
    }

    function test_refusesAResultThatAnotherOneReplaced() public {
        EpochDigest.EpochResult memory vetoed = resultOver(10, VERDICT_ROOT);
        vetoed.rewardRoot = keccak256("wrong");
        post(vetoed);
        vm.prank(GUARDIAN);
        roots.veto(10);
        EpochDigest.EpochResult memory right = resultOver(10, keccak256("right"));
        post(right);
        vm.warp(vm.getBlockTimestamp() + 20 days);
        refuse(vetoed, quorumProof(roots.digest(vetoed)), notActive(vetoed, right.rewardRoot));
        verifier.record(right, quorumProof(roots.digest(right)));
    }

    function test_refusesWhatNoQuorumSigned() public {
        EpochDigest.EpochResult memory r = resultOver(10, VERDICT_ROOT);
        post(r);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        bytes memory proof = quorumProof(roots.digest(r));
        EpochDigest.EpochResult memory forged = resultOver(10, keccak256("forged"));
        forged.previousRewardRoot = r.previousRewardRoot;
        refuse(forged, proof, abi.encodeWithSelector(EcdsaQuorum.InvalidSignature.selector, vm.addr(keys[0])));
        refuse(
            r,
            proofOf(keys, roots.digest(r), 0xf),
            abi.encodeWithSelector(EcdsaQuorum.WrongProofLength.selector, 260, 324)
        );
    }

    function test_refusesAQuorumOfASetThatIsNotInForce() public {
        EpochDigest.EpochResult memory r = resultOver(10, VERDICT_ROOT);
        post(r);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        uint256[] memory others = sortedKeys(2, 7);
        vm.prank(GOVERNOR);
        sets.addSet(addressesOf(others), 11);
        r.setId = 2;
        refuse(
            r,
            proofOf(others, roots.digest(r), QUORUM_BITMAP),
            abi.encodeWithSelector(SignerSets.SignerSetNotActive.selector, 2, 10)
        );
    }

    function test_refusesAQuorumForAnotherContract() public {
        EpochDigest.EpochResult memory r = resultOver(10, VERDICT_ROOT);
        post(r);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        EpochRoots twin = new EpochRoots(sets, vault, GUARDIAN, DELAY, OVERRIDE_DELAY);
        bytes memory proof = quorumProof(twin.digest(r));
        refuse(r, proof, abi.encodeWithSelector(EcdsaQuorum.InvalidSignature.selector, vm.addr(keys[0])));
    }

    function test_refusesAZeroVerdictRoot() public {
        EpochDigest.EpochResult memory r = resultOver(10, bytes32(0));
        post(r);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        bytes memory reason = abi.encodeWithSelector(ReadingVerifier.ZeroVerdictRoot.selector, 10);
        refuse(r, quorumProof(roots.digest(r)), reason);
    }

    function test_refusesAReadingOfAnEpochThatWasNotRecorded() public {
        publish(10, rain(20), rain(30));
        vm.expectRevert(abi.encodeWithSelector(ReadingVerifier.NotRecorded.selector, 11));
        verifier.verify(11, rain(20), proofBeside(rain(30)));
    }

    function testFuzz_refusesAnyOtherField(uint256 field, uint256 change) public {
        publish(10, rain(20), rain(30));
        ReadingTree.Reading memory other = rain(20);
        uint256 by = 1 + change % 254;
        if (field % 7 == 0) other.report ^= bytes32(by);
        else if (field % 7 == 1) other.device ^= bytes32(by);
        else if (field % 7 == 2) other.cell ^= uint64(by);
        else if (field % 7 == 3) other.observedMs ^= uint64(by);
        else if (field % 7 == 4) other.quantity ^= uint8(by);
        else if (field % 7 == 5) other.value ^= int64(uint64(by));
        else other.qualityPpm ^= uint32(by);
        vm.expectRevert(abi.encodeWithSelector(ReadingVerifier.ReadingNotProven.selector, 10, leafOf(other)));
        verifier.verify(10, other, proofBeside(rain(30)));
    }

    function refuse(EpochDigest.EpochResult memory r, bytes memory proof, bytes memory reason) private {
        vm.expectRevert(reason);
        verifier.record(r, proof);
    }

    function notActive(EpochDigest.EpochResult memory r, bytes32 active) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ReadingVerifier.NotTheActiveResult.selector, r.epoch, r.rewardRoot, active);
    }
}
