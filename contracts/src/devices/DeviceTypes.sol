// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @dev A device's public key. P-256 is 65 bytes, 0x04 then x then y; Ed25519 is 32 bytes.
struct DeviceKey {
    uint8 keyType;
    bytes publicKey;
}

/// @dev What an owner registers. `deadline` is the last second at which the device's signature counts.
struct Registration {
    uint8 keyType;
    bytes publicKey;
    uint8 deviceKind;
    uint64 coarseCell;
    bytes32 locationCommitment;
    uint64 deadline;
}

/// @dev A device gets another key. `deadline` is the last second at which the two signatures count.
struct Rotation {
    DeviceKey oldKey;
    DeviceKey newKey;
    uint64 deadline;
}

/// @dev What a maker says of a device that it built. `deadline` is the last second at which that counts.
struct Onboarding {
    uint64 makerId;
    bytes32 model;
    uint8 keyClass;
    uint64 deadline;
}

/// @dev What an account registered about a device. Times are Unix seconds; maker 0 means self-built.
struct Claim {
    uint8 keyType;
    uint8 deviceKind;
    uint8 keyClass;
    bool decommissioned;
    uint64 coarseCell;
    uint64 makerId;
    uint40 registeredAt;
    uint40 assertedAt;
    bytes32 locationCommitment;
    bytes32 model;
    bytes32 successor;
}
