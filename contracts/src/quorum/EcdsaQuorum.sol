// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {QuorumVerifier} from "./QuorumVerifier.sol";

/// @title A quorum of floor(2N/3) + 1 secp256k1 signatures in the compact form of EIP-2098.
/// @dev The code ends with 20 bytes per signer and one byte N, so that reading the signers touches no other account.
/// Deployed by `EcdsaQuorumDeployment` only. A proof is the bitmap in 4 bytes, big-endian, then 64 bytes (r, then y
/// parity and s) per set bit, ascending. Spec: QUO-1 to QUO-3.
contract EcdsaQuorum is QuorumVerifier {
    uint256 private constant BITMAP_LENGTH = 4;
    uint256 private constant SIGNATURE_LENGTH = 64;
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    error BitBeyondSet(uint256 bitmap, uint256 size);
    error WrongSignatureCount(uint256 signatures, uint256 threshold);
    error WrongProofLength(uint256 length, uint256 expected);
    error InvalidSignature(address signer);
    error NoSigners();

    /// @inheritdoc QuorumVerifier
    function verify(bytes32 digest, bytes calldata proof) external view returns (uint256 signerBitmap) {
        (uint256 size, uint256 list) = _list();
        uint256 needed = _threshold(size);
        unchecked {
            uint256 length = BITMAP_LENGTH + needed * SIGNATURE_LENGTH;
            if (proof.length != length) revert WrongProofLength(proof.length, length);
        }
        assembly ("memory-safe") {
            signerBitmap := shr(224, calldataload(proof.offset))
        }
        if (signerBitmap >> size != 0) revert BitBeyondSet(signerBitmap, size);
        uint256 given = _count(signerBitmap);
        if (given != needed) revert WrongSignatureCount(given, needed);
        address refused = _firstWrong(digest, signerBitmap, list, proof);
        if (refused != address(0)) revert InvalidSignature(refused);
    }

    /// @inheritdoc QuorumVerifier
    function signers() external pure returns (address[] memory all) {
        (uint256 size, uint256 list) = _list();
        all = new address[](size);
        for (uint256 i = 0; i < size; i++) {
            all[i] = _signerAt(list, i);
        }
    }

    /// @inheritdoc QuorumVerifier
    function threshold() external pure returns (uint256) {
        (uint256 size,) = _list();
        return _threshold(size);
    }

    /// @dev The first signer of the bitmap whose signature is not its own over `digest`; zero when all are. The proof has
    /// one signature per set bit. A signature with a high s is wrong, since each has one encoding only. A recovery that
    /// fails leaves the answer of the one before in memory, which is another signer's.
    function _firstWrong(bytes32 digest, uint256 bitmap, uint256 list, bytes calldata proof)
        private
        view
        returns (address wrong)
    {
        uint256 highest = HALF_ORDER;
        assembly ("memory-safe") {
            let words := mload(0x40)
            let vrs := add(words, 32)
            let at := add(proof.offset, BITMAP_LENGTH)
            mstore(words, digest)
            mstore(0, 0)
            for {} bitmap { bitmap := shr(1, bitmap) } {
                if and(bitmap, 1) {
                    let s := calldataload(add(at, 32))
                    mstore(vrs, add(shr(255, s), 27))
                    mstore(add(vrs, 32), calldataload(at))
                    s := shr(1, shl(1, s))
                    mstore(add(vrs, 64), s)
                    pop(staticcall(gas(), 1, words, 128, 0, 32))
                    let signer := shr(96, mload(list))
                    if or(gt(s, highest), xor(mload(0), signer)) {
                        wrong := signer
                        break
                    }
                    at := add(at, SIGNATURE_LENGTH)
                }
                list := add(list, 20)
            }
        }
    }

    /// @dev How many of the low 32 bits are set: sums of neighbours, in parallel.
    function _count(uint256 bits) private pure returns (uint256) {
        unchecked {
            bits -= (bits >> 1) & 0x55555555;
            bits = (bits & 0x33333333) + ((bits >> 2) & 0x33333333);
            bits = (bits + (bits >> 4)) & 0x0f0f0f0f;
            return ((bits * 0x01010101) >> 24) & 0xff;
        }
    }

    /// @dev How many signers there are, and where in memory their packed addresses start.
    function _list() private pure returns (uint256 size, uint256 list) {
        assembly ("memory-safe") {
            codecopy(31, sub(codesize(), 1), 1)
            size := and(mload(0), 0xff)
            list := mload(0x40)
            let length := mul(size, 20)
            codecopy(list, sub(codesize(), add(length, 1)), length)
            mstore(0x40, add(list, and(add(length, 63), not(31))))
        }
        if (size == 0 || size > 30) revert NoSigners();
    }

    function _signerAt(uint256 list, uint256 index) private pure returns (address signer) {
        assembly ("memory-safe") {
            signer := shr(96, mload(add(list, mul(index, 20))))
        }
    }

    function _threshold(uint256 size) private pure returns (uint256) {
        unchecked {
            return (2 * size) / 3 + 1;
        }
    }
}

/// @title Creates an `EcdsaQuorum` of the given signers.
/// @dev The code that this leaves behind is EcdsaQuorum's, then the signers. Spec: QUO-1.
contract EcdsaQuorumDeployment {
    uint256 public constant MAX_SIGNERS = 30;

    error WrongSignerCount(uint256 count);
    error SignersNotAscending(uint256 index);

    constructor(address[] memory signers) {
        uint256 size = signers.length;
        if (size == 0 || size > MAX_SIGNERS) revert WrongSignerCount(size);
        address previous = address(0);
        bytes memory code = type(EcdsaQuorum).runtimeCode;
        for (uint256 i = 0; i < size; i++) {
            if (signers[i] <= previous) revert SignersNotAscending(i);
            previous = signers[i];
            code = bytes.concat(code, bytes20(previous));
        }
        // forge-lint: disable-next-line(unsafe-typecast)
        code = bytes.concat(code, bytes1(uint8(size)));
        assembly ("memory-safe") {
            return(add(code, 32), mload(code))
        }
    }
}
