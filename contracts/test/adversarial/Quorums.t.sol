// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EcdsaQuorum, EcdsaQuorumDeployment} from "../../src/quorum/EcdsaQuorum.sol";
import {EpochDigest} from "../../src/epochs/EpochDigest.sol";
import {EpochRoots} from "../../src/epochs/EpochRoots.sol";
import {QuorumVerifier} from "../../src/quorum/QuorumVerifier.sol";
import {SignerSets} from "../../src/quorum/SignerSets.sol";
import {Network} from "../Network.sol";

/// @dev Signatures that must not count.
contract QuorumsAdversarialTest is Network {
    uint256 private constant ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
    bytes32 private constant DIGEST = keccak256("digest");
    bytes32 private constant ROOT = keccak256("root");

    function setUp() public {
        setUpNetwork();
    }

    function test_case11_anotherChain() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        bytes memory proof = quorumProof(roots.digest(r));
        vm.chainId(here);
        expectPostRefused(r, proof);
    }

    function test_case11_anotherContract() public {
        EpochRoots twin = new EpochRoots(sets, vault, GUARDIAN, DELAY, OVERRIDE_DELAY);
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        expectPostRefused(r, quorumProof(twin.digest(r)));
    }

    function test_case11_anotherVersionOfTheDomain() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        bytes32 type_ = keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
        bytes32 domain = keccak256(
            abi.encode(type_, keccak256("Trigpoint Epoch Roots"), keccak256("2"), block.chainid, address(roots))
        );
        bytes32 structHash = hashWithoutTotals(r);
        bytes32 own = keccak256(
            abi.encode(type_, keccak256("Trigpoint Epoch Roots"), keccak256("1"), block.chainid, address(roots))
        );
        vm.assertEq(keccak256(abi.encodePacked(hex"1901", own, structHash)), roots.digest(r));
        expectPostRefused(r, quorumProof(keccak256(abi.encodePacked(hex"1901", domain, structHash))));
    }

    function test_case11_anotherEpochOrSet() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        bytes memory proof = quorumProof(roots.digest(r));
        r.epoch = 11;
        expectPostRefused(r, proof);
        address[] memory same = addressesOf(keys);
        vm.prank(GOVERNOR);
        sets.addSet(same, 12);
        (r.epoch, r.setId) = (12, 1);
        proof = quorumProof(roots.digest(r));
        r.setId = 2;
        expectPostRefused(r, proof);
    }

    function test_case11_aSignatureOverAnInputListIsNoResult() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        EpochDigest.InputList memory list = EpochDigest.InputList(10, 1, r.inputRoot);
        expectPostRefused(r, quorumProof(roots.inputDigest(list)));
        bytes memory proof = quorumProof(roots.digest(r));
        vm.expectRevert(invalid(0));
        roots.commitInput(list, proof);
    }

    function testFuzz_case11_everyFieldOfAResultIsSigned(uint256 field, bytes32 value) public view {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT, address(usd), 7);
        bytes32 before = roots.digest(r);
        uint256 which = field % 6;
        vm.assume(
            value != r.inputRoot && value != r.previousRewardRoot && uint160(uint256(value)) != uint160(address(usd))
        );
        if (which == 0) r.inputRoot = value;
        if (which == 1) r.verdictRoot = keccak256(abi.encode(value));
        if (which == 2) r.parameterHash = keccak256(abi.encode(value));
        if (which == 3) r.previousRewardRoot = value;
        if (which == 4) r.totals[0].cumulative = 8 + uint256(value) / 2;
        if (which == 5) r.totals[0].token = address(uint160(uint256(value)));
        vm.assertTrue(roots.digest(r) != before);
    }

    function test_case14_theTwinWithAHighS() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keys[0], DIGEST);
        bytes32 high = bytes32((ORDER - uint256(s)) | (uint256(28 - v) << 255));
        expectRefused(bytes.concat(abi.encodePacked(r, high), sign(keys, DIGEST, 0x1e)), invalid(0));
    }

    function test_case14_theOtherParity() public {
        bytes memory first = compact(keys[0], DIGEST);
        first[32] ^= 0x80;
        expectRefused(bytes.concat(first, sign(keys, DIGEST, 0x1e)), invalid(0));
    }

    function test_case14_aSignatureThatRecoversNobody() public {
        expectRefused(bytes.concat(new bytes(64), sign(keys, DIGEST, 0x1e)), invalid(0));
        bytes memory last = bytes.concat(sign(keys, DIGEST, 0x0f), new bytes(64));
        expectRefused(last, invalid(4));
        bytes32 beyond = bytes32(ORDER);
        expectRefused(bytes.concat(abi.encodePacked(beyond, beyond), sign(keys, DIGEST, 0x1e)), invalid(0));
    }

    function test_case14_nobodyIsNoSigner() public {
        address[] memory signers = new address[](1);
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorumDeployment.SignersNotAscending.selector, 0));
        new EcdsaQuorumDeployment(signers);
    }

    function test_case15_aDuplicateSigner() public {
        bytes memory twice = bytes.concat(compact(keys[0], DIGEST), sign(keys, DIGEST, 0x0f));
        expectRefused(twice, invalid(1));
    }

    function test_case15_aBitAboveTheSet() public {
        bytes memory proof = bytes.concat(hex"0000008f", sign(keys, DIGEST, 0x1f));
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorum.BitBeyondSet.selector, 0x8f, SIGNERS));
        sets.verify(1, FIRST_EPOCH, DIGEST, proof);
    }

    function test_case15_fewerOrMoreThanAQuorum() public {
        for (uint256 count = 0; count <= SIGNERS; count++) {
            if (count == 5) continue;
            bytes memory proof = proofOf(keys, DIGEST, (1 << count) - 1);
            vm.expectRevert(abi.encodeWithSelector(EcdsaQuorum.WrongProofLength.selector, proof.length, 324));
            sets.verify(1, FIRST_EPOCH, DIGEST, proof);
        }
        bytes memory six = bytes.concat(hex"0000003f", sign(keys, DIGEST, 0x1f));
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorum.WrongSignatureCount.selector, 6, 5));
        sets.verify(1, FIRST_EPOCH, DIGEST, six);
    }

    function test_case15_unsortedSignatures() public {
        bytes memory swapped =
            bytes.concat(compact(keys[1], DIGEST), compact(keys[0], DIGEST), sign(keys, DIGEST, 0x1c));
        expectRefused(swapped, invalid(0));
    }

    function test_case16_emptySetAndMoreThanFits() public {
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorumDeployment.WrongSignerCount.selector, 0));
        new SignerSets(GOVERNOR, new address[](0), 0);
        address[] memory many = addressesOf(sortedKeys(1, 31));
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorumDeployment.WrongSignerCount.selector, 31));
        new SignerSets(GOVERNOR, many, 0);
    }

    function test_case16_everyThresholdIsAboveTwoThirdsAndAtMostAll() public {
        for (uint256 size = 1; size <= 30; size++) {
            QuorumVerifier quorum =
                QuorumVerifier(address(new EcdsaQuorumDeployment(addressesOf(sortedKeys(size, size)))));
            vm.assertTrue(3 * quorum.threshold() > 2 * size);
            vm.assertTrue(3 * (quorum.threshold() - 1) <= 2 * size);
            vm.assertLe(quorum.threshold(), size);
        }
    }

    function test_case19_rotationWhileAResultIsBeingSigned() public {
        EpochDigest.EpochResult memory r = resultOf(20, ROOT);
        bytes memory proof = quorumProof(roots.digest(r));
        addSecondSet(20);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.SignerSetNotActive.selector, 1, 20));
        roots.post(r, proof);
        r.epoch = 19;
        post(r);
    }

    function test_case19_droppedOperatorsOldSignatures() public {
        uint256[] memory others = addSecondSet(20);
        EpochDigest.EpochResult memory r = resultOf(20, ROOT);
        r.setId = 2;
        bytes memory proof = proofOf(keys, roots.digest(r), 0x07);
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorum.InvalidSignature.selector, vm.addr(others[0])));
        roots.post(r, proof);
        roots.post(r, proofOf(others, roots.digest(r), 0x07));
    }

    function test_case19_aPendingResultOfTheOldSetStaysUnderItsVeto() public {
        post(resultOf(19, ROOT));
        addSecondSet(20);
        vm.prank(GUARDIAN);
        roots.veto(19);
        vm.assertEq(roots.lastEpoch(), FIRST_EPOCH - 1);
    }

    /// @dev Offsets that overlap, point back or point beyond the end: the check and the use read the same bytes, which are
    /// those that were signed, or the call is refused.
    function testFuzz_case20_craftedCalldataOffsets(uint256 word, uint256 value) public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT, address(trig), 100);
        bytes memory data = abi.encodeCall(roots.post, (r, quorumProof(roots.digest(r))));
        uint256 place = 36 + 32 * (word % ((data.length - 36) / 32));
        value = bound(value, 0, 2 * data.length);
        assembly ("memory-safe") {
            mstore(add(data, place), value)
        }
        (bool done,) = address(roots).call(data);
        if (!done) return;
        vm.assertEq(roots.lastRewardRoot(), ROOT);
        vm.assertEq(roots.postedTotal(address(trig)), 100);
        vm.assertEq(roots.lastEpoch(), 10);
    }

    function test_case20_dirtyBitsAreRefused() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT, address(trig), 100);
        bytes memory data = abi.encodeCall(roots.post, (r, quorumProof(roots.digest(r))));
        for (uint256 end = 100; end <= 132; end += 32) {
            bytes memory dirty = bytes.concat(data);
            dirty[end - 32] = 0x01;
            (bool done,) = address(roots).call(dirty);
            vm.assertFalse(done);
        }
        (bool clean,) = address(roots).call(data);
        vm.assertTrue(clean);
    }

    function addSecondSet(uint64 activationEpoch) private returns (uint256[] memory others) {
        others = sortedKeys(2, 4);
        address[] memory signers = addressesOf(others);
        vm.prank(GOVERNOR);
        sets.addSet(signers, activationEpoch);
    }

    function hashWithoutTotals(EpochDigest.EpochResult memory r) private pure returns (bytes32) {
        bytes32 type_ = keccak256(
            "EpochResult(uint64 epoch,uint64 setId,bytes32 inputRoot,bytes32 verdictRoot,bytes32 rewardRoot,bytes32 parameterHash,bytes32 previousRewardRoot,TokenTotal[] totals)TokenTotal(address token,uint256 cumulative)"
        );
        return keccak256(
            abi.encode(
                type_,
                r.epoch,
                r.setId,
                r.inputRoot,
                r.verdictRoot,
                r.rewardRoot,
                r.parameterHash,
                r.previousRewardRoot,
                keccak256("")
            )
        );
    }

    function expectPostRefused(EpochDigest.EpochResult memory r, bytes memory proof) private {
        vm.expectRevert(invalid(0));
        roots.post(r, proof);
    }

    /// @dev Five signatures under the bitmap of the first five signers.
    function expectRefused(bytes memory signatures, bytes memory reason) private {
        vm.expectRevert(reason);
        sets.verify(1, FIRST_EPOCH, DIGEST, bytes.concat(hex"0000001f", signatures));
    }

    function invalid(uint256 index) private view returns (bytes memory) {
        return abi.encodeWithSelector(EcdsaQuorum.InvalidSignature.selector, vm.addr(keys[index]));
    }
}
