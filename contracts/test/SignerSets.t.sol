// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {QuorumVerifier} from "../src/quorum/QuorumVerifier.sol";
import {SignerSets} from "../src/quorum/SignerSets.sol";
import {Network} from "./Network.sol";

/// @dev Stands for another signature scheme: accepts the proof that is the digest.
contract EchoVerifier is QuorumVerifier {
    uint256 public immutable threshold;

    constructor(uint256 threshold_) {
        threshold = threshold_;
    }

    function verify(bytes32 digest, bytes calldata proof) external pure returns (uint256) {
        require(keccak256(proof) == keccak256(abi.encode(digest)));
        return 1;
    }

    function signers() external pure returns (address[] memory) {
        return new address[](0);
    }
}

contract SignerSetsTest is Network {
    bytes32 private constant DIGEST = keccak256("digest");

    function setUp() public {
        setUpNetwork();
    }

    function test_acceptsAQuorumOfTheSetInForce() public view {
        vm.assertEq(sets.verify(1, FIRST_EPOCH, DIGEST, quorumProof(DIGEST)), QUORUM_BITMAP);
        vm.assertEq(sets.threshold(1), 5);
        vm.assertEq(sets.signersOf(1).length, SIGNERS);
        vm.assertEq(address(sets.verifierFor(1, FIRST_EPOCH)).code.length > 0, true);
    }

    function test_refusesAnUnknownSet() public {
        bytes memory proof = quorumProof(DIGEST);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.UnknownSignerSet.selector, 2));
        sets.verify(2, FIRST_EPOCH, DIGEST, proof);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.UnknownSignerSet.selector, 0));
        sets.verify(0, FIRST_EPOCH, DIGEST, proof);
    }

    function test_refusesASetThatIsNotInForce() public {
        addSecondSet(20);
        bytes memory proof = quorumProof(DIGEST);
        vm.assertEq(sets.verify(1, 19, DIGEST, proof), QUORUM_BITMAP);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.SignerSetNotActive.selector, 1, 20));
        sets.verify(1, 20, DIGEST, proof);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.SignerSetNotActive.selector, 1, FIRST_EPOCH - 1));
        sets.verify(1, FIRST_EPOCH - 1, DIGEST, proof);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.SignerSetNotActive.selector, 2, 19));
        sets.verify(2, 19, DIGEST, proof);
    }

    function test_changesTheSetInForceAtItsActivationEpoch() public {
        vm.assertEq(addSecondSet(20), 2);
        vm.assertEq(sets.setCount(), 2);
        vm.assertEq(sets.activationEpochOf(2), 20);
        vm.assertEq(sets.activationEpochOf(1), FIRST_EPOCH);
        vm.assertFalse(sets.isActive(1, 9));
        vm.assertTrue(sets.isActive(1, 10));
        vm.assertTrue(sets.isActive(1, 19));
        vm.assertFalse(sets.isActive(1, 20));
        vm.assertFalse(sets.isActive(2, 19));
        vm.assertTrue(sets.isActive(2, 20));
        vm.assertFalse(sets.isActive(0, 20));
        vm.assertFalse(sets.isActive(3, 20));
    }

    function test_takesAVerifierOfAnotherScheme() public {
        QuorumVerifier echo = new EchoVerifier(1);
        vm.prank(GOVERNOR);
        uint64 setId = sets.addVerifier(echo, 20);
        vm.assertEq(sets.verify(setId, 20, DIGEST, abi.encode(DIGEST)), 1);
        vm.expectRevert("");
        sets.verify(setId, 20, DIGEST, "");
    }

    function test_refusesAVerifierWithoutCodeOrThreshold() public {
        vm.expectRevert(abi.encodeWithSelector(SignerSets.NotAVerifier.selector, ALICE));
        vm.prank(GOVERNOR);
        sets.addVerifier(QuorumVerifier(ALICE), 20);
        QuorumVerifier open = new EchoVerifier(0);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.NotAVerifier.selector, address(open)));
        vm.prank(GOVERNOR);
        sets.addVerifier(open, 20);
    }

    function test_onlyTheGovernorAddsSets() public {
        address[] memory signers = addressesOf(sortedKeys(2, 4));
        vm.expectRevert(abi.encodeWithSelector(SignerSets.CallerIsNotGovernor.selector, address(this)));
        sets.addSet(signers, 20);
        QuorumVerifier echo = new EchoVerifier(1);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.CallerIsNotGovernor.selector, address(this)));
        sets.addVerifier(echo, 20);
    }

    function test_refusesASetThatStartsNoLaterThanTheNewest() public {
        address[] memory signers = addressesOf(sortedKeys(2, 4));
        vm.expectRevert(abi.encodeWithSelector(SignerSets.ActivationNotAscending.selector, FIRST_EPOCH, FIRST_EPOCH));
        vm.prank(GOVERNOR);
        sets.addSet(signers, FIRST_EPOCH);
    }

    function test_refusesToHaveNoGovernor() public {
        address[] memory signers = addressesOf(keys);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.GovernorMissing.selector));
        new SignerSets(address(0), signers, 0);
    }

    function addSecondSet(uint64 activationEpoch) private returns (uint64) {
        address[] memory signers = addressesOf(sortedKeys(2, 4));
        vm.prank(GOVERNOR);
        return sets.addSet(signers, activationEpoch);
    }
}
