// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {DeviceRegistry} from "../../src/devices/DeviceRegistry.sol";
import {DeviceTitles} from "../../src/devices/DeviceTitles.sol";
import {MakerLicences} from "../../src/devices/MakerLicences.sol";
import {Onboarding, Registration, Rotation} from "../../src/devices/DeviceTypes.sol";
import {Devices} from "../Devices.sol";

/// @dev What a hostile owner, squatter or buyer tries with devices.
contract AdversarialDevicesTest is Devices {
    function setUp() public {
        setUpDevices();
    }

    function test_case12_aRegistrationDoesNotRotate() public {
        registered();
        Rotation memory r = rotation();
        bytes memory byOld = signedP256(DEVICE_KEY, registry.rotationMessage(ALICE, 1, r));
        Registration memory next = registrationOf(r.newKey);
        bytes memory byNew = signedP256(NEXT_DEVICE_KEY, registry.registrationMessage(ALICE, 1, next));
        expectInvalidRotation(r, byOld, byNew, idOf(r.newKey));
    }

    function test_case12_aRotationDoesNotRegister() public {
        Registration memory r = p256();
        bytes memory message = registry.rotationMessage(ALICE, 0, rotation());
        expectInvalidRegistration(r, signedP256(DEVICE_KEY, message), ALICE);
    }

    function test_case12_anAttestationDoesNotOnboard() public {
        uint64 maker = licensed();
        Registration memory r = p256();
        Onboarding memory o = onboardingOf(maker);
        bytes32 digest = registry.attestationDigest(idOf(r), ALICE, o.keyClass, o.makerId, o.deadline);
        (uint8 v, bytes32 x, bytes32 s) = vm.sign(MAKER_KEY, digest);
        bytes memory signature = signed(ALICE, 0, r);
        vm.expectRevert(abi.encodeWithSelector(MakerLicences.InvalidMakerSignature.selector, vm.addr(MAKER_KEY)));
        vm.prank(ALICE);
        registry.registerOnboarded(r, signature, o, abi.encodePacked(x, s, v));
    }

    function test_case12_aSignatureEndsWithItsDeadline() public {
        Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        vm.warp(uint256(r.deadline) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(DeviceRegistry.DeadlinePassed.selector, r.deadline, uint256(r.deadline) + 1)
        );
        vm.prank(ALICE);
        registry.register(r, signature);
        r.deadline++;
        expectInvalidRegistration(r, signature, ALICE);
    }

    function test_case13_nobodyBurnsAnothersNonce() public {
        Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        claimed(EVE);
        claimed(BOB);
        vm.assertEq(registry.nonces(ALICE), 0);
        vm.prank(ALICE);
        registry.register(r, signature);
        vm.assertEq(registry.nonces(ALICE), 1);
        vm.assertEq(registry.nonces(EVE), 1);
    }

    function test_case17_aProofOfPossessionNamesOwnerChainRegistryAndKey() public {
        Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        expectInvalidRegistration(r, signature, BOB);
        Registration memory other = registrationOf(p256Key(NEXT_DEVICE_KEY));
        expectInvalidRegistration(other, signature, ALICE);
        uint256 chain = block.chainid;
        vm.chainId(chain + 1);
        expectInvalidRegistration(r, signature, ALICE);
        vm.chainId(chain);
        registry = newRegistry();
        expectInvalidRegistration(r, signature, ALICE);
    }

    function test_case34_aDeviceSignatureCountsForADayAtMost() public {
        Registration memory r = p256();
        uint256 latest = vm.getBlockTimestamp() + 1 days;
        r.deadline = uint64(latest) + 1;
        bytes memory signature = signed(ALICE, 0, r);
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.DeadlineTooFar.selector, r.deadline, latest));
        vm.prank(ALICE);
        registry.register(r, signature);
        r.deadline = uint64(latest);
        signature = signed(ALICE, 0, r);
        vm.prank(ALICE);
        registry.register(r, signature);
    }

    function test_case34_aRotationCountsForADayAtMost() public {
        registered();
        Rotation memory r = rotation();
        bytes memory none = new bytes(64);
        uint256 latest = vm.getBlockTimestamp() + 1 days;
        r.deadline = uint64(latest) + 1;
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.DeadlineTooFar.selector, r.deadline, latest));
        vm.prank(ALICE);
        registry.rotateKey(r, none, none);
        r.deadline = uint64(vm.getBlockTimestamp()) - 1;
        vm.expectRevert(
            abi.encodeWithSelector(DeviceRegistry.DeadlinePassed.selector, r.deadline, vm.getBlockTimestamp())
        );
        vm.prank(ALICE);
        registry.rotateKey(r, none, none);
    }

    function test_aRotationWorksOnce() public {
        registered();
        Rotation memory r = rotation();
        bytes memory message = registry.rotationMessage(ALICE, 1, r);
        bytes memory byOld = signedP256(DEVICE_KEY, message);
        bytes memory byNew = signedP256(NEXT_DEVICE_KEY, message);
        vm.prank(ALICE);
        bytes32 successor = registry.rotateKey(r, byOld, byNew);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.DeviceIsDecommissioned.selector, idOf(r.oldKey)));
        vm.prank(ALICE);
        registry.rotateKey(r, byOld, byNew);
        Rotation memory back = Rotation(r.newKey, r.oldKey, r.deadline);
        expectInvalidRotation(back, byNew, byOld, successor);
    }

    function test_manyRivalsCostTheOwnerNothing() public {
        bytes32 id = claimed(EVE);
        for (uint256 i = 1; i <= 50; i++) {
            claimed(address(uint160(0xe7e0000 + i)));
        }
        claimed(ALICE);
        attest(id, ALICE, 1, FIRST_EPOCH);
        vm.assertEq(registry.ownerOf(uint256(id)), ALICE);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.AlreadyProven.selector, id));
        claimed(BOB);
    }

    function test_aSquatterCannotFrameADeviceWithItsMaker() public {
        uint64 maker = licensed();
        Registration memory r = ed25519();
        Onboarding memory o = onboardingOf(maker);
        bytes memory makerSignature = signedByMaker(idOf(r), o);
        vm.prank(EVE);
        bytes32 id = registry.registerOnboarded(r, new bytes(64), o, makerSignature);
        vm.prank(ALICE);
        registry.registerOnboarded(r, new bytes(64), o, makerSignature);
        attest(id, ALICE, 2, FIRST_EPOCH);
        vm.assertEq(registry.ownerOf(uint256(id)), ALICE);
        vm.assertEq(registry.device(id).makerId, maker);
    }

    function test_aReceiverThatCallsBackGetsWhatAnyOwnerGets() public {
        AssertingReceiver receiver = new AssertingReceiver(registry);
        bytes32 id = registered();
        payFor(address(receiver), 2);
        vm.warp(vm.getBlockTimestamp() + COOLDOWN);
        vm.prank(ALICE);
        registry.safeTransferFrom(ALICE, address(receiver), uint256(id));
        vm.assertEq(registry.ownerOf(uint256(id)), address(receiver));
        vm.assertEq(registry.tenure(id), 1);
        vm.assertTrue(receiver.first());
        vm.assertFalse(receiver.second());
        vm.assertEq(usd.balanceOf(TREASURY), FEE);
    }

    function test_registeringCallsNobody() public {
        AssertingReceiver receiver = new AssertingReceiver(registry);
        Registration memory r = ed25519();
        vm.prank(address(receiver));
        registry.register(r, new bytes(64));
        vm.assertFalse(receiver.called());
    }

    function expectInvalidRegistration(Registration memory r, bytes memory signature, address owner) private {
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.InvalidDeviceSignature.selector, idOf(r)));
        vm.prank(owner);
        registry.register(r, signature);
    }

    function expectInvalidRotation(Rotation memory r, bytes memory byOld, bytes memory byNew, bytes32 id) private {
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.InvalidDeviceSignature.selector, id));
        vm.prank(ALICE);
        registry.rotateKey(r, byOld, byNew);
    }
}

/// @dev A buyer that uses the device at once, twice, while it is being handed over.
contract AssertingReceiver is IERC721Receiver {
    DeviceRegistry private immutable registry;
    bool public called;
    bool public first;
    bool public second;

    constructor(DeviceRegistry registry_) {
        registry = registry_;
    }

    function onERC721Received(address, address, uint256 tokenId, bytes calldata) external returns (bytes4) {
        called = true;
        first = asserts(bytes32(tokenId));
        second = asserts(bytes32(tokenId));
        return this.onERC721Received.selector;
    }

    function asserts(bytes32 id) private returns (bool done) {
        (done,) = address(registry).call(abi.encodeCall(registry.assertLocation, (id, 1, bytes32(0))));
    }
}
