// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {CompactSignatures} from "../../src/quorum/CompactSignatures.sol";
import {OperatorKeys} from "../../src/operators/OperatorKeys.sol";
import {OperatorRegistry} from "../../src/operators/OperatorRegistry.sol";
import {Operators} from "../Operators.sol";

/// @title Keys that somebody else holds, that nobody holds, or that serve twice.
contract OperatorKeysAdversarialTest is Operators {
    OperatorKeys.Role private constant SEND_ROLE = OperatorKeys.Role.Send;
    uint256 private constant CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function setUp() public {
        setUpOperators();
        registerAlice();
    }

    function test_case17_keyDerivedFromAChosenSignature() public {
        bytes32 digest = registry.keyDigest(ALICE, SEND_ROLE, address(0xdead), 1);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(FRESH, keccak256("anything"));
        address rogue = ecrecover(digest, v, r, s);
        bytes memory signature = abi.encodePacked(r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
        address other = ecrecover(registry.keyDigest(ALICE, SEND_ROLE, rogue, 1), v, r, s);
        refuse(rogue, signature, abi.encodeWithSelector(OperatorKeys.KeyNotProven.selector, rogue, other));
    }

    function test_case17_proofForAnotherChain() public {
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        bytes memory elsewhere = proven(ALICE, SEND_ROLE, FRESH, 1);
        vm.chainId(here);
        refuseUnproven(elsewhere);
    }

    function test_case17_proofForAnotherRegistry() public {
        OperatorRegistry twin = new OperatorRegistry(roots, usd, MIN_STAKE, UNBONDING, TREASURY, REPORTER_PPM);
        refuseUnproven(compact(FRESH, twin.keyDigest(ALICE, SEND_ROLE, vm.addr(FRESH), 1)));
    }

    function test_case17_proofForAnotherOperator() public {
        refuseUnproven(proven(BOB, SEND_ROLE, FRESH, 1));
    }

    function test_case17_proofForAnotherRole() public {
        refuseUnproven(proven(ALICE, OperatorKeys.Role.Attest, FRESH, 1));
    }

    function test_case17_proofOfAnotherNonce() public {
        refuseUnproven(proven(ALICE, SEND_ROLE, FRESH, 0));
        refuseUnproven(proven(ALICE, SEND_ROLE, FRESH, 2));
    }

    function test_case17_foreignKeyAtRegistration() public {
        OperatorRegistry.KeyProofs memory proofs = proofsOf(BOB, 11, 12, 13);
        OperatorRegistry.Keys memory keys = keysOf(11, 12, 13);
        proofs.receipt = proven(BOB, OperatorKeys.Role.Receipt, 14, 0);
        address signer = signerOf(registry.keyDigest(BOB, OperatorKeys.Role.Receipt, keys.receipt, 0), proofs.receipt);
        vm.expectRevert(abi.encodeWithSelector(OperatorKeys.KeyNotProven.selector, keys.receipt, signer));
        vm.prank(BOB);
        registry.register(MIN_STAKE, keys, proofs, OperatorRegistry.Endpoint(URL, TLS));
        requireStatus(BOB, OperatorRegistry.Status.None);
    }

    function test_case18_zeroKey() public {
        bytes memory possession = proven(ALICE, SEND_ROLE, FRESH, 1);
        refuse(address(0), possession, abi.encodeWithSelector(OperatorKeys.KeyMissing.selector, SEND_ROLE));
    }

    function test_case18_equalKeysInTwoRoles() public {
        OperatorRegistry.KeyProofs memory proofs = proofsOf(BOB, 11, 12, 11);
        vm.expectRevert(
            abi.encodeWithSelector(OperatorKeys.KeyInUse.selector, vm.addr(11), BOB, OperatorKeys.Role.Attest)
        );
        vm.prank(BOB);
        registry.register(MIN_STAKE, keysOf(11, 12, 11), proofs, OperatorRegistry.Endpoint(URL, TLS));
    }

    function test_case18_keyOfAnotherOperator() public {
        OperatorRegistry.KeyProofs memory proofs = proofsOf(BOB, ATTEST, 12, 13);
        vm.expectRevert(
            abi.encodeWithSelector(OperatorKeys.KeyInUse.selector, vm.addr(ATTEST), ALICE, OperatorKeys.Role.Attest)
        );
        vm.prank(BOB);
        registry.register(MIN_STAKE, keysOf(ATTEST, 12, 13), proofs, OperatorRegistry.Endpoint(URL, TLS));
    }

    function test_case18_keyThatWasRotatedOut() public {
        rotate(ALICE, SEND_ROLE, FRESH);
        bytes memory possession = proven(ALICE, SEND_ROLE, SEND, 2);
        vm.expectRevert(abi.encodeWithSelector(OperatorKeys.KeyInUse.selector, vm.addr(SEND), ALICE, SEND_ROLE));
        vm.prank(ALICE);
        registry.rotateKey(SEND_ROLE, vm.addr(SEND), possession);
        vm.assertEq(registry.operatorOf(ALICE).keys.send, vm.addr(FRESH));
    }

    function test_case18_highS() public {
        bytes32 digest = registry.keyDigest(ALICE, SEND_ROLE, vm.addr(FRESH), 1);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(FRESH, digest);
        bytes memory long = abi.encodePacked(r, bytes32(CURVE_ORDER - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        refuse(vm.addr(FRESH), long, abi.encodeWithSelector(CompactSignatures.WrongSignatureLength.selector, 65, 64));
        bytes memory reason = abi.encodeWithSelector(CompactSignatures.UnrecoverableSignature.selector, digest);
        refuse(vm.addr(FRESH), abi.encodePacked(r, type(uint256).max >> 1), reason);
        refuse(vm.addr(FRESH), abi.encodePacked(r, (CURVE_ORDER >> 1) + 1), reason);
    }

    function test_case18_signatureThatRecoversNobody() public {
        bytes32 digest = registry.keyDigest(ALICE, SEND_ROLE, vm.addr(FRESH), 1);
        bytes memory reason = abi.encodeWithSelector(CompactSignatures.UnrecoverableSignature.selector, digest);
        refuse(vm.addr(FRESH), new bytes(64), reason);
        uint256 notOnTheCurve = 5;
        refuse(vm.addr(FRESH), abi.encodePacked(notOnTheCurve, uint256(1)), reason);
    }

    function testFuzz_case18_noOtherBytesProveAKey(uint256 place, uint8 change) public {
        vm.assume(change != 0);
        bytes memory possession = proven(ALICE, SEND_ROLE, FRESH, 1);
        possession[place % 64] ^= bytes1(change);
        vm.prank(ALICE);
        (bool done,) =
            address(registry).call(abi.encodeCall(registry.rotateKey, (SEND_ROLE, vm.addr(FRESH), possession)));
        vm.assertFalse(done);
    }

    function refuseUnproven(bytes memory possession) private {
        address signer = signerOf(registry.keyDigest(ALICE, SEND_ROLE, vm.addr(FRESH), 1), possession);
        refuse(
            vm.addr(FRESH),
            possession,
            abi.encodeWithSelector(OperatorKeys.KeyNotProven.selector, vm.addr(FRESH), signer)
        );
    }

    function refuse(address key, bytes memory possession, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(ALICE);
        registry.rotateKey(SEND_ROLE, key, possession);
        vm.assertEq(registry.operatorOf(ALICE).keys.send, vm.addr(SEND));
    }

    /// @dev Who a compact signature seems to be by.
    function signerOf(bytes32 digest, bytes memory signature) private pure returns (address) {
        (bytes32 r, bytes32 vs) = abi.decode(signature, (bytes32, bytes32));
        return ecrecover(digest, uint8(uint256(vs) >> 255) + 27, r, bytes32((uint256(vs) << 1) >> 1));
    }
}
