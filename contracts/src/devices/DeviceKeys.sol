// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";

/// @title Which public keys a device may have, and what of their signatures the EVM can check.
library DeviceKeys {
    uint8 internal constant ED25519 = 1;
    uint8 internal constant P256_KEY = 2;
    uint256 private constant ED25519_LENGTH = 32;
    uint256 private constant P256_LENGTH = 65;
    uint256 private constant SIGNATURE_LENGTH = 64;
    bytes1 private constant UNCOMPRESSED_POINT = 0x04;

    /// @dev An Ed25519 key is y in little-endian order with the sign of x in the top bit of the last byte.
    uint256 private constant SIGN_OF_X = 0x80;
    uint256 private constant ALL_BUT_FIRST_BYTE = (1 << 248) - 1;
    uint256 private constant HIGHEST_TAIL = ALL_BUT_FIRST_BYTE ^ SIGN_OF_X;
    uint256 private constant FIRST_BYTE_OF_PRIME = 0xed;

    /// @dev The y of the points of order 1, 4, 2, 8 and 8, in key order.
    uint256 private constant Y_IDENTITY = 1 << 248;
    uint256 private constant Y_ORDER_4 = 0;
    uint256 private constant Y_ORDER_2 = (0xec << 248) | HIGHEST_TAIL;
    uint256 private constant Y_ORDER_8 = 0xc7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a;
    uint256 private constant Y_ORDER_8_MINUS = 0x26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05;

    /// @dev A signature that a P-256 precompile (RIP-7212, EIP-7951) accepts, and no key that anybody uses.
    address private constant PRECOMPILE = address(0x100);
    bytes32 private constant KNOWN_DIGEST = 0x24b6c6083490f9c788419c21a7d03484e0f239c39b3c71c21160593595bc6179;
    bytes32 private constant KNOWN_R = 0x22c112f48b42c453bdea191e86e6060554cb1a52108790e1af4aceb0c1ca629b;
    bytes32 private constant KNOWN_S = 0x1723f824906846bd08d58fe4cd9f98e60b48d3674f1491df8ddd06d504f666c8;
    bytes32 private constant KNOWN_X = 0x6953deafcd8a3858bc3e59f7afd41273b06a8ad5a0a4bef7e4a695f6ed92eb30;
    bytes32 private constant KNOWN_Y = 0x272ee416cd1437e9241799a2ed326f1557e1da8300b48e72ccc95e30cc8a68af;

    error UnknownKeyType(uint8 keyType);
    error InvalidPublicKey();
    error WrongSignatureLength(uint256 length);

    /// @notice The id of the device that holds a key.
    function idOf(uint8 keyType, bytes calldata key) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(keyType, key));
    }

    /// @notice Reverts unless a key is well-formed; a P-256 key must be on the curve.
    function requireSound(uint8 keyType, bytes calldata key) internal pure {
        if (keyType != ED25519 && keyType != P256_KEY) revert UnknownKeyType(keyType);
        if (keyType == ED25519 ? !_isEd25519(key) : !_isP256(key)) revert InvalidPublicKey();
    }

    /// @notice Reverts unless a signature is 64 bytes, whatever the key.
    function requireLength(bytes calldata signature) internal pure {
        if (signature.length != SIGNATURE_LENGTH) revert WrongSignatureLength(signature.length);
    }

    /// @notice Whether a sound P-256 key signed a hash with a low s. Reverts where the precompile is absent.
    function signedByP256(bytes32 hash, bytes calldata key, bytes calldata signature) internal view returns (bool) {
        return P256.verifyNative(
            hash, bytes32(signature[:32]), bytes32(signature[32:]), bytes32(key[1:33]), bytes32(key[33:65])
        );
    }

    /// @notice Whether this chain has the P-256 precompile: it tells a known signature from a wrong one.
    function hasP256Precompile() internal view returns (bool) {
        return _precompileAccepts(KNOWN_DIGEST) && !_precompileAccepts(~KNOWN_DIGEST);
    }

    function _precompileAccepts(bytes32 digest) private view returns (bool) {
        (bool done, bytes memory answer) = PRECOMPILE.staticcall(abi.encode(digest, KNOWN_R, KNOWN_S, KNOWN_X, KNOWN_Y));
        return done && answer.length == 32 && abi.decode(answer, (uint256)) == 1;
    }

    function _isP256(bytes calldata key) private pure returns (bool) {
        return key.length == P256_LENGTH && key[0] == UNCOMPRESSED_POINT
            && P256.isValidPublicKey(bytes32(key[1:33]), bytes32(key[33:65]));
    }

    /// @dev Canonical and of no small order; whether the point is on the curve is for the oracles to tell.
    function _isEd25519(bytes calldata key) private pure returns (bool) {
        if (key.length != ED25519_LENGTH) return false;
        uint256 y = abi.decode(key, (uint256)) & ~SIGN_OF_X;
        bool canonical = (y & ALL_BUT_FIRST_BYTE) != HIGHEST_TAIL || (y >> 248) < FIRST_BYTE_OF_PRIME;
        return
            canonical && y != Y_IDENTITY && y != Y_ORDER_4 && y != Y_ORDER_2 && y != Y_ORDER_8 && y != Y_ORDER_8_MINUS;
    }
}
