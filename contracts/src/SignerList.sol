// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title A list of addresses kept as contract code, which is cheaper to read than storage.
/// @dev The code is one STOP byte, so that nobody can call it, then 20 bytes per address.
contract SignerList {
    constructor(address[] memory signers) {
        bytes memory code = hex"00";
        for (uint256 i = 0; i < signers.length; i++) {
            code = bytes.concat(code, bytes20(signers[i]));
        }
        assembly ("memory-safe") {
            return(add(code, 32), mload(code))
        }
    }
}
