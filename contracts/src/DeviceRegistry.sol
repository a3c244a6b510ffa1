// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";

/// @title Which devices exist, who owns them, and what they assert about where they are.
/// @dev Locations appear only as a coarse cell and a commitment. A P-256 device signature is checked here; an Ed25519
/// one cannot be, so it travels in the event and oracles ignore the device when it is wrong. Spec: REG-1 to REG-5.
contract DeviceRegistry {
    uint8 public constant KEY_ED25519 = 1;
    uint8 public constant KEY_P256 = 2;
    uint8 public constant KIND_HOTSPOT = 1;
    uint8 public constant KIND_STATION = 2;

    uint256 private constant ED25519_KEY_LENGTH = 32;
    uint256 private constant P256_KEY_LENGTH = 65;
    bytes1 private constant UNCOMPRESSED_POINT = 0x04;
    uint256 private constant SIGNATURE_LENGTH = 64;

    /// @notice What an owner registers. A P-256 key is 65 bytes, 0x04 then x then y; an Ed25519 key is 32 bytes.
    struct Registration {
        uint8 keyType;
        bytes publicKey;
        uint8 deviceKind;
        uint64 coarseCell;
        bytes32 locationCommitment;
    }

    struct Device {
        address owner;
        uint8 keyType;
        uint8 deviceKind;
        uint64 coarseCell;
        bool decommissioned;
        bytes32 locationCommitment;
    }

    /// @notice How many devices an owner has registered: the nonce of its next registration.
    mapping(address owner => uint256) public nonces;

    mapping(bytes32 deviceId => Device) private _devices;

    event DeviceRegistered(
        bytes32 indexed deviceId,
        address indexed owner,
        uint8 keyType,
        bytes publicKey,
        uint8 deviceKind,
        uint64 coarseCell,
        bytes32 locationCommitment,
        uint256 nonce,
        bytes deviceSignature
    );
    event LocationAsserted(bytes32 indexed deviceId, uint64 coarseCell, bytes32 locationCommitment);
    event DeviceTransferred(bytes32 indexed deviceId, address indexed from, address indexed to);
    event DeviceDecommissioned(bytes32 indexed deviceId);

    error UnknownKeyType(uint8 keyType);
    error UnknownDeviceKind(uint8 deviceKind);
    error InvalidPublicKey();
    error WrongSignatureLength(uint256 length);
    error InvalidDeviceSignature(bytes32 deviceId);
    error AlreadyRegistered(bytes32 deviceId);
    error UnknownDevice(bytes32 deviceId);
    error CallerIsNotOwner(address caller, address owner);
    error DeviceIsDecommissioned(bytes32 deviceId);
    error InvalidOwner(address owner);

    /// @notice Registers a device to the caller, with the device's own signature over `registrationMessage`.
    /// Spec: REG-1.
    function register(Registration calldata r, bytes calldata deviceSignature) external returns (bytes32 deviceId) {
        _requireWellFormed(r, deviceSignature);
        deviceId = deviceIdOf(r.keyType, r.publicKey);
        if (_devices[deviceId].owner != address(0)) revert AlreadyRegistered(deviceId);
        uint256 nonce = nonces[msg.sender]++;
        if (r.keyType == KEY_P256) {
            bytes32 hash = sha256(registrationMessage(msg.sender, nonce, r));
            if (!_signedByP256(hash, r.publicKey, deviceSignature)) revert InvalidDeviceSignature(deviceId);
        }
        _devices[deviceId] = Device(msg.sender, r.keyType, r.deviceKind, r.coarseCell, false, r.locationCommitment);
        emit DeviceRegistered(
            deviceId,
            msg.sender,
            r.keyType,
            r.publicKey,
            r.deviceKind,
            r.coarseCell,
            r.locationCommitment,
            nonce,
            deviceSignature
        );
    }

    /// @notice Replaces where a device is said to be. Only its owner may.
    /// Spec: REG-2.
    function assertLocation(bytes32 deviceId, uint64 coarseCell, bytes32 commitment) external {
        Device storage d = _owned(deviceId);
        d.coarseCell = coarseCell;
        d.locationCommitment = commitment;
        emit LocationAsserted(deviceId, coarseCell, commitment);
    }

    /// @notice Gives a device to another owner. Only its owner may.
    /// Spec: REG-3.
    function transfer(bytes32 deviceId, address newOwner) external {
        Device storage d = _owned(deviceId);
        if (newOwner == address(0) || newOwner == d.owner) revert InvalidOwner(newOwner);
        d.owner = newOwner;
        emit DeviceTransferred(deviceId, msg.sender, newOwner);
    }

    /// @notice Retires a device for ever. Only its owner may.
    /// Spec: REG-4.
    function decommission(bytes32 deviceId) external {
        _owned(deviceId).decommissioned = true;
        emit DeviceDecommissioned(deviceId);
    }

    /// @notice The owner of a device, also of a retired one.
    function ownerOf(bytes32 deviceId) external view returns (address) {
        return device(deviceId).owner;
    }

    /// @notice What the registry keeps about a device. The public key is only in the registration event.
    function device(bytes32 deviceId) public view returns (Device memory d) {
        d = _devices[deviceId];
        if (d.owner == address(0)) revert UnknownDevice(deviceId);
    }

    /// @notice The bytes a device signs to be registered by `owner`.
    /// Spec: REG-5.
    function registrationMessage(address owner, uint256 nonce, Registration calldata r)
        public
        view
        returns (bytes memory)
    {
        return abi.encodePacked(
            "TRIGPOINT-REGISTER-V1",
            block.chainid,
            address(this),
            owner,
            nonce,
            deviceIdOf(r.keyType, r.publicKey),
            r.deviceKind,
            r.coarseCell,
            r.locationCommitment
        );
    }

    /// @notice The id of the device that holds a key.
    function deviceIdOf(uint8 keyType, bytes calldata publicKey) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(keyType, publicKey));
    }

    function _owned(bytes32 deviceId) private view returns (Device storage d) {
        d = _devices[deviceId];
        if (d.owner == address(0)) revert UnknownDevice(deviceId);
        if (d.owner != msg.sender) revert CallerIsNotOwner(msg.sender, d.owner);
        if (d.decommissioned) revert DeviceIsDecommissioned(deviceId);
    }

    function _requireWellFormed(Registration calldata r, bytes calldata deviceSignature) private pure {
        if (r.keyType != KEY_ED25519 && r.keyType != KEY_P256) revert UnknownKeyType(r.keyType);
        if (r.deviceKind != KIND_HOTSPOT && r.deviceKind != KIND_STATION) revert UnknownDeviceKind(r.deviceKind);
        bool keyFits = r.keyType == KEY_ED25519 ? r.publicKey.length == ED25519_KEY_LENGTH : _isP256Key(r.publicKey);
        if (!keyFits) revert InvalidPublicKey();
        if (deviceSignature.length != SIGNATURE_LENGTH) revert WrongSignatureLength(deviceSignature.length);
    }

    function _isP256Key(bytes calldata key) private pure returns (bool) {
        return key.length == P256_KEY_LENGTH && key[0] == UNCOMPRESSED_POINT
            && P256.isValidPublicKey(bytes32(key[1:33]), bytes32(key[33:65]));
    }

    function _signedByP256(bytes32 hash, bytes calldata key, bytes calldata signature) private view returns (bool) {
        return
            P256.verify(hash, bytes32(signature[:32]), bytes32(signature[32:]), bytes32(key[1:33]), bytes32(key[33:65]));
    }
}
