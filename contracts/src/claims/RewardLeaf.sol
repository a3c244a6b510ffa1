// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title The leaves of a reward tree, and the way from a leaf up to the root.
/// @dev The tree is OpenZeppelin's standard tree: leaves are hashed twice, pairs are hashed in ascending order. Spec:
/// DIS-1.
library RewardLeaf {
    /// @notice keccak256(keccak256(abi.encode(owner, token, cumulative))).
    function hash(address owner, address token, uint256 cumulative) internal pure returns (bytes32 leaf) {
        assembly ("memory-safe") {
            let words := mload(0x40)
            mstore(words, shr(96, shl(96, owner)))
            mstore(add(words, 32), shr(96, shl(96, token)))
            mstore(add(words, 64), cumulative)
            mstore(0, keccak256(words, 96))
            leaf := keccak256(0, 32)
        }
    }

    /// @notice The root that a proof leads to from `node`.
    function climb(bytes32 node, bytes32[] calldata proof) internal pure returns (bytes32 root) {
        assembly ("memory-safe") {
            let end := add(proof.offset, shl(5, proof.length))
            for { let at := proof.offset } lt(at, end) { at := add(at, 32) } {
                let sibling := calldataload(at)
                let place := shl(5, gt(node, sibling))
                mstore(place, node)
                mstore(xor(place, 32), sibling)
                node := keccak256(0, 64)
            }
            root := node
        }
    }
}
