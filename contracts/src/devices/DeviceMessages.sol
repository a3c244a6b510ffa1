// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Registration} from "./DeviceTypes.sol";

/// @title The bytes that devices sign: packed and big-endian, each action under a tag of its own.
library DeviceMessages {
    /// @notice A device agrees to belong to `owner` in this registry on this chain. 206 bytes.
    function registration(address owner, uint256 nonce, bytes32 deviceId, Registration calldata r)
        internal
        view
        returns (bytes memory)
    {
        return abi.encodePacked(
            "TRIGPOINT-REGISTER-V1",
            block.chainid,
            address(this),
            owner,
            nonce,
            deviceId,
            r.deviceKind,
            r.coarseCell,
            r.locationCommitment,
            r.deadline
        );
    }

    /// @notice Two devices agree that the new one takes the old one's place. 195 bytes.
    function rotation(address owner, uint256 nonce, bytes32 oldId, bytes32 newId, uint64 deadline)
        internal
        view
        returns (bytes memory)
    {
        return
            abi.encodePacked("TRIGPOINT-ROTATE-V1", block.chainid, address(this), owner, nonce, oldId, newId, deadline);
    }
}
