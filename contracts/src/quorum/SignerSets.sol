// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {EcdsaQuorumDeployment} from "./EcdsaQuorum.sol";
import {EpochQuorum} from "./EpochQuorum.sol";
import {QuorumVerifier} from "./QuorumVerifier.sol";

/// @title Numbered sets of oracle operators, and the check that a quorum of the set in force signed a digest.
/// @dev A set is in force from its activation epoch until the next set's. What a set is never changes. Spec: SET-1 to
/// SET-5.
contract SignerSets is EpochQuorum {
    /// @notice The only account that may add a set: a multisig or a timelock, fixed at deployment.
    address public immutable governor;

    /// @notice The number of sets, which is the id of the newest one. Ids start at 1.
    uint64 public setCount;

    /// @dev One word per set: the verifier in the low 160 bits, 48 bits of the epoch from which it is in force, 48 bits of
    /// the epoch from which it no longer is.
    mapping(uint64 setId => uint256) private _sets;

    event SignerSetAdded(
        uint64 indexed setId, address verifier, uint64 activationEpoch, uint256 threshold, address[] signers
    );

    error CallerIsNotGovernor(address caller);
    error GovernorMissing();
    error NotAVerifier(address verifier);
    error ActivationNotAscending(uint64 previous, uint64 given);
    error UnknownSignerSet(uint64 setId);
    error SignerSetNotActive(uint64 setId, uint64 epoch);

    constructor(address governor_, address[] memory signers, uint64 activationEpoch) {
        if (governor_ == address(0)) revert GovernorMissing();
        governor = governor_;
        _add(_deploy(signers), activationEpoch);
    }

    modifier onlyGovernor() {
        if (msg.sender != governor) revert CallerIsNotGovernor(msg.sender);
        _;
    }

    /// @notice Adds a set of secp256k1 keys, in force from `activationEpoch` on.
    /// Spec: SET-2.
    /// @param signers Strictly ascending addresses, 1 to 30 of them.
    function addSet(address[] calldata signers, uint64 activationEpoch) external onlyGovernor returns (uint64 setId) {
        return _add(_deploy(signers), activationEpoch);
    }

    /// @notice Adds a set of another signature scheme, in force from `activationEpoch` on.
    /// Spec: SET-3.
    function addVerifier(QuorumVerifier verifier, uint64 activationEpoch) external onlyGovernor returns (uint64 setId) {
        if (address(verifier).code.length == 0) revert NotAVerifier(address(verifier));
        return _add(verifier, activationEpoch);
    }

    /// @notice Reverts unless the set is in force for `epoch` and exactly a quorum of it signed `digest`.
    /// Spec: SET-4.
    /// @param proof What the set's verifier asks for; for ECDSA the bitmap in 4 bytes, then 64 bytes per signature.
    /// @return The bitmap of the signers, all of which were checked.
    function verify(uint64 setId, uint64 epoch, bytes32 digest, bytes calldata proof) external view returns (uint256) {
        return verifierFor(setId, epoch).verify(digest, proof);
    }

    /// @notice Whether a set is the one in force for an epoch.
    /// Spec: SET-5.
    function isActive(uint64 setId, uint64 epoch) external view returns (bool) {
        return _inForce(_sets[setId], epoch);
    }

    /// @notice The signatures needed of a set.
    /// Spec: SET-5.
    function threshold(uint64 setId) external view returns (uint256) {
        return _verifier(_known(setId)).threshold();
    }

    /// @notice The first epoch of a set.
    /// Spec: SET-5.
    function activationEpochOf(uint64 setId) external view returns (uint64) {
        return uint48(_known(setId) >> 160);
    }

    /// @notice The signers of a set, in the order of the bitmap.
    /// Spec: SET-5.
    function signersOf(uint64 setId) external view returns (address[] memory) {
        return _verifier(_known(setId)).signers();
    }

    /// @notice The verifier of a set that is in force for `epoch`; reverts when it is not.
    /// Spec: SET-5.
    function verifierFor(uint64 setId, uint64 epoch) public view returns (QuorumVerifier) {
        uint256 set = _known(setId);
        if (!_inForce(set, epoch)) revert SignerSetNotActive(setId, epoch);
        return _verifier(set);
    }

    function _deploy(address[] memory signers) private returns (QuorumVerifier) {
        return QuorumVerifier(address(new EcdsaQuorumDeployment(signers)));
    }

    function _add(QuorumVerifier verifier, uint64 activationEpoch) private returns (uint64 setId) {
        uint256 newest = _sets[setCount];
        uint48 from = SafeCast.toUint48(activationEpoch);
        if (setCount != 0) {
            // forge-lint: disable-next-line(unsafe-typecast)
            uint64 previous = uint48(newest >> 160);
            if (activationEpoch <= previous) revert ActivationNotAscending(previous, activationEpoch);
            _sets[setCount] = (newest & type(uint208).max) | (uint256(from) << 208);
        }
        uint256 needed = verifier.threshold();
        if (needed == 0) revert NotAVerifier(address(verifier));
        setId = ++setCount;
        _sets[setId] = uint160(address(verifier)) | (uint256(from) << 160) | (uint256(type(uint48).max) << 208);
        emit SignerSetAdded(setId, address(verifier), activationEpoch, needed, verifier.signers());
    }

    function _known(uint64 setId) private view returns (uint256 set) {
        set = _sets[setId];
        if (set == 0) revert UnknownSignerSet(setId);
    }

    function _inForce(uint256 set, uint256 epoch) private pure returns (bool) {
        // forge-lint: disable-next-line(unsafe-typecast)
        return epoch >= uint48(set >> 160) && epoch < set >> 208;
    }

    function _verifier(uint256 set) private pure returns (QuorumVerifier) {
        // forge-lint: disable-next-line(unsafe-typecast)
        return QuorumVerifier(address(uint160(set)));
    }
}
