// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {AccountSignature} from "./AccountSignature.sol";

/// @title Transfers by signed authorization (EIP-3009) for a token that already has permit.
/// @notice An authorization moves tokens once, inside its time window, whoever submits it.
/// @dev Signatures are those of AccountSignature. Spec: TOK-3 to TOK-5.
abstract contract Eip3009 is ERC20Permit {
    using AccountSignature for address;

    bytes32 public constant TRANSFER_WITH_AUTHORIZATION_TYPEHASH = keccak256(
        "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 public constant RECEIVE_WITH_AUTHORIZATION_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 public constant CANCEL_AUTHORIZATION_TYPEHASH =
        keccak256("CancelAuthorization(address authorizer,bytes32 nonce)");

    /// @notice The terms of one transfer, as its payer signed them.
    struct Authorization {
        address from;
        address to;
        uint256 value;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
    }

    /// @dev One where the nonce was used or cancelled, else zero.
    mapping(address authorizer => mapping(bytes32 nonce => uint256 used)) private _used;

    event AuthorizationUsed(address indexed authorizer, bytes32 indexed nonce);
    event AuthorizationCanceled(address indexed authorizer, bytes32 indexed nonce);

    error AuthorizationNotYetValid(uint256 validAfter);
    error AuthorizationExpired(uint256 validBefore);
    error AuthorizationAlreadyUsed(address authorizer, bytes32 nonce);
    error InvalidAuthorizationSignature(address authorizer);
    error CallerIsNotPayee(address caller, address payee);

    /// @notice Executes a transfer that `from` signed. Anyone may submit it.
    /// Spec: TOK-3.
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        Authorization memory terms = Authorization(from, to, value, validAfter, validBefore, nonce);
        _requireSigned(from, _use(TRANSFER_WITH_AUTHORIZATION_TYPEHASH, terms), v, r, s);
        _transfer(from, to, value);
    }

    /// @notice Executes a transfer that `from` signed, with the signature as bytes. Anyone may submit it.
    /// Spec: TOK-3.
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        Authorization memory terms = Authorization(from, to, value, validAfter, validBefore, nonce);
        _requireSigned(from, _use(TRANSFER_WITH_AUTHORIZATION_TYPEHASH, terms), signature);
        _transfer(from, to, value);
    }

    /// @notice As transferWithAuthorization, but only the payee may submit it, so nobody can run ahead of the payee.
    /// Spec: TOK-4.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        _requirePayee(to);
        Authorization memory terms = Authorization(from, to, value, validAfter, validBefore, nonce);
        _requireSigned(from, _use(RECEIVE_WITH_AUTHORIZATION_TYPEHASH, terms), v, r, s);
        _transfer(from, to, value);
    }

    /// @notice As transferWithAuthorization with the signature as bytes, but only the payee may submit it.
    /// Spec: TOK-4.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        _requirePayee(to);
        Authorization memory terms = Authorization(from, to, value, validAfter, validBefore, nonce);
        _requireSigned(from, _use(RECEIVE_WITH_AUTHORIZATION_TYPEHASH, terms), signature);
        _transfer(from, to, value);
    }

    /// @notice Makes an unused authorization worthless. Anyone may submit what the authorizer signed.
    /// Spec: TOK-5.
    function cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s) external {
        _requireSigned(authorizer, _cancel(authorizer, nonce), v, r, s);
    }

    /// @notice Makes an unused authorization worthless, with the signature as bytes.
    /// Spec: TOK-5.
    function cancelAuthorization(address authorizer, bytes32 nonce, bytes calldata signature) external {
        _requireSigned(authorizer, _cancel(authorizer, nonce), signature);
    }

    /// @notice Whether an authorization with this nonce was used or cancelled.
    function authorizationState(address authorizer, bytes32 nonce) external view returns (bool) {
        return _used[authorizer][nonce] != 0;
    }

    function _requirePayee(address to) private view {
        if (msg.sender != to) revert CallerIsNotPayee(msg.sender, to);
    }

    /// @dev Uses the nonce up inside its time window; answers the digest that the payer must have signed.
    function _use(bytes32 typeHash, Authorization memory a) private returns (bytes32) {
        if (block.timestamp <= a.validAfter) revert AuthorizationNotYetValid(a.validAfter);
        if (block.timestamp >= a.validBefore) revert AuthorizationExpired(a.validBefore);
        _useUp(a.from, a.nonce);
        emit AuthorizationUsed(a.from, a.nonce);
        return _hashTypedDataV4(keccak256(abi.encode(typeHash, a)));
    }

    function _cancel(address authorizer, bytes32 nonce) private returns (bytes32) {
        _useUp(authorizer, nonce);
        emit AuthorizationCanceled(authorizer, nonce);
        return _hashTypedDataV4(keccak256(abi.encode(CANCEL_AUTHORIZATION_TYPEHASH, authorizer, nonce)));
    }

    function _useUp(address authorizer, bytes32 nonce) private {
        mapping(bytes32 nonce => uint256 used) storage used = _used[authorizer];
        if (used[nonce] != 0) revert AuthorizationAlreadyUsed(authorizer, nonce);
        used[nonce] = 1;
    }

    function _requireSigned(address account, bytes32 digest, bytes calldata signature) private view {
        if (!account.isBy(digest, signature)) revert InvalidAuthorizationSignature(account);
    }

    function _requireSigned(address account, bytes32 digest, uint8 v, bytes32 r, bytes32 s) private view {
        if (!account.isBy(digest, v, r, s)) revert InvalidAuthorizationSignature(account);
    }
}
