// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {SignerList} from "./SignerList.sol";

/// @title Numbered sets of oracle operators, and the check that a quorum of one set signed a digest.
/// @dev A set is in force from its activation epoch until the next set's. Spec: SET-1 to SET-4.
contract SignerSets {
    uint256 public constant MAX_SIGNERS = 30;
    uint256 private constant COMPACT_SIGNATURE_LENGTH = 64;

    struct SignerSet {
        address list;
        uint64 activationEpoch;
        uint8 size;
    }

    /// @notice The only account that may add a set: a multisig or a timelock, fixed at deployment.
    address public immutable governor;

    /// @notice The number of sets, which is the id of the newest one. Ids start at 1.
    uint64 public setCount;

    mapping(uint64 setId => SignerSet) private _sets;

    event SignerSetAdded(uint64 indexed setId, uint64 activationEpoch, uint256 threshold, address[] signers);

    error CallerIsNotGovernor(address caller);
    error GovernorMissing();
    error WrongSignerCount(uint256 count);
    error SignersNotAscending(uint256 index);
    error ActivationNotAscending(uint64 previous, uint64 given);
    error UnknownSignerSet(uint64 setId);
    error BitBeyondSet(uint256 bitmap, uint256 size);
    error WrongSignatureCount(uint256 signatures, uint256 threshold);
    error WrongSignaturesLength(uint256 length, uint256 expected);
    error InvalidSignature(address signer);

    constructor(address governor_, address[] memory signers, uint64 activationEpoch) {
        if (governor_ == address(0)) revert GovernorMissing();
        governor = governor_;
        _add(signers, activationEpoch);
    }

    /// @notice Adds the next set, in force from `activationEpoch` on, which must be later than the newest set's.
    /// Spec: SET-2.
    /// @param signers Strictly ascending addresses, 1 to 30 of them.
    function addSet(address[] calldata signers, uint64 activationEpoch) external returns (uint64 setId) {
        if (msg.sender != governor) revert CallerIsNotGovernor(msg.sender);
        uint64 previous = _sets[setCount].activationEpoch;
        if (activationEpoch <= previous) revert ActivationNotAscending(previous, activationEpoch);
        return _add(signers, activationEpoch);
    }

    /// @notice Reverts unless exactly a quorum of the set signed `digest`.
    /// Spec: SET-3.
    /// @param bitmap Bit i stands for signer i of the set.
    /// @param signatures One EIP-2098 signature (r, then y parity and s) of 64 bytes per set bit, ascending.
    /// @return The bitmap of the signers, all of which were checked.
    function verify(uint64 setId, bytes32 digest, uint256 bitmap, bytes calldata signatures)
        external
        view
        returns (uint256)
    {
        SignerSet memory set = _known(setId);
        if (bitmap >> set.size != 0) revert BitBeyondSet(bitmap, set.size);
        _requireQuorumSize(set.size, bitmap, signatures.length);
        bytes memory list = set.list.code;
        uint256 offset = 0;
        for (uint256 i = 0; i < set.size; i++) {
            if ((bitmap >> i) & 1 == 0) continue;
            _requireSigned(_signerAt(list, i), digest, signatures[offset:offset + COMPACT_SIGNATURE_LENGTH]);
            offset += COMPACT_SIGNATURE_LENGTH;
        }
        return bitmap;
    }

    /// @notice Whether a set is the one in force for an epoch.
    /// Spec: SET-4.
    function isActive(uint64 setId, uint64 epoch) external view returns (bool) {
        if (setId == 0 || setId > setCount || epoch < _sets[setId].activationEpoch) return false;
        return setId == setCount || epoch < _sets[setId + 1].activationEpoch;
    }

    /// @notice The signatures needed of a set: floor(2N/3) + 1.
    function threshold(uint64 setId) external view returns (uint256) {
        return _threshold(_known(setId).size);
    }

    /// @notice The first epoch of a set.
    function activationEpochOf(uint64 setId) external view returns (uint64) {
        return _known(setId).activationEpoch;
    }

    /// @notice The addresses of a set, ascending.
    function signersOf(uint64 setId) external view returns (address[] memory signers) {
        SignerSet memory set = _known(setId);
        bytes memory list = set.list.code;
        signers = new address[](set.size);
        for (uint256 i = 0; i < set.size; i++) {
            signers[i] = _signerAt(list, i);
        }
    }

    function _add(address[] memory signers, uint64 activationEpoch) private returns (uint64 setId) {
        uint256 size = signers.length;
        if (size == 0 || size > MAX_SIGNERS) revert WrongSignerCount(size);
        address previous = address(0);
        for (uint256 i = 0; i < size; i++) {
            if (signers[i] <= previous) revert SignersNotAscending(i);
            previous = signers[i];
        }
        setId = ++setCount;
        _sets[setId] = SignerSet(address(new SignerList(signers)), activationEpoch, SafeCast.toUint8(size));
        emit SignerSetAdded(setId, activationEpoch, _threshold(size), signers);
    }

    function _known(uint64 setId) private view returns (SignerSet memory set) {
        set = _sets[setId];
        if (set.size == 0) revert UnknownSignerSet(setId);
    }

    function _requireQuorumSize(uint256 size, uint256 bitmap, uint256 signaturesLength) private pure {
        uint256 needed = _threshold(size);
        uint256 given = 0;
        for (uint256 rest = bitmap; rest != 0; rest &= rest - 1) {
            given++;
        }
        if (given != needed) revert WrongSignatureCount(given, needed);
        uint256 length = needed * COMPACT_SIGNATURE_LENGTH;
        if (signaturesLength != length) revert WrongSignaturesLength(signaturesLength, length);
    }

    function _requireSigned(address signer, bytes32 digest, bytes calldata signature) private pure {
        (address recovered, ECDSA.RecoverError problem,) =
            ECDSA.tryRecover(digest, bytes32(signature[:32]), bytes32(signature[32:]));
        if (problem != ECDSA.RecoverError.NoError || recovered != signer) revert InvalidSignature(signer);
    }

    function _signerAt(bytes memory list, uint256 index) private pure returns (address signer) {
        assembly ("memory-safe") {
            signer := shr(96, mload(add(add(list, 33), mul(index, 20))))
        }
    }

    function _threshold(uint256 size) private pure returns (uint256) {
        return (2 * size) / 3 + 1;
    }
}
