// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Consent} from "../src/devices/Consent.sol";
import {DeviceRegistry} from "../src/devices/DeviceRegistry.sol";
import {DeviceKey, Onboarding, Registration, Rotation} from "../src/devices/DeviceTypes.sol";
import {MakerLicences} from "../src/devices/MakerLicences.sol";
import {Network} from "./Network.sol";

/// @title A network with a device registry, makers and consents, and keys for devices of both types.
abstract contract Devices is Network {
    uint256 internal constant DEVICE_KEY = 0xDE71CE;
    uint256 internal constant NEXT_DEVICE_KEY = 0xDE71CF;
    uint256 internal constant MAKER_KEY = 0x3A4E2;
    uint256 internal constant P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551;
    uint64 internal constant CELL = 0x851fb467fffffff;
    bytes32 internal constant COMMITMENT = keccak256("commitment");
    bytes32 internal constant MODEL = keccak256("Station 1");
    address internal constant TREASURY = address(0x7ea);
    address internal constant EVE = address(0xe7e);
    address internal constant PRECOMPILE = address(0x100);
    string private constant P256_STAND_IN = "out/P256Precompile.sol/P256Precompile.json";
    uint256 internal constant FEE = 2_000_000;
    uint32 internal constant COOLDOWN = 7 days;

    DeviceRegistry internal registry;
    MakerLicences internal makers;
    Consent internal consent;

    function setUpDevices() internal {
        setUpNetwork();
        vm.etch(PRECOMPILE, vm.getDeployedCode(P256_STAND_IN));
        makers = new MakerLicences(GOVERNOR);
        registry = newRegistry();
        consent = new Consent(registry);
    }

    function newRegistry() internal returns (DeviceRegistry) {
        return new DeviceRegistry(roots, makers, usd, FEE, COOLDOWN, TREASURY);
    }

    /// @dev The registry as it is on a chain without the P-256 precompile.
    function withoutPrecompile() internal {
        vm.etch(PRECOMPILE, "");
        registry = newRegistry();
        consent = new Consent(registry);
    }

    function p256Key(uint256 privateKey) internal pure returns (DeviceKey memory) {
        (uint256 x, uint256 y) = vm.publicKeyP256(privateKey);
        return DeviceKey(2, abi.encodePacked(bytes1(0x04), x, y));
    }

    function ed25519Key() internal pure returns (DeviceKey memory) {
        return DeviceKey(1, abi.encodePacked(keccak256("key")));
    }

    function registrationOf(DeviceKey memory key) internal view returns (Registration memory) {
        uint64 deadline = uint64(vm.getBlockTimestamp()) + 1 hours;
        return Registration(key.keyType, key.publicKey, 1, CELL, COMMITMENT, deadline);
    }

    function p256() internal view returns (Registration memory) {
        return registrationOf(p256Key(DEVICE_KEY));
    }

    function ed25519() internal view returns (Registration memory) {
        return registrationOf(ed25519Key());
    }

    function idOf(DeviceKey memory key) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(key.keyType, key.publicKey));
    }

    function idOf(Registration memory r) internal pure returns (bytes32) {
        return idOf(DeviceKey(r.keyType, r.publicKey));
    }

    function signedP256(uint256 key, bytes memory message) internal pure returns (bytes memory) {
        (bytes32 r, bytes32 s) = vm.signP256(key, sha256(message));
        uint256 low = uint256(s) > P256_ORDER / 2 ? P256_ORDER - uint256(s) : uint256(s);
        return abi.encodePacked(r, low);
    }

    function signed(address owner, uint256 nonce, Registration memory r) internal view returns (bytes memory) {
        return signedP256(DEVICE_KEY, registry.registrationMessage(owner, nonce, r));
    }

    /// @dev A P-256 device of Alice's, proven at once where the precompile is.
    function registered() internal returns (bytes32) {
        Registration memory r = p256();
        bytes memory signature = signed(ALICE, registry.nonces(ALICE), r);
        vm.prank(ALICE);
        return registry.register(r, signature);
    }

    /// @dev An Ed25519 device as anybody can register it: the signature is not checked on chain.
    function claimed(address owner) internal returns (bytes32) {
        Registration memory r = ed25519();
        vm.prank(owner);
        return registry.register(r, new bytes(64));
    }

    function attest(bytes32 id, address owner, uint8 keyClass, uint64 epoch) internal {
        registry.attest(id, owner, keyClass, 1, epoch, attestation(id, owner, keyClass, epoch));
    }

    function attestation(bytes32 id, address owner, uint8 keyClass, uint64 epoch) internal view returns (bytes memory) {
        bytes32 digest = registry.attestationDigest(id, owner, keyClass, 1, epoch);
        return bytes.concat(bytes4(uint32(QUORUM_BITMAP)), sign(keys, digest, QUORUM_BITMAP));
    }

    function licensed() internal returns (uint64 makerId) {
        vm.prank(GOVERNOR);
        makerId = makers.grant(vm.addr(MAKER_KEY));
        vm.prank(GOVERNOR);
        makers.setModelApproval(makerId, MODEL, true);
    }

    function onboardingOf(uint64 makerId) internal view returns (Onboarding memory) {
        return Onboarding(makerId, MODEL, 2, uint64(vm.getBlockTimestamp()) + 365 days);
    }

    function signedByMaker(bytes32 id, Onboarding memory o) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(MAKER_KEY, registry.onboardingDigest(id, o));
        return abi.encodePacked(r, s, v);
    }

    function rotation() internal view returns (Rotation memory) {
        uint64 deadline = uint64(vm.getBlockTimestamp()) + 1 hours;
        return Rotation(p256Key(DEVICE_KEY), p256Key(NEXT_DEVICE_KEY), deadline);
    }

    function rotated(Rotation memory r) internal returns (bytes32) {
        bytes memory message = registry.rotationMessage(ALICE, registry.nonces(ALICE), r);
        bytes memory oldSignature = signedP256(DEVICE_KEY, message);
        bytes memory newSignature = signedP256(NEXT_DEVICE_KEY, message);
        vm.prank(ALICE);
        return registry.rotateKey(r, oldSignature, newSignature);
    }

    function payFor(address owner, uint256 assertions) internal {
        usd.mint(owner, FEE * assertions);
        vm.prank(owner);
        usd.approve(address(registry), FEE * assertions);
    }

    function transfer(bytes32 id, address from, address to) internal {
        vm.prank(from);
        registry.transferFrom(from, to, uint256(id));
    }
}
