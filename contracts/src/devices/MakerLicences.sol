// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Which makers may onboard devices, and of which models.
/// @dev A licence is asked for when a device is onboarded and never again, so that revoking one cuts no device off.
/// Spec: LIC-1 to LIC-4.
contract MakerLicences {
    struct Licence {
        address signer;
        bool active;
    }

    /// @notice The only account that grants and revokes: a multisig or a timelock, fixed at deployment.
    address public immutable governor;

    /// @notice The number of licences, which is the id of the newest one. Ids start at 1.
    uint64 public makerCount;

    /// @notice The licence of a maker. Spec: LIC-1.
    mapping(uint64 makerId => Licence) public licenceOf;

    /// @notice Whether a maker may onboard devices of a model. Spec: LIC-3.
    mapping(uint64 makerId => mapping(bytes32 model => bool)) public isApproved;

    event LicenceGranted(uint64 indexed makerId, address indexed signer);
    event LicenceRevoked(uint64 indexed makerId);
    event ModelApprovalSet(uint64 indexed makerId, bytes32 indexed model, bool approved);

    error GovernorMissing();
    error SignerMissing();
    error CallerIsNotGovernor(address caller);
    error LicenceNotActive(uint64 makerId);
    error ModelNotApproved(uint64 makerId, bytes32 model);
    error InvalidMakerSignature(address signer);

    modifier onlyGovernor() {
        _requireGovernor();
        _;
    }

    constructor(address governor_) {
        if (governor_ == address(0)) revert GovernorMissing();
        governor = governor_;
    }

    /// @notice Licenses the next maker, whose onboardings `signer` signs: an account or an ERC-1271 contract.
    /// Spec: LIC-1.
    function grant(address signer) external onlyGovernor returns (uint64 makerId) {
        if (signer == address(0)) revert SignerMissing();
        makerId = ++makerCount;
        licenceOf[makerId] = Licence(signer, true);
        emit LicenceGranted(makerId, signer);
    }

    /// @notice Ends a licence for ever. Devices that were onboarded under it stay what they are.
    /// Spec: LIC-2.
    function revoke(uint64 makerId) external onlyGovernor {
        _active(makerId).active = false;
        emit LicenceRevoked(makerId);
    }

    /// @notice Approves a model of a maker for onboarding, or withdraws the approval.
    /// Spec: LIC-3.
    function setModelApproval(uint64 makerId, bytes32 model, bool approved) external onlyGovernor {
        _active(makerId);
        isApproved[makerId][model] = approved;
        emit ModelApprovalSet(makerId, model, approved);
    }

    /// @notice Reverts unless the maker is licensed, its model approved, and `digest` signed by its signer.
    /// Spec: LIC-4.
    function requireOnboarding(uint64 makerId, bytes32 model, bytes32 digest, bytes calldata signature) external view {
        address signer = _active(makerId).signer;
        if (!isApproved[makerId][model]) revert ModelNotApproved(makerId, model);
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, digest, signature)) {
            revert InvalidMakerSignature(signer);
        }
    }

    function _active(uint64 makerId) private view returns (Licence storage licence) {
        licence = licenceOf[makerId];
        if (!licence.active) revert LicenceNotActive(makerId);
    }

    function _requireGovernor() private view {
        if (msg.sender != governor) revert CallerIsNotGovernor(msg.sender);
    }
}
