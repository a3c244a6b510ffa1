// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title The check that the operators in force for an epoch signed a digest.
interface EpochQuorum {
    /// @notice Reverts unless the set is in force for the epoch and exactly a quorum of it signed `digest`.
    /// Spec: SET-4.
    /// @param proof The signers' bitmap, then their signatures, as the set's verifier takes them.
    /// @return signerBitmap Bit i stands for signer i of the set.
    function verify(uint64 setId, uint64 epoch, bytes32 digest, bytes calldata proof)
        external
        view
        returns (uint256 signerBitmap);
}
