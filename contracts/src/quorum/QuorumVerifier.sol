// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title One fixed group of signers, and the check that a quorum of it signed a digest, whatever the scheme.
/// @dev Implementations are immutable: other signers are another verifier. Spec: QUO-1 to QUO-3.
interface QuorumVerifier {
    /// @notice Reverts unless `proof` shows that exactly a quorum signed `digest`.
    /// Spec: QUO-2.
    /// @return signerBitmap Bit i stands for signer i.
    function verify(bytes32 digest, bytes calldata proof) external view returns (uint256 signerBitmap);

    /// @notice All signers, in the order of the bitmap.
    /// Spec: QUO-3.
    function signers() external view returns (address[] memory);

    /// @notice How many signers are a quorum.
    /// Spec: QUO-3.
    function threshold() external view returns (uint256);
}
