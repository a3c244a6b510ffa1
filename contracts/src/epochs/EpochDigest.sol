// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @title What a quorum signs about an epoch, and the EIP-712 digests of it.
/// @dev The domain holds the chain id and the address of this contract. Spec: EPO-8.
abstract contract EpochDigest is EIP712 {
    bytes32 private constant TOKEN_TOTAL_TYPEHASH = keccak256("TokenTotal(address token,uint256 cumulative)");
    bytes32 private constant EPOCH_RESULT_TYPEHASH = keccak256(
        "EpochResult(uint64 epoch,uint64 setId,bytes32 inputRoot,bytes32 verdictRoot,bytes32 rewardRoot,bytes32 parameterHash,bytes32 previousRewardRoot,TokenTotal[] totals)TokenTotal(address token,uint256 cumulative)"
    );
    bytes32 private constant INPUT_LIST_TYPEHASH = keccak256("InputList(uint64 epoch,uint64 setId,bytes32 inputRoot)");

    /// @notice All base units of a token that the leaves of a result add up to, since genesis.
    struct TokenTotal {
        address token;
        uint256 cumulative;
    }

    /// @notice What a quorum signs about one epoch. Totals are strictly ascending by token.
    struct EpochResult {
        uint64 epoch;
        uint64 setId;
        bytes32 inputRoot;
        bytes32 verdictRoot;
        bytes32 rewardRoot;
        bytes32 parameterHash;
        bytes32 previousRewardRoot;
        TokenTotal[] totals;
    }

    /// @notice The manifests that an epoch is computed from, by their root.
    struct InputList {
        uint64 epoch;
        uint64 setId;
        bytes32 inputRoot;
    }

    constructor() EIP712("Trigpoint Epoch Roots", "1") {}

    /// @notice The digest of a result, which is what operators sign.
    /// Spec: EPO-8.
    function digest(EpochResult calldata result) external view returns (bytes32) {
        return _digest(result, result.totals);
    }

    /// @notice The digest of an input list, which is what operators sign.
    /// Spec: EPO-8.
    function inputDigest(InputList calldata list) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(INPUT_LIST_TYPEHASH, list)));
    }

    /// @param totals Those of the result.
    function _digest(EpochResult calldata result, TokenTotal[] calldata totals) internal view returns (bytes32) {
        bytes32 hashOfTotals = _hashTotals(totals);
        bytes32 typeHash = EPOCH_RESULT_TYPEHASH;
        bytes32 structHash;
        assembly ("memory-safe") {
            let words := mload(0x40)
            mstore(words, typeHash)
            calldatacopy(add(words, 32), result, 224)
            mstore(add(words, 256), hashOfTotals)
            structHash := keccak256(words, 288)
        }
        return _hashTypedDataV4(structHash);
    }

    /// @dev keccak256 of the struct hashes of all totals, one after the other.
    function _hashTotals(TokenTotal[] calldata totals) private pure returns (bytes32 hash) {
        bytes32 typeHash = TOKEN_TOTAL_TYPEHASH;
        assembly ("memory-safe") {
            let words := mload(0x40)
            let hashes := add(words, 96)
            mstore(words, typeHash)
            for { let i := 0 } lt(i, totals.length) { i := add(i, 1) } {
                calldatacopy(add(words, 32), add(totals.offset, shl(6, i)), 64)
                mstore(add(hashes, shl(5, i)), keccak256(words, 96))
            }
            hash := keccak256(hashes, shl(5, totals.length))
        }
    }
}
