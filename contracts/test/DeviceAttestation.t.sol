// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DeviceRegistry} from "../src/devices/DeviceRegistry.sol";
import {DeviceTitles} from "../src/devices/DeviceTitles.sol";
import {Registration} from "../src/devices/DeviceTypes.sol";
import {Devices} from "./Devices.sol";

/// @dev REG-6: rival claims to a device that the chain cannot judge, and the quorum that does.
contract DeviceAttestationTest is Devices {
    function setUp() public {
        setUpDevices();
    }

    function test_theQuorumProvesAClaimAndRecordsTheKeyClass() public {
        bytes32 id = claimed(ALICE);
        vm.expectEmit(address(registry));
        emit DeviceRegistry.DeviceAttested(id, ALICE, 3, 1, FIRST_EPOCH);
        attest(id, ALICE, 3, FIRST_EPOCH);
        vm.assertTrue(registry.isProven(id));
        vm.assertEq(registry.device(id).keyClass, 3);
        vm.assertEq(registry.attestedEpoch(id), FIRST_EPOCH);
        vm.assertEq(registry.tenure(id), 0);
    }

    function test_theTokenGoesFromASquatterToTheRightfulClaimant() public {
        bytes32 id = claimed(EVE);
        Registration memory r = ed25519();
        r.coarseCell = CELL + 7;
        vm.prank(ALICE);
        registry.register(r, new bytes(64));
        vm.assertEq(registry.ownerOf(uint256(id)), EVE);
        vm.assertTrue(registry.holds(id, ALICE));
        attest(id, ALICE, 1, FIRST_EPOCH);
        vm.assertEq(registry.ownerOf(uint256(id)), ALICE);
        vm.assertEq(registry.device(id).coarseCell, CELL + 7);
        vm.assertFalse(registry.holds(id, EVE));
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.CallerIsNotOwner.selector, EVE, ALICE));
        vm.prank(EVE);
        registry.decommission(id);
    }

    function test_anUnprovenDeviceCannotBeSold() public {
        bytes32 id = claimed(EVE);
        vm.prank(EVE);
        registry.approve(BOB, uint256(id));
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.NotProven.selector, id));
        transfer(id, EVE, BOB);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.NotProven.selector, id));
        vm.prank(BOB);
        registry.safeTransferFrom(EVE, BOB, uint256(id));
    }

    function test_anApprovalByASquatterEndsWithItsToken() public {
        bytes32 id = claimed(EVE);
        claimed(ALICE);
        vm.prank(EVE);
        registry.approve(BOB, uint256(id));
        attest(id, ALICE, 1, FIRST_EPOCH);
        vm.assertEq(registry.getApproved(uint256(id)), address(0));
    }

    function test_eachClaimantChangesItsOwnClaimOnly() public {
        bytes32 id = claimed(EVE);
        claimed(ALICE);
        payFor(ALICE, 1);
        vm.warp(vm.getBlockTimestamp() + COOLDOWN);
        vm.prank(ALICE);
        registry.assertLocation(id, CELL + 1, COMMITMENT);
        vm.prank(EVE);
        registry.decommission(id);
        vm.assertEq(registry.device(id).coarseCell, CELL);
        vm.assertTrue(registry.device(id).decommissioned);
        vm.assertEq(registry.claimOf(id, ALICE).coarseCell, CELL + 1);
        attest(id, ALICE, 1, FIRST_EPOCH);
        vm.assertEq(registry.device(id).coarseCell, CELL + 1);
        vm.assertFalse(registry.device(id).decommissioned);
    }

    function test_anAccountClaimsADeviceOnce() public {
        bytes32 id = claimed(EVE);
        claimed(ALICE);
        Registration memory r = ed25519();
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.AlreadyClaimed.selector, id, ALICE));
        vm.prank(ALICE);
        registry.register(r, new bytes(64));
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.AlreadyClaimed.selector, id, EVE));
        vm.prank(EVE);
        registry.register(r, new bytes(64));
    }

    function test_aProvenDeviceStaysWithItsOwner() public {
        bytes32 id = claimed(ALICE);
        claimed(EVE);
        attest(id, ALICE, 1, FIRST_EPOCH);
        transfer(id, ALICE, BOB);
        bytes memory proof = attestation(id, EVE, 1, FIRST_EPOCH + 1);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.AttestedOwnerIsNotOwner.selector, EVE, BOB));
        registry.attest(id, EVE, 1, 1, FIRST_EPOCH + 1, proof);
        attest(id, BOB, 2, FIRST_EPOCH + 1);
        vm.assertEq(registry.device(id).keyClass, 2);
    }

    function test_refusesAnOldAttestation() public {
        bytes32 id = claimed(ALICE);
        attest(id, ALICE, 3, FIRST_EPOCH + 1);
        bytes memory proof = attestation(id, ALICE, 1, FIRST_EPOCH);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.AttestationNotNewer.selector, FIRST_EPOCH, FIRST_EPOCH + 1));
        registry.attest(id, ALICE, 1, 1, FIRST_EPOCH, proof);
        proof = attestation(id, ALICE, 3, FIRST_EPOCH + 1);
        vm.expectRevert(
            abi.encodeWithSelector(DeviceTitles.AttestationNotNewer.selector, FIRST_EPOCH + 1, FIRST_EPOCH + 1)
        );
        registry.attest(id, ALICE, 3, 1, FIRST_EPOCH + 1, proof);
    }

    function test_refusesAnAccountThatNeverClaimed() public {
        bytes32 id = claimed(ALICE);
        bytes memory proof = attestation(id, BOB, 1, FIRST_EPOCH);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.NotClaimed.selector, id, BOB));
        registry.attest(id, BOB, 1, 1, FIRST_EPOCH, proof);
    }

    function test_refusesADecommissionedClaim() public {
        bytes32 id = claimed(ALICE);
        vm.prank(ALICE);
        registry.decommission(id);
        bytes memory proof = attestation(id, ALICE, 1, FIRST_EPOCH);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.DeviceIsDecommissioned.selector, id));
        registry.attest(id, ALICE, 1, 1, FIRST_EPOCH, proof);
    }

    function test_refusesAnUnknownKeyClass() public {
        bytes32 id = claimed(ALICE);
        expectUnknownClass(id, 0);
        expectUnknownClass(id, 4);
    }

    function test_refusesASetThatIsNotInForce() public {
        bytes32 id = claimed(ALICE);
        bytes memory proof = attestation(id, ALICE, 1, FIRST_EPOCH - 1);
        (bool done,) =
            address(registry).call(abi.encodeCall(registry.attest, (id, ALICE, 1, 1, FIRST_EPOCH - 1, proof)));
        vm.assertFalse(done);
        vm.assertFalse(registry.isProven(id));
    }

    function expectUnknownClass(bytes32 id, uint8 keyClass) private {
        bytes memory proof = attestation(id, ALICE, keyClass, FIRST_EPOCH);
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.UnknownKeyClass.selector, keyClass));
        registry.attest(id, ALICE, keyClass, 1, FIRST_EPOCH, proof);
    }
}
