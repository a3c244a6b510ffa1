// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SignerSets} from "../src/SignerSets.sol";
import {Network} from "./Network.sol";

contract SignerSetsTest is Network {
    bytes32 private constant DIGEST = keccak256("digest");

    function setUp() public {
        setUpNetwork();
    }

    function test_acceptsExactlyAQuorum() public view {
        vm.assertEq(sets.verify(1, DIGEST, QUORUM_BITMAP, sign(keys, DIGEST, QUORUM_BITMAP)), QUORUM_BITMAP);
    }

    function testFuzz_acceptsEveryQuorumOfEverySize(uint256 seed) public {
        uint256 size = bound(seed, 1, 30);
        uint256[] memory members = sortedKeys(seed, size);
        SignerSets fresh = new SignerSets(GOVERNOR, addressesOf(members), 0);
        uint256 bitmap = randomBitmap(seed, size, fresh.threshold(1));
        vm.assertEq(fresh.verify(1, DIGEST, bitmap, sign(members, DIGEST, bitmap)), bitmap);
    }

    function test_needsMoreThanTwoThirds() public {
        uint8[9] memory sizes = [1, 2, 3, 4, 5, 7, 13, 20, 30];
        uint8[9] memory thresholds = [1, 2, 3, 3, 4, 5, 9, 14, 21];
        for (uint256 i = 0; i < sizes.length; i++) {
            SignerSets fresh = new SignerSets(GOVERNOR, addressesOf(sortedKeys(i, sizes[i])), 0);
            vm.assertEq(fresh.threshold(1), thresholds[i]);
        }
    }

    function test_listsItsSigners() public view {
        address[] memory signers = sets.signersOf(1);
        vm.assertEq(signers.length, SIGNERS);
        for (uint256 i = 0; i < SIGNERS; i++) {
            vm.assertEq(signers[i], vm.addr(keys[i]));
        }
    }

    function test_refusesFewerSignatures() public {
        expectVerifyRevert(0x0f, sign(keys, DIGEST, 0x0f), wrongCount(4));
    }

    function test_refusesMoreSignatures() public {
        expectVerifyRevert(0x3f, sign(keys, DIGEST, 0x3f), wrongCount(6));
    }

    function test_refusesNoSignatures() public {
        expectVerifyRevert(0, "", wrongCount(0));
    }

    function test_refusesABitBeyondTheSet() public {
        uint256 bitmap = 0x8f;
        expectVerifyRevert(
            bitmap, sign(keys, DIGEST, 0x1f), abi.encodeWithSelector(SignerSets.BitBeyondSet.selector, bitmap, SIGNERS)
        );
    }

    function test_refusesSignaturesThatAreNotSixtyFourBytesEach() public {
        bytes memory signatures = bytes.concat(sign(keys, DIGEST, QUORUM_BITMAP), hex"00");
        expectVerifyRevert(
            QUORUM_BITMAP,
            signatures,
            abi.encodeWithSelector(SignerSets.WrongSignaturesLength.selector, signatures.length, 320)
        );
    }

    function test_refusesADuplicateSigner() public {
        bytes memory twice = bytes.concat(compact(keys[0], DIGEST), sign(keys, DIGEST, 0x0f));
        expectVerifyRevert(QUORUM_BITMAP, twice, invalid(1));
    }

    function test_refusesSignaturesOutOfOrder() public {
        bytes memory swapped =
            bytes.concat(compact(keys[1], DIGEST), compact(keys[0], DIGEST), sign(keys, DIGEST, 0x1c));
        expectVerifyRevert(QUORUM_BITMAP, swapped, invalid(0));
    }

    function test_refusesTheTwinWithAHighS() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keys[0], DIGEST);
        uint256 order = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
        uint256 high = order - uint256(s);
        bytes memory twin = abi.encodePacked(r, bytes32(high | (uint256(28 - v) << 255)));
        expectVerifyRevert(QUORUM_BITMAP, bytes.concat(twin, sign(keys, DIGEST, 0x1e)), invalid(0));
    }

    function test_refusesASignatureThatRecoversNobody() public {
        bytes memory nothing = new bytes(64);
        expectVerifyRevert(QUORUM_BITMAP, bytes.concat(nothing, sign(keys, DIGEST, 0x1e)), invalid(0));
    }

    function test_refusesSignaturesOfAnotherDigest() public {
        expectVerifyRevert(QUORUM_BITMAP, sign(keys, keccak256("other"), QUORUM_BITMAP), invalid(0));
    }

    function test_refusesAnUnknownSet() public {
        bytes memory signatures = sign(keys, DIGEST, QUORUM_BITMAP);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.UnknownSignerSet.selector, 2));
        sets.verify(2, DIGEST, QUORUM_BITMAP, signatures);
    }

    function test_refusesSignaturesOfAnotherSet() public {
        uint256[] memory others = sortedKeys(2, SIGNERS);
        vm.prank(GOVERNOR);
        sets.addSet(addressesOf(others), 20);
        bytes memory old = sign(keys, DIGEST, QUORUM_BITMAP);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.InvalidSignature.selector, vm.addr(others[0])));
        sets.verify(2, DIGEST, QUORUM_BITMAP, old);
    }

    function test_changesTheSetInForceAtItsActivationEpoch() public {
        vm.prank(GOVERNOR);
        vm.assertEq(sets.addSet(addressesOf(sortedKeys(2, 4)), 20), 2);
        vm.assertEq(sets.setCount(), 2);
        vm.assertEq(sets.activationEpochOf(2), 20);
        vm.assertFalse(sets.isActive(1, 9));
        vm.assertTrue(sets.isActive(1, 10));
        vm.assertTrue(sets.isActive(1, 19));
        vm.assertFalse(sets.isActive(1, 20));
        vm.assertFalse(sets.isActive(2, 19));
        vm.assertTrue(sets.isActive(2, 20));
        vm.assertFalse(sets.isActive(0, 20));
        vm.assertFalse(sets.isActive(3, 20));
    }

    function test_onlyTheGovernorAddsSets() public {
        address[] memory signers = addressesOf(sortedKeys(2, 4));
        vm.expectRevert(abi.encodeWithSelector(SignerSets.CallerIsNotGovernor.selector, address(this)));
        sets.addSet(signers, 20);
    }

    function test_refusesASetThatStartsNoLaterThanTheNewest() public {
        address[] memory signers = addressesOf(sortedKeys(2, 4));
        vm.expectRevert(abi.encodeWithSelector(SignerSets.ActivationNotAscending.selector, FIRST_EPOCH, FIRST_EPOCH));
        vm.prank(GOVERNOR);
        sets.addSet(signers, FIRST_EPOCH);
    }

    function test_refusesAnEmptyAndATooLargeSet() public {
        vm.expectRevert(abi.encodeWithSelector(SignerSets.WrongSignerCount.selector, 0));
        new SignerSets(GOVERNOR, new address[](0), 0);
        address[] memory many = addressesOf(sortedKeys(1, 31));
        vm.expectRevert(abi.encodeWithSelector(SignerSets.WrongSignerCount.selector, 31));
        new SignerSets(GOVERNOR, many, 0);
    }

    function test_refusesEqualZeroAndUnsortedSigners() public {
        address[] memory signers = new address[](2);
        signers[1] = ALICE;
        vm.expectRevert(abi.encodeWithSelector(SignerSets.SignersNotAscending.selector, 0));
        new SignerSets(GOVERNOR, signers, 0);
        signers[0] = ALICE;
        vm.expectRevert(abi.encodeWithSelector(SignerSets.SignersNotAscending.selector, 1));
        new SignerSets(GOVERNOR, signers, 0);
        signers[1] = BOB;
        vm.expectRevert(abi.encodeWithSelector(SignerSets.SignersNotAscending.selector, 1));
        new SignerSets(GOVERNOR, signers, 0);
    }

    function test_refusesToHaveNoGovernor() public {
        address[] memory signers = addressesOf(keys);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.GovernorMissing.selector));
        new SignerSets(address(0), signers, 0);
    }

    function expectVerifyRevert(uint256 bitmap, bytes memory signatures, bytes memory reason) private {
        vm.expectRevert(reason);
        sets.verify(1, DIGEST, bitmap, signatures);
    }

    function wrongCount(uint256 given) private pure returns (bytes memory) {
        return abi.encodeWithSelector(SignerSets.WrongSignatureCount.selector, given, 5);
    }

    function invalid(uint256 index) private view returns (bytes memory) {
        return abi.encodeWithSelector(SignerSets.InvalidSignature.selector, vm.addr(keys[index]));
    }

    function randomBitmap(uint256 seed, uint256 size, uint256 count) private pure returns (uint256 bitmap) {
        for (uint256 salt = 0; count > 0; salt++) {
            uint256 bit = 1 << (uint256(keccak256(abi.encode(seed, salt))) % size);
            if (bitmap & bit == 0) {
                bitmap |= bit;
                count--;
            }
        }
    }
}
