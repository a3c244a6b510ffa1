// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochQuorum} from "../src/EpochQuorum.sol";
import {SignerSets} from "../src/SignerSets.sol";

/// @dev The signer sets behind the interface that takes one proof.
contract QuorumOfSets is EpochQuorum {
    SignerSets private immutable _sets;

    error SignerSetNotActive(uint64 setId, uint64 epoch);

    constructor(SignerSets sets) {
        _sets = sets;
    }

    function verify(uint64 setId, uint64 epoch, bytes32 digest, bytes calldata proof) external view returns (uint256) {
        if (!_sets.isActive(setId, epoch)) revert SignerSetNotActive(setId, epoch);
        return _sets.verify(setId, digest, uint32(bytes4(proof[:4])), proof[4:]);
    }
}
