// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title The signer of an EIP-2098 signature: 64 bytes, r, then s with the parity of y in its top bit.
/// @dev A high s is refused, so that no signature has a second form.
library CompactSignatures {
    uint256 internal constant LENGTH = 64;

    error WrongSignatureLength(uint256 length, uint256 expected);
    error UnrecoverableSignature(bytes32 digest);

    /// @notice The address that signed `digest`, never zero.
    function recover(bytes32 digest, bytes calldata signature) internal pure returns (address signer) {
        if (signature.length != LENGTH) revert WrongSignatureLength(signature.length, LENGTH);
        ECDSA.RecoverError problem;
        (signer, problem,) = ECDSA.tryRecover(digest, bytes32(signature[:32]), bytes32(signature[32:]));
        if (problem != ECDSA.RecoverError.NoError) revert UnrecoverableSignature(digest);
    }
}
