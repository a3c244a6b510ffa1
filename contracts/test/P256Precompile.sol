// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";

/// @dev What RIP-7212 puts at 0x100: 160 bytes in, the word 1 out when the signature is valid, nothing when it is not.
contract P256Precompile {
    fallback(bytes calldata input) external returns (bytes memory output) {
        if (input.length != 160) return output;
        bytes32[5] memory words = abi.decode(input, (bytes32[5]));
        bool valid = P256.verifySolidity(words[0], words[1], words[2], words[3], words[4]);
        if (valid) output = abi.encode(true);
    }
}
