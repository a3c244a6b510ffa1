// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {CompactSignatures} from "../quorum/CompactSignatures.sol";

/// @title Which operator a key belongs to, and in which role: one operator, one role, for ever.
/// @dev Every key signs for its operator, role and this registry on this chain, so nobody can take another's key.
/// Spec: OPR-1.
abstract contract OperatorKeys is EIP712 {
    enum Role {
        None,
        Attest,
        Send,
        Receipt
    }

    struct KeyUse {
        address operator;
        Role role;
    }

    bytes32 public constant OPERATOR_KEY_TYPEHASH =
        keccak256("OperatorKey(address operator,uint8 role,address key,uint256 nonce)");

    /// @notice How many times an operator has set keys: the nonce that its next keys sign.
    mapping(address operator => uint256) public keyNonces;

    mapping(address key => KeyUse) private _uses;

    event KeySet(address indexed operator, Role indexed role, address indexed key);

    error KeyMissing(Role role);
    error KeyInUse(address key, address operator, Role role);
    error KeyNotProven(address key, address signer);

    /// @notice Whose key this is or was, and in which role; zero and None when no operator ever had it.
    /// Spec: OPR-1.
    function useOf(address key) public view returns (address operator, Role role) {
        KeyUse storage use = _uses[key];
        return (use.operator, use.role);
    }

    /// @notice The EIP-712 digest that a key signs to serve `operator` in a role.
    /// Spec: OPR-1.
    function keyDigest(address operator, Role role, address key, uint256 nonce) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(OPERATOR_KEY_TYPEHASH, operator, role, key, nonce)));
    }

    /// @dev Gives a key to the caller for ever, when the key has signed for it.
    function _claimKey(Role role, address key, uint256 nonce, bytes calldata possession) internal {
        if (key == address(0)) revert KeyMissing(role);
        KeyUse storage use = _uses[key];
        if (use.role != Role.None) revert KeyInUse(key, use.operator, use.role);
        address signer = CompactSignatures.recover(keyDigest(msg.sender, role, key, nonce), possession);
        if (signer != key) revert KeyNotProven(key, signer);
        _uses[key] = KeyUse(msg.sender, role);
        emit KeySet(msg.sender, role, key);
    }
}
