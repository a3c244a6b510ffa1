// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {QuorumVerifier} from "./QuorumVerifier.sol";
import {SignerSets} from "./SignerSets.sol";

/// @title Asks the verifier of a signer set for a quorum, without the copies that the compiler's encoder makes.
/// @dev Both callees have code: the sets are a contract fixed at deployment, and a set is added only with a verifier.
library QuorumCall {
    /// @notice Reverts, with the reason of the callee, unless the set is in force for `epoch` and a quorum of it signed.
    function requireQuorum(SignerSets sets, uint64 setId, uint64 epoch, bytes32 digest, bytes calldata proof)
        internal
        view
    {
        bytes32 find = SignerSets.verifierFor.selector;
        bytes32 check = QuorumVerifier.verify.selector;
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, find)
            mstore(add(data, 4), setId)
            mstore(add(data, 36), epoch)
            let done := staticcall(gas(), sets, data, 68, 0, 32)
            if done {
                mstore(data, check)
                mstore(add(data, 4), digest)
                mstore(add(data, 36), 64)
                mstore(add(data, 68), proof.length)
                calldatacopy(add(data, 100), proof.offset, proof.length)
                let end := add(add(data, 100), proof.length)
                mstore(end, 0)
                done := staticcall(gas(), mload(0), data, add(100, and(add(proof.length, 31), not(31))), 0, 32)
            }
            if iszero(done) {
                returndatacopy(data, 0, returndatasize())
                revert(data, returndatasize())
            }
        }
    }
}
