// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DeviceKeys} from "../src/devices/DeviceKeys.sol";
import {DeviceRegistry} from "../src/devices/DeviceRegistry.sol";
import {DeviceTitles} from "../src/devices/DeviceTitles.sol";
import {Claim, Rotation} from "../src/devices/DeviceTypes.sol";
import {Devices} from "./Devices.sol";

/// @dev REG-8: a device keeps its place, its age and its maker under another key.
contract DeviceRotationTest is Devices {
    function setUp() public {
        setUpDevices();
    }

    function test_theNewKeyTakesThePlaceOfTheOld() public {
        bytes32 id = registered();
        uint256 registeredAt = vm.getBlockTimestamp();
        vm.warp(registeredAt + 100 days);
        bytes32 successor = rotated(rotation());
        Claim memory next = registry.device(successor);
        vm.assertEq(successor, idOf(p256Key(NEXT_DEVICE_KEY)));
        vm.assertEq(registry.ownerOf(uint256(successor)), ALICE);
        vm.assertTrue(registry.isProven(successor));
        vm.assertEq(next.registeredAt, registeredAt);
        vm.assertEq(next.assertedAt, registeredAt);
        vm.assertEq(next.coarseCell, CELL);
        vm.assertEq(next.locationCommitment, COMMITMENT);
        vm.assertFalse(next.decommissioned);
        vm.assertTrue(registry.device(id).decommissioned);
        vm.assertEq(registry.device(id).successor, successor);
        vm.assertEq(registry.nonces(ALICE), 2);
    }

    function test_emitsBothKeysAndSignatures() public {
        bytes32 id = registered();
        Rotation memory r = rotation();
        bytes memory message = registry.rotationMessage(ALICE, 1, r);
        bytes memory oldSignature = signedP256(DEVICE_KEY, message);
        bytes memory newSignature = signedP256(NEXT_DEVICE_KEY, message);
        vm.expectEmit(address(registry));
        emit DeviceRegistry.DeviceRotated(id, idOf(r.newKey), ALICE, r, 1, oldSignature, newSignature);
        vm.prank(ALICE);
        registry.rotateKey(r, oldSignature, newSignature);
    }

    function test_keepsTheMakerAndLosesTheKeyClass() public {
        bytes32 id = registered();
        attest(id, ALICE, 3, FIRST_EPOCH);
        bytes32 successor = rotated(rotation());
        vm.assertEq(registry.device(id).keyClass, 3);
        vm.assertEq(registry.device(successor).keyClass, registry.CLASS_FILE());
    }

    function test_anEd25519SuccessorAwaitsTheQuorum() public {
        registered();
        Rotation memory r = rotation();
        r.newKey = ed25519Key();
        bytes32 successor = rotated(r);
        vm.assertEq(registry.ownerOf(uint256(successor)), ALICE);
        vm.assertFalse(registry.isProven(successor));
        attest(successor, ALICE, 1, FIRST_EPOCH);
        vm.assertTrue(registry.isProven(successor));
    }

    function test_aSuccessorOfAnUnprovenDeviceIsUnproven() public {
        claimed(ALICE);
        Rotation memory r = rotation();
        r.oldKey = ed25519Key();
        vm.assertFalse(registry.isProven(rotated(r)));
    }

    function test_aSquattedSuccessorWaitsForTheQuorumAsARival() public {
        registered();
        bytes32 squatted = claimed(EVE);
        Rotation memory r = rotation();
        r.newKey = ed25519Key();
        vm.assertEq(rotated(r), squatted);
        vm.assertEq(registry.ownerOf(uint256(squatted)), EVE);
        vm.assertTrue(registry.holds(squatted, ALICE));
        attest(squatted, ALICE, 1, FIRST_EPOCH);
        vm.assertEq(registry.ownerOf(uint256(squatted)), ALICE);
    }

    function test_refusesAWrongSignatureOfEitherKey() public {
        bytes32 id = registered();
        Rotation memory r = rotation();
        bytes memory message = registry.rotationMessage(ALICE, 1, r);
        bytes memory byOld = signedP256(DEVICE_KEY, message);
        bytes memory byNew = signedP256(NEXT_DEVICE_KEY, message);
        expectRefusal(r, byNew, byNew, abi.encodeWithSelector(DeviceRegistry.InvalidDeviceSignature.selector, id));
        bytes32 next = idOf(r.newKey);
        expectRefusal(r, byOld, byOld, abi.encodeWithSelector(DeviceRegistry.InvalidDeviceSignature.selector, next));
    }

    function test_refusesToRotateToAProvenDevice() public {
        bytes32 id = registered();
        Rotation memory r = rotation();
        r.newKey = r.oldKey;
        bytes memory byOld = signedP256(DEVICE_KEY, registry.rotationMessage(ALICE, 1, r));
        expectRefusal(r, byOld, byOld, abi.encodeWithSelector(DeviceTitles.AlreadyProven.selector, id));
    }

    function test_refusesAnUnsoundNewKey() public {
        registered();
        Rotation memory r = rotation();
        r.newKey.publicKey[64] ^= 0x01;
        bytes memory none = new bytes(64);
        expectRefusal(r, none, none, abi.encodeWithSelector(DeviceKeys.InvalidPublicKey.selector));
    }

    function test_refusesTheRotationOfAnothersDevice() public {
        registered();
        Rotation memory r = rotation();
        bytes memory none = new bytes(64);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.CallerIsNotOwner.selector, EVE, ALICE));
        vm.prank(EVE);
        registry.rotateKey(r, none, none);
    }

    function expectRefusal(Rotation memory r, bytes memory byOld, bytes memory byNew, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(ALICE);
        registry.rotateKey(r, byOld, byNew);
    }
}
