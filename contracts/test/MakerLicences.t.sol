// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DeviceRegistry} from "../src/devices/DeviceRegistry.sol";
import {Claim, Onboarding, Registration} from "../src/devices/DeviceTypes.sol";
import {MakerLicences} from "../src/devices/MakerLicences.sol";
import {Devices} from "./Devices.sol";

contract MakerLicencesTest is Devices {
    uint64 private maker;

    function setUp() public {
        setUpDevices();
        maker = licensed();
    }

    function test_theGovernorGrantsALicence() public {
        vm.expectEmit(address(makers));
        emit MakerLicences.LicenceGranted(maker + 1, BOB);
        vm.prank(GOVERNOR);
        vm.assertEq(makers.grant(BOB), maker + 1);
        (address signer, bool active) = makers.licenceOf(maker + 1);
        vm.assertEq(signer, BOB);
        vm.assertTrue(active);
    }

    function test_onboardsADeviceOfAnApprovedModel() public {
        Registration memory r = p256();
        bytes32 id = idOf(r);
        Onboarding memory o = onboardingOf(maker);
        bytes memory signature = signed(ALICE, 0, r);
        bytes memory makerSignature = signedByMaker(id, o);
        vm.expectEmit(address(registry));
        emit DeviceRegistry.DeviceOnboarded(id, ALICE, maker, MODEL, 2);
        vm.prank(ALICE);
        vm.assertEq(registry.registerOnboarded(r, signature, o, makerSignature), id);
        Claim memory d = registry.device(id);
        vm.assertEq(d.makerId, maker);
        vm.assertEq(d.model, MODEL);
        vm.assertEq(d.keyClass, registry.CLASS_TOKEN());
        vm.assertTrue(registry.isProven(id));
    }

    function test_aRevokedLicenceCutsOffNoDevice() public {
        bytes32 id = onboarded();
        vm.expectEmit(address(makers));
        emit MakerLicences.LicenceRevoked(maker);
        vm.prank(GOVERNOR);
        makers.revoke(maker);
        vm.assertEq(registry.device(id).makerId, maker);
        vm.assertFalse(registry.device(id).decommissioned);
        transfer(id, ALICE, BOB);
        vm.assertEq(registry.ownerOf(uint256(id)), BOB);
        bytes32 rotatedTo = rotatedBy(BOB);
        vm.assertEq(registry.device(rotatedTo).makerId, maker);
        vm.assertEq(registry.device(rotatedTo).model, MODEL);
    }

    function test_refusesARevokedLicence() public {
        vm.prank(GOVERNOR);
        makers.revoke(maker);
        expectRefusal(onboardingOf(maker), abi.encodeWithSelector(MakerLicences.LicenceNotActive.selector, maker));
        vm.expectRevert(abi.encodeWithSelector(MakerLicences.LicenceNotActive.selector, maker));
        vm.prank(GOVERNOR);
        makers.revoke(maker);
        vm.expectRevert(abi.encodeWithSelector(MakerLicences.LicenceNotActive.selector, maker));
        vm.prank(GOVERNOR);
        makers.setModelApproval(maker, MODEL, true);
    }

    function test_refusesALicenceThatWasNeverGranted() public {
        expectRefusal(onboardingOf(0), abi.encodeWithSelector(MakerLicences.LicenceNotActive.selector, 0));
    }

    function test_refusesAWithdrawnModel() public {
        vm.expectEmit(address(makers));
        emit MakerLicences.ModelApprovalSet(maker, MODEL, false);
        vm.prank(GOVERNOR);
        makers.setModelApproval(maker, MODEL, false);
        bytes memory reason = abi.encodeWithSelector(MakerLicences.ModelNotApproved.selector, maker, MODEL);
        expectRefusal(onboardingOf(maker), reason);
    }

    function test_refusesAnotherSigner() public {
        Registration memory r = p256();
        Onboarding memory o = onboardingOf(maker);
        bytes memory signature = signed(ALICE, 0, r);
        (uint8 v, bytes32 x, bytes32 s) = vm.sign(MAKER_KEY + 1, registry.onboardingDigest(idOf(r), o));
        vm.expectRevert(abi.encodeWithSelector(MakerLicences.InvalidMakerSignature.selector, vm.addr(MAKER_KEY)));
        vm.prank(ALICE);
        registry.registerOnboarded(r, signature, o, abi.encodePacked(x, s, v));
    }

    function test_refusesAnOnboardingOfAnotherDevice() public {
        Registration memory r = p256();
        Onboarding memory o = onboardingOf(maker);
        bytes memory signature = signed(ALICE, 0, r);
        bytes memory makerSignature = signedByMaker(keccak256("another"), o);
        vm.expectRevert(abi.encodeWithSelector(MakerLicences.InvalidMakerSignature.selector, vm.addr(MAKER_KEY)));
        vm.prank(ALICE);
        registry.registerOnboarded(r, signature, o, makerSignature);
    }

    function test_aMakerCannotAttest() public {
        Onboarding memory o = onboardingOf(maker);
        o.keyClass = 3;
        expectRefusal(o, abi.encodeWithSelector(DeviceRegistry.KeyClassNotByMaker.selector, 3));
        o.keyClass = 0;
        expectRefusal(o, abi.encodeWithSelector(DeviceRegistry.KeyClassNotByMaker.selector, 0));
    }

    function test_refusesAnOnboardingAfterItsDeadline() public {
        Onboarding memory o = onboardingOf(maker);
        o.deadline = uint64(vm.getBlockTimestamp()) - 1;
        expectRefusal(
            o, abi.encodeWithSelector(DeviceRegistry.DeadlinePassed.selector, o.deadline, vm.getBlockTimestamp())
        );
    }

    function test_onlyTheGovernorGoverns() public {
        bytes memory reason = abi.encodeWithSelector(MakerLicences.CallerIsNotGovernor.selector, EVE);
        vm.expectRevert(reason);
        vm.prank(EVE);
        makers.grant(EVE);
        vm.expectRevert(reason);
        vm.prank(EVE);
        makers.revoke(maker);
        vm.expectRevert(reason);
        vm.prank(EVE);
        makers.setModelApproval(maker, MODEL, false);
    }

    function test_refusesNobodyAsGovernorOrSigner() public {
        vm.expectRevert(abi.encodeWithSelector(MakerLicences.GovernorMissing.selector));
        new MakerLicences(address(0));
        vm.expectRevert(abi.encodeWithSelector(MakerLicences.SignerMissing.selector));
        vm.prank(GOVERNOR);
        makers.grant(address(0));
    }

    function onboarded() private returns (bytes32 id) {
        Registration memory r = p256();
        Onboarding memory o = onboardingOf(maker);
        bytes memory signature = signed(ALICE, 0, r);
        bytes memory makerSignature = signedByMaker(idOf(r), o);
        vm.prank(ALICE);
        return registry.registerOnboarded(r, signature, o, makerSignature);
    }

    function rotatedBy(address owner) private returns (bytes32) {
        bytes memory message = registry.rotationMessage(owner, 0, rotation());
        bytes memory byOld = signedP256(DEVICE_KEY, message);
        bytes memory byNew = signedP256(NEXT_DEVICE_KEY, message);
        vm.prank(owner);
        return registry.rotateKey(rotation(), byOld, byNew);
    }

    function expectRefusal(Onboarding memory o, bytes memory reason) private {
        Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        bytes memory makerSignature = signedByMaker(idOf(r), o);
        vm.expectRevert(reason);
        vm.prank(ALICE);
        registry.registerOnboarded(r, signature, o, makerSignature);
    }
}
