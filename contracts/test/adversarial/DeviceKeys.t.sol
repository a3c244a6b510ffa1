// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DeviceKeys} from "../../src/devices/DeviceKeys.sol";
import {DeviceTitles} from "../../src/devices/DeviceTitles.sol";
import {DeviceKey, Registration} from "../../src/devices/DeviceTypes.sol";
import {Devices} from "../Devices.sol";

/// @dev Keys that no device may have.
contract AdversarialDeviceKeysTest is Devices {
    uint256 private constant P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF;

    function setUp() public {
        setUpDevices();
    }

    function test_case18_refusesP256KeysOffTheCurve() public {
        DeviceKey memory key = p256Key(DEVICE_KEY);
        key.publicKey[64] ^= 0x01;
        expectInvalidKey(key);
        expectInvalidKey(point(0, 0));
    }

    function test_case18_refusesNonCanonicalP256Coordinates() public {
        // x = 5 is on the curve with this y; x = 5 + p is the same point written another way.
        uint256 y = 0x459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbcc;
        expectInvalidKey(point(5 + P, y));
        expectInvalidKey(point(P, y));
        DeviceKey memory key = p256Key(DEVICE_KEY);
        key.publicKey[0] = 0x02;
        expectInvalidKey(key);
        expectInvalidKey(DeviceKey(2, bytes.concat(key.publicKey, hex"00")));
        expectInvalidKey(DeviceKey(2, ""));
    }

    function test_case18_refusesNonCanonicalEd25519Keys() public {
        bytes memory tail = hex"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f";
        bytes memory negative = hex"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";
        expectInvalidKey(DeviceKey(1, bytes.concat(hex"ed", tail)));
        expectInvalidKey(DeviceKey(1, bytes.concat(hex"ff", tail)));
        expectInvalidKey(DeviceKey(1, bytes.concat(hex"f0", negative)));
        expectInvalidKey(DeviceKey(1, new bytes(33)));
        register(DeviceKey(1, bytes.concat(hex"eb", tail)));
    }

    function test_case18_refusesEd25519PointsOfSmallOrder() public {
        expectInvalidKey(DeviceKey(1, new bytes(32)));
        bytes memory identity = new bytes(32);
        identity[0] = 0x01;
        expectInvalidKey(DeviceKey(1, identity));
        identity[31] = 0x80;
        expectInvalidKey(DeviceKey(1, identity));
        expectInvalidKey(DeviceKey(1, hex"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
        expectInvalidKey(DeviceKey(1, hex"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"));
        expectInvalidKey(DeviceKey(1, hex"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"));
    }

    function test_case18_equalKeysAreOneDevice() public {
        bytes32 id = registered();
        Registration memory r = p256();
        bytes memory signature = signed(ALICE, 1, r);
        vm.expectRevert(abi.encodeWithSelector(DeviceTitles.AlreadyProven.selector, id));
        vm.prank(ALICE);
        registry.register(r, signature);
    }

    function point(uint256 x, uint256 y) private pure returns (DeviceKey memory) {
        return DeviceKey(2, abi.encodePacked(bytes1(0x04), x, y));
    }

    function register(DeviceKey memory key) private {
        Registration memory r = registrationOf(key);
        vm.prank(ALICE);
        registry.register(r, new bytes(64));
    }

    function expectInvalidKey(DeviceKey memory key) private {
        vm.expectRevert(abi.encodeWithSelector(DeviceKeys.InvalidPublicKey.selector));
        register(key);
    }
}
