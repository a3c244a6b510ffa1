// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DeviceRegistry} from "../src/DeviceRegistry.sol";
import {Network} from "./Network.sol";

contract DeviceRegistryTest is Network {
    uint256 private constant DEVICE_KEY = 0xDE71CE;
    uint256 private constant P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551;
    uint64 private constant CELL = 0x851fb467fffffff;
    bytes32 private constant COMMITMENT = keccak256("commitment");

    DeviceRegistry private registry;

    function setUp() public {
        registry = new DeviceRegistry();
    }

    function test_registersAP256DeviceThatSigned() public {
        DeviceRegistry.Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        bytes32 id = registry.deviceIdOf(r.keyType, r.publicKey);
        vm.expectEmit(address(registry));
        emit DeviceRegistry.DeviceRegistered(id, ALICE, 2, r.publicKey, 1, CELL, COMMITMENT, 0, signature);
        vm.prank(ALICE);
        vm.assertEq(registry.register(r, signature), id);
        DeviceRegistry.Device memory d = registry.device(id);
        vm.assertEq(d.owner, ALICE);
        vm.assertEq(d.keyType, 2);
        vm.assertEq(d.deviceKind, 1);
        vm.assertEq(d.coarseCell, CELL);
        vm.assertFalse(d.decommissioned);
        vm.assertEq(d.locationCommitment, COMMITMENT);
        vm.assertEq(registry.ownerOf(id), ALICE);
        vm.assertEq(registry.nonces(ALICE), 1);
    }

    function test_registersAnEd25519DeviceAndCarriesItsSignature() public {
        DeviceRegistry.Registration memory r = ed25519();
        bytes memory signature = new bytes(64);
        bytes32 id = registry.deviceIdOf(r.keyType, r.publicKey);
        vm.assertEq(id, keccak256(bytes.concat(hex"01", r.publicKey)));
        vm.expectEmit(address(registry));
        emit DeviceRegistry.DeviceRegistered(id, ALICE, 1, r.publicKey, 2, CELL, COMMITMENT, 0, signature);
        vm.prank(ALICE);
        registry.register(r, signature);
    }

    function test_refusesADeviceThatIsRegistered() public {
        bytes32 id = registered();
        DeviceRegistry.Registration memory r = p256();
        bytes memory signature = signed(BOB, 0, r);
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.AlreadyRegistered.selector, id));
        vm.prank(BOB);
        registry.register(r, signature);
    }

    function test_refusesASignatureForAnotherOwner() public {
        DeviceRegistry.Registration memory r = p256();
        expectInvalidSignature(BOB, r, signed(ALICE, 0, r));
    }

    function test_refusesASignatureForAnotherNonce() public {
        DeviceRegistry.Registration memory r = p256();
        expectInvalidSignature(ALICE, r, signed(ALICE, 1, r));
    }

    function test_refusesASignatureForAnotherChain() public {
        DeviceRegistry.Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        vm.chainId(block.chainid + 1);
        expectInvalidSignature(ALICE, r, signature);
    }

    function test_refusesASignatureForAnotherRegistry() public {
        DeviceRegistry.Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        registry = new DeviceRegistry();
        expectInvalidSignature(ALICE, r, signature);
    }

    function test_refusesASignatureForAnotherPlace() public {
        DeviceRegistry.Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        r.coarseCell++;
        expectInvalidSignature(ALICE, r, signature);
    }

    function test_refusesTheTwinWithAHighS() public {
        DeviceRegistry.Registration memory r = p256();
        (bytes32 x, bytes32 s) = abi.decode(signed(ALICE, 0, r), (bytes32, bytes32));
        expectInvalidSignature(ALICE, r, abi.encodePacked(x, bytes32(P256_ORDER - uint256(s))));
    }

    function test_refusesAnUnknownKeyType() public {
        DeviceRegistry.Registration memory r = p256();
        r.keyType = 3;
        expectRegisterRevert(r, new bytes(64), abi.encodeWithSelector(DeviceRegistry.UnknownKeyType.selector, 3));
    }

    function test_refusesAnUnknownDeviceKind() public {
        DeviceRegistry.Registration memory r = p256();
        r.deviceKind = 0;
        expectRegisterRevert(r, new bytes(64), abi.encodeWithSelector(DeviceRegistry.UnknownDeviceKind.selector, 0));
    }

    function test_refusesKeysOfAnotherLengthFormOrCurve() public {
        DeviceRegistry.Registration memory r = p256();
        bytes memory good = r.publicKey;
        r.publicKey = bytes.concat(good, hex"00");
        expectInvalidKey(r);
        r.publicKey = bytes.concat(good);
        r.publicKey[0] = 0x02;
        expectInvalidKey(r);
        r.publicKey[0] = 0x04;
        r.publicKey[64] ^= 0x01;
        expectInvalidKey(r);
        r = ed25519();
        r.publicKey = new bytes(33);
        expectInvalidKey(r);
    }

    function test_refusesASignatureOfAnotherLength() public {
        expectRegisterRevert(
            ed25519(), new bytes(65), abi.encodeWithSelector(DeviceRegistry.WrongSignatureLength.selector, 65)
        );
    }

    function test_theOwnerAssertsAnotherLocation() public {
        bytes32 id = registered();
        vm.expectEmit(address(registry));
        emit DeviceRegistry.LocationAsserted(id, CELL + 1, keccak256("there"));
        vm.prank(ALICE);
        registry.assertLocation(id, CELL + 1, keccak256("there"));
        vm.assertEq(registry.device(id).coarseCell, CELL + 1);
        vm.assertEq(registry.device(id).locationCommitment, keccak256("there"));
    }

    function test_theOwnerTransfers() public {
        bytes32 id = registered();
        vm.expectEmit(address(registry));
        emit DeviceRegistry.DeviceTransferred(id, ALICE, BOB);
        vm.prank(ALICE);
        registry.transfer(id, BOB);
        vm.assertEq(registry.ownerOf(id), BOB);
        expectNotOwner(ALICE, BOB);
        registry.transfer(id, ALICE);
    }

    function test_refusesToTransferToNobodyOrToTheOwner() public {
        bytes32 id = registered();
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.InvalidOwner.selector, address(0)));
        vm.prank(ALICE);
        registry.transfer(id, address(0));
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.InvalidOwner.selector, ALICE));
        vm.prank(ALICE);
        registry.transfer(id, ALICE);
    }

    function test_retiresADeviceForEver() public {
        bytes32 id = registered();
        vm.expectEmit(address(registry));
        emit DeviceRegistry.DeviceDecommissioned(id);
        vm.prank(ALICE);
        registry.decommission(id);
        vm.assertTrue(registry.device(id).decommissioned);
        vm.assertEq(registry.ownerOf(id), ALICE);
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.DeviceIsDecommissioned.selector, id));
        vm.prank(ALICE);
        registry.transfer(id, BOB);
        DeviceRegistry.Registration memory r = p256();
        bytes memory signature = signed(ALICE, 1, r);
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.AlreadyRegistered.selector, id));
        vm.prank(ALICE);
        registry.register(r, signature);
    }

    function test_onlyTheOwnerChangesADevice() public {
        bytes32 id = registered();
        expectNotOwner(BOB, ALICE);
        registry.assertLocation(id, CELL, COMMITMENT);
        expectNotOwner(BOB, ALICE);
        registry.transfer(id, BOB);
        expectNotOwner(BOB, ALICE);
        registry.decommission(id);
    }

    function test_refusesUnknownDevices() public {
        bytes32 id = keccak256("nobody's");
        bytes memory reason = abi.encodeWithSelector(DeviceRegistry.UnknownDevice.selector, id);
        vm.expectRevert(reason);
        registry.ownerOf(id);
        vm.expectRevert(reason);
        registry.device(id);
        vm.expectRevert(reason);
        registry.decommission(id);
    }

    function p256() private pure returns (DeviceRegistry.Registration memory r) {
        (uint256 x, uint256 y) = vm.publicKeyP256(DEVICE_KEY);
        r = DeviceRegistry.Registration(2, abi.encodePacked(bytes1(0x04), x, y), 1, CELL, COMMITMENT);
    }

    function ed25519() private pure returns (DeviceRegistry.Registration memory r) {
        r = DeviceRegistry.Registration(1, abi.encodePacked(keccak256("key")), 2, CELL, COMMITMENT);
    }

    function signed(address owner, uint256 nonce, DeviceRegistry.Registration memory r)
        private
        view
        returns (bytes memory)
    {
        (bytes32 x, bytes32 s) = vm.signP256(DEVICE_KEY, sha256(registry.registrationMessage(owner, nonce, r)));
        uint256 low = uint256(s) > P256_ORDER / 2 ? P256_ORDER - uint256(s) : uint256(s);
        return abi.encodePacked(x, low);
    }

    function registered() private returns (bytes32 id) {
        DeviceRegistry.Registration memory r = p256();
        bytes memory signature = signed(ALICE, 0, r);
        vm.prank(ALICE);
        return registry.register(r, signature);
    }

    function expectInvalidSignature(address owner, DeviceRegistry.Registration memory r, bytes memory signature)
        private
    {
        bytes32 id = registry.deviceIdOf(r.keyType, r.publicKey);
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.InvalidDeviceSignature.selector, id));
        vm.prank(owner);
        registry.register(r, signature);
    }

    function expectInvalidKey(DeviceRegistry.Registration memory r) private {
        expectRegisterRevert(r, new bytes(64), abi.encodeWithSelector(DeviceRegistry.InvalidPublicKey.selector));
    }

    function expectRegisterRevert(DeviceRegistry.Registration memory r, bytes memory signature, bytes memory reason)
        private
    {
        vm.expectRevert(reason);
        registry.register(r, signature);
    }

    function expectNotOwner(address caller, address owner) private {
        vm.expectRevert(abi.encodeWithSelector(DeviceRegistry.CallerIsNotOwner.selector, caller, owner));
        vm.prank(caller);
    }
}
