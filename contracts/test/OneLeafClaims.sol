// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Distributor} from "../src/claims/Distributor.sol";
import {Network} from "./Network.sol";

/// @title Results of one leaf, whose proof is empty, and claims by them.
abstract contract OneLeafClaims is Network {
    /// @dev Posts a result of one leaf and lets it count.
    function earn(uint64 epoch, address owner, address token, uint256 cumulative) internal {
        settle(resultOf(epoch, leafOf(owner, token, cumulative), token, cumulative));
    }

    function claim(uint64 epoch, address owner, address token, uint256 cumulative) internal returns (uint256) {
        return distributor.claim(epoch, owner, token, cumulative, none());
    }

    function expectRefusal(uint64 epoch, address owner, address token, uint256 cumulative, bytes memory reason)
        internal
    {
        vm.expectRevert(reason);
        distributor.claim(epoch, owner, token, cumulative, none());
    }

    function setPayee(address owner, address payee) internal {
        vm.prank(owner);
        distributor.setPayee(payee);
    }

    function nothingToClaim(address owner, address token, uint256 paid) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(Distributor.NothingToClaim.selector, owner, token, paid);
    }

    function invalidProof(address owner, address token, uint256 cumulative) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(Distributor.InvalidProof.selector, owner, token, cumulative);
    }

    function pair(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(bytes.concat(a, b)) : keccak256(bytes.concat(b, a));
    }

    function none() internal pure returns (bytes32[] memory) {
        return new bytes32[](0);
    }

    function single(bytes32 node) internal pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = node;
    }
}
