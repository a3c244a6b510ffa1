// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EcdsaQuorum, EcdsaQuorumDeployment} from "../src/quorum/EcdsaQuorum.sol";
import {QuorumVerifier} from "../src/quorum/QuorumVerifier.sol";
import {Network} from "./Network.sol";

contract EcdsaQuorumTest is Network {
    bytes32 private constant DIGEST = keccak256("digest");

    QuorumVerifier private quorum;

    function setUp() public {
        keys = sortedKeys(1, SIGNERS);
        quorum = deployed(keys);
    }

    function test_acceptsExactlyAQuorum() public view {
        vm.assertEq(quorum.verify(DIGEST, quorumProof(DIGEST)), QUORUM_BITMAP);
    }

    function testFuzz_acceptsEveryQuorumOfEverySize(uint256 seed) public {
        uint256 size = bound(seed, 1, 30);
        uint256[] memory members = sortedKeys(seed, size);
        QuorumVerifier fresh = deployed(members);
        uint256 bitmap = randomBitmap(seed, size, fresh.threshold());
        vm.assertEq(fresh.verify(DIGEST, proofOf(members, DIGEST, bitmap)), bitmap);
    }

    function testFuzz_refusesEveryProofWithOneBitChanged(uint256 seed) public view {
        bytes memory proof = quorumProof(DIGEST);
        proof[(seed >> 3) % proof.length] ^= bytes1(uint8(1 << (seed & 7)));
        (bool accepted,) = address(quorum).staticcall(abi.encodeCall(QuorumVerifier.verify, (DIGEST, proof)));
        vm.assertFalse(accepted);
    }

    function test_needsMoreThanTwoThirds() public {
        uint8[9] memory sizes = [1, 2, 3, 4, 5, 7, 13, 20, 30];
        uint8[9] memory thresholds = [1, 2, 3, 3, 4, 5, 9, 14, 21];
        for (uint256 i = 0; i < sizes.length; i++) {
            vm.assertEq(deployed(sortedKeys(i, sizes[i])).threshold(), thresholds[i]);
        }
    }

    function test_listsItsSigners() public view {
        address[] memory signers = quorum.signers();
        vm.assertEq(signers.length, SIGNERS);
        for (uint256 i = 0; i < SIGNERS; i++) {
            vm.assertEq(signers[i], vm.addr(keys[i]));
        }
    }

    function test_refusesAProofOfTheWrongLength() public {
        bytes memory proof = quorumProof(DIGEST);
        expectRefusal(bytes.concat(proof, hex"00"), wrongLength(proof.length + 1));
        expectRefusal("", wrongLength(0));
        expectRefusal(hex"0000001f", wrongLength(4));
    }

    function test_refusesABitmapOfTooFewOrTooManySigners() public {
        bytes memory signatures = sign(keys, DIGEST, QUORUM_BITMAP);
        expectRefusal(bytes.concat(hex"0000000f", signatures), wrongCount(4));
        expectRefusal(bytes.concat(hex"0000003f", signatures), wrongCount(6));
        expectRefusal(bytes.concat(hex"00000000", signatures), wrongCount(0));
    }

    function test_refusesABitBeyondTheSet() public {
        bytes memory proof = bytes.concat(hex"0000008f", sign(keys, DIGEST, QUORUM_BITMAP));
        expectRefusal(proof, abi.encodeWithSelector(EcdsaQuorum.BitBeyondSet.selector, 0x8f, SIGNERS));
    }

    function test_refusesSignaturesOutOfOrder() public {
        bytes memory swapped =
            bytes.concat(compact(keys[1], DIGEST), compact(keys[0], DIGEST), sign(keys, DIGEST, 0x1c));
        expectRefusal(bytes.concat(hex"0000001f", swapped), invalid(0));
    }

    function test_refusesSignaturesOfAnotherDigest() public {
        expectRefusal(quorumProof(keccak256("other")), invalid(0));
    }

    function test_refusesASetOfTheWrongSize() public {
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorumDeployment.WrongSignerCount.selector, 0));
        new EcdsaQuorumDeployment(new address[](0));
        address[] memory many = addressesOf(sortedKeys(1, 31));
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorumDeployment.WrongSignerCount.selector, 31));
        new EcdsaQuorumDeployment(many);
    }

    function test_refusesEqualZeroAndUnsortedSigners() public {
        address[] memory signers = new address[](2);
        signers[1] = ALICE;
        expectUnsorted(signers, 0);
        signers[0] = ALICE;
        expectUnsorted(signers, 1);
        signers[1] = BOB;
        expectUnsorted(signers, 1);
    }

    function test_codeWithoutSignersVerifiesNothing() public {
        EcdsaQuorum bare = new EcdsaQuorum();
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorum.NoSigners.selector));
        bare.threshold();
    }

    function deployed(uint256[] memory members) private returns (QuorumVerifier) {
        return QuorumVerifier(address(new EcdsaQuorumDeployment(addressesOf(members))));
    }

    function expectUnsorted(address[] memory signers, uint256 index) private {
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorumDeployment.SignersNotAscending.selector, index));
        new EcdsaQuorumDeployment(signers);
    }

    function expectRefusal(bytes memory proof, bytes memory reason) private {
        vm.expectRevert(reason);
        quorum.verify(DIGEST, proof);
    }

    function wrongLength(uint256 given) private pure returns (bytes memory) {
        return abi.encodeWithSelector(EcdsaQuorum.WrongProofLength.selector, given, 4 + 5 * 64);
    }

    function wrongCount(uint256 given) private pure returns (bytes memory) {
        return abi.encodeWithSelector(EcdsaQuorum.WrongSignatureCount.selector, given, 5);
    }

    function invalid(uint256 index) private view returns (bytes memory) {
        return abi.encodeWithSelector(EcdsaQuorum.InvalidSignature.selector, vm.addr(keys[index]));
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
