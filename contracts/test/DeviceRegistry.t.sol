// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DeviceKeys} from "../src/devices/DeviceKeys.sol";
import {DeviceRegistry} from "../src/devices/DeviceRegistry.sol";
import {DeviceTitles} from "../src/devices/DeviceTitles.sol";
import {Claim, Registration} from "../src/devices/DeviceTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Devices} from "./Devices.sol";

contract DeviceRegistryTest is Devices {
    function setUp() public {
        setUpDevices();
    }

    function test_refusesNoTreasury() public {
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.TreasuryMissing.selector));
        new DeviceRegistry(roots, makers, usd, FEE, COOLDOWN, address(0));
    }

    function test_registersAP256DeviceThatSigned() public {
        Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        bytes32 id = idOf(r);
        vm.expectEmit(address(registry));
        emit DeviceRegistry.DeviceRegistered(id, ALICE, r, 0, signature);
        vm.prank(ALICE);
        vm.assertEq(registry.register(r, signature), id);
        vm.assertEq(registry.ownerOf(uint256(id)), ALICE);
        vm.assertEq(registry.nonces(ALICE), 1);
        vm.assertTrue(registry.isProven(id));
        vm.assertTrue(registry.holds(id, ALICE));
        vm.assertFalse(registry.holds(id, BOB));
        vm.assertFalse(registry.holds(keccak256("nobody's"), address(0)));
    }

    function test_keepsWhatWasRegistered() public {
        Claim memory d = registry.device(registered());
        vm.assertEq(d.keyType, 2);
        vm.assertEq(d.deviceKind, 1);
        vm.assertEq(d.keyClass, registry.CLASS_FILE());
        vm.assertEq(d.coarseCell, CELL);
        vm.assertEq(d.locationCommitment, COMMITMENT);
        vm.assertEq(d.registeredAt, vm.getBlockTimestamp());
        vm.assertEq(d.assertedAt, vm.getBlockTimestamp());
        vm.assertFalse(d.decommissioned);
        vm.assertEq(d.makerId, 0);
    }

    function test_registersAnEd25519DeviceAndCarriesItsSignature() public {
        Registration memory r = ed25519();
        bytes memory signature = new bytes(64);
        bytes32 id = keccak256(bytes.concat(hex"01", r.publicKey));
        vm.expectEmit(address(registry));
        emit DeviceRegistry.DeviceRegistered(id, ALICE, r, 0, signature);
        vm.prank(ALICE);
        registry.register(r, signature);
        vm.assertEq(registry.ownerOf(uint256(id)), ALICE);
        vm.assertFalse(registry.isProven(id));
    }

    function test_leavesAP256DeviceUnprovenWhereThePrecompileIsAbsent() public {
        withoutPrecompile();
        vm.assertFalse(registry.checksP256());
        Registration memory r = p256();
        vm.prank(ALICE);
        bytes32 id = registry.register(r, new bytes(64));
        vm.assertEq(registry.ownerOf(uint256(id)), ALICE);
        vm.assertFalse(registry.isProven(id));
    }

    function test_trustsNoPrecompileThatAcceptsEverything() public {
        vm.etch(PRECOMPILE, hex"600160005260206000f3");
        vm.assertFalse(newRegistry().checksP256());
    }

    function test_refusesADeviceThatIsProven() public {
        bytes32 id = registered();
        Registration memory r = p256();
        bytes memory signature = signed(BOB, 0, r);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.AlreadyProven.selector, id));
        vm.prank(BOB);
        registry.register(r, signature);
    }

    function test_refusesASignatureForAnotherNonce() public {
        Registration memory r = p256();
        expectInvalidSignature(ALICE, r, signed(ALICE, 1, r));
    }

    function test_refusesASignatureForAnotherPlace() public {
        Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        r.coarseCell++;
        expectInvalidSignature(ALICE, r, signature);
    }

    function test_refusesTheTwinWithAHighS() public {
        Registration memory r = p256();
        (bytes32 x, bytes32 s) = abi.decode(signed(ALICE, 0, r), (bytes32, bytes32));
        expectInvalidSignature(ALICE, r, abi.encodePacked(x, bytes32(P256_ORDER - uint256(s))));
    }

    function test_refusesAnUnknownKeyType() public {
        Registration memory r = p256();
        r.keyType = 3;
        expectRegisterRevert(r, new bytes(64), abi.encodeWithSelector(DeviceKeys.UnknownKeyType.selector, 3));
    }

    function test_refusesAnUnknownDeviceKind() public {
        Registration memory r = p256();
        r.deviceKind = 0;
        expectRegisterRevert(r, new bytes(64), abi.encodeWithSelector(DeviceRegistry.UnknownDeviceKind.selector, 0));
    }

    function test_refusesASignatureOfAnotherLength() public {
        bytes memory reason = abi.encodeWithSelector(DeviceKeys.WrongSignatureLength.selector, 65);
        expectRegisterRevert(ed25519(), new bytes(65), reason);
    }

    function test_theOwnerAssertsAnotherLocationForAFee() public {
        bytes32 id = registered();
        payFor(ALICE, 1);
        vm.warp(vm.getBlockTimestamp() + COOLDOWN);
        vm.expectEmit(address(registry));
        emit DeviceRegistry.LocationAsserted(id, ALICE, CELL + 1, keccak256("there"));
        vm.prank(ALICE);
        registry.assertLocation(id, CELL + 1, keccak256("there"));
        vm.assertEq(registry.device(id).coarseCell, CELL + 1);
        vm.assertEq(registry.device(id).locationCommitment, keccak256("there"));
        vm.assertEq(registry.device(id).assertedAt, vm.getBlockTimestamp());
        vm.assertEq(usd.balanceOf(TREASURY), FEE);
        vm.assertEq(usd.balanceOf(ALICE), 0);
    }

    function test_refusesAnotherLocationBeforeTheCooldownIsOver() public {
        bytes32 id = registered();
        payFor(ALICE, 2);
        uint256 until = vm.getBlockTimestamp() + COOLDOWN;
        vm.warp(until - 1);
        expectCooldown(id, until);
        vm.warp(until);
        vm.prank(ALICE);
        registry.assertLocation(id, CELL, COMMITMENT);
        expectCooldown(id, until + COOLDOWN);
    }

    function test_refusesAnotherLocationWithoutTheFee() public {
        bytes32 id = registered();
        vm.warp(vm.getBlockTimestamp() + COOLDOWN);
        vm.prank(ALICE);
        (bool done,) = address(registry).call(abi.encodeCall(registry.assertLocation, (id, CELL + 1, COMMITMENT)));
        vm.assertFalse(done);
        vm.assertEq(registry.device(id).coarseCell, CELL);
    }

    function test_asksForNoFeeWhenThereIsNone() public {
        registry = new DeviceRegistry(roots, makers, IERC20(address(0)), 0, 0, TREASURY);
        bytes32 id = registered();
        vm.prank(ALICE);
        registry.assertLocation(id, CELL + 1, COMMITMENT);
        vm.assertEq(registry.device(id).coarseCell, CELL + 1);
    }

    function test_theOwnerTransfers() public {
        bytes32 id = registered();
        transfer(id, ALICE, BOB);
        vm.assertEq(registry.ownerOf(uint256(id)), BOB);
        vm.assertEq(registry.tenure(id), 1);
        expectNotOwner(ALICE, BOB);
        registry.decommission(id);
        vm.prank(BOB);
        registry.decommission(id);
    }

    function test_anApprovedAccountTransfersOnceAndDoesNothingElse() public {
        bytes32 id = registered();
        vm.prank(ALICE);
        registry.approve(EVE, uint256(id));
        expectNotOwner(EVE, ALICE);
        registry.decommission(id);
        vm.prank(EVE);
        registry.safeTransferFrom(ALICE, BOB, uint256(id));
        vm.assertEq(registry.ownerOf(uint256(id)), BOB);
        vm.assertEq(registry.tenure(id), 1);
        vm.assertEq(registry.getApproved(uint256(id)), address(0));
    }

    function test_anOperatorOfAllTransfersOnlyWhatItsPrincipalStillHas() public {
        bytes32 id = registered();
        vm.prank(ALICE);
        registry.setApprovalForAll(EVE, true);
        vm.prank(EVE);
        registry.transferFrom(ALICE, BOB, uint256(id));
        vm.prank(EVE);
        (bool done,) = address(registry).call(abi.encodeCall(registry.transferFrom, (BOB, EVE, uint256(id))));
        vm.assertFalse(done);
        vm.assertEq(registry.ownerOf(uint256(id)), BOB);
        vm.assertEq(registry.tenure(id), 1);
    }

    function test_nobodyElseTransfers() public {
        bytes32 id = registered();
        vm.prank(EVE);
        (bool done,) = address(registry).call(abi.encodeCall(registry.transferFrom, (ALICE, EVE, uint256(id))));
        vm.assertFalse(done);
        vm.assertEq(registry.ownerOf(uint256(id)), ALICE);
        vm.assertEq(registry.tenure(id), 0);
    }

    function test_retiresADeviceForEver() public {
        bytes32 id = registered();
        vm.expectEmit(address(registry));
        emit DeviceRegistry.DeviceDecommissioned(id, ALICE);
        vm.prank(ALICE);
        registry.decommission(id);
        vm.assertTrue(registry.device(id).decommissioned);
        vm.assertEq(registry.ownerOf(uint256(id)), ALICE);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.DeviceIsDecommissioned.selector, id));
        transfer(id, ALICE, BOB);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.DeviceIsDecommissioned.selector, id));
        vm.prank(ALICE);
        registry.assertLocation(id, CELL, COMMITMENT);
        Registration memory r = p256();
        bytes memory signature = signed(ALICE, 1, r);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.AlreadyProven.selector, id));
        vm.prank(ALICE);
        registry.register(r, signature);
    }

    function test_onlyTheOwnerChangesADevice() public {
        bytes32 id = registered();
        expectNotOwner(BOB, ALICE);
        registry.assertLocation(id, CELL, COMMITMENT);
        expectNotOwner(BOB, ALICE);
        registry.decommission(id);
    }

    function test_refusesUnknownDevices() public {
        bytes32 id = keccak256("nobody's");
        bytes memory reason = abi.encodeWithSelector(DeviceTitles.UnknownDevice.selector, id);
        vm.expectRevert(reason);
        registry.device(id);
        vm.expectRevert(reason);
        registry.decommission(id);
    }

    function expectCooldown(bytes32 id, uint256 until) private {
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.CooldownRunning.selector, until));
        vm.prank(ALICE);
        registry.assertLocation(id, CELL, COMMITMENT);
    }

    function expectInvalidSignature(address owner, Registration memory r, bytes memory signature) private {
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.InvalidDeviceSignature.selector, idOf(r)));
        vm.prank(owner);
        registry.register(r, signature);
    }

    function expectRegisterRevert(Registration memory r, bytes memory signature, bytes memory reason) private {
        vm.expectRevert(reason);
        registry.register(r, signature);
    }

    function expectNotOwner(address caller, address owner) private {
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.CallerIsNotOwner.selector, caller, owner));
        vm.prank(caller);
    }
}
