// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

/// @title What another implementation is compared with: leaves, trees, proofs, and many calls in one.
/// @dev For tests only. It builds whole trees, which the deployed contracts never do.
contract DifferentialHarness {
    struct EarningsLeaf {
        address owner;
        address token;
        uint256 cumulative;
    }

    error CallFailed(uint256 index);

    /// @notice The one word that each call to `target` answers.
    function ask(address target, bytes[] calldata calls) external view returns (bytes32[] memory answers) {
        answers = new bytes32[](calls.length);
        for (uint256 i = 0; i < calls.length; i++) {
            (bool done, bytes memory answer) = target.staticcall(calls[i]);
            if (!done || answer.length != 32) revert CallFailed(i);
            answers[i] = bytes32(answer);
        }
    }

    function leafHash(EarningsLeaf calldata leaf) public pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(leaf))));
    }

    /// @notice The root that a proof leads to.
    function climb(bytes32 leaf, bytes32[] calldata proof) external pure returns (bytes32) {
        return MerkleProof.processProofCalldata(proof, leaf);
    }

    /// @notice The root of the standard tree: sorted leaves backwards at the end, each node above its two children.
    function rootOf(EarningsLeaf[] calldata leaves) external pure returns (bytes32) {
        uint256 count = leaves.length;
        bytes32[] memory nodes = new bytes32[](2 * count - 1);
        for (uint256 i = 0; i < count; i++) {
            insert(nodes, count - 1, i, leafHash(leaves[i]));
        }
        for (uint256 i = count - 1; i > 0; i--) {
            nodes[i - 1] = Hashes.commutativeKeccak256(nodes[2 * i - 1], nodes[2 * i]);
        }
        return nodes[0];
    }

    /// @dev Keeps the `count` hashes that stand from `start` on in descending order.
    function insert(bytes32[] memory nodes, uint256 start, uint256 count, bytes32 hash) private pure {
        uint256 place = start + count;
        for (; place > start && nodes[place - 1] < hash; place--) {
            nodes[place] = nodes[place - 1];
        }
        nodes[place] = hash;
    }
}
