// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {DeviceRegistry} from "./DeviceRegistry.sol";

/// @title What owners let others do with the readings of their devices.
/// @dev A grant belongs to one owner and one tenure of a device, so that a transfer ends it. Purposes are bits: the ones
/// named here, and whatever else grantor and grantee agree on. Spec: CON-1 to CON-4.
contract Consent is EIP712 {
    uint192 public constant SALE = 1 << 0;
    uint192 public constant RESEARCH = 1 << 1;
    uint192 public constant TRAINING = 1 << 2;
    uint192 public constant DISPLAY = 1 << 3;

    /// @notice What an owner grants. Grantee zero is everyone; times are Unix seconds.
    struct ConsentTerms {
        bytes32 deviceId;
        address grantee;
        uint192 purposes;
        uint64 expiresAt;
    }

    struct Grant {
        uint192 purposes;
        uint64 expiresAt;
    }

    bytes32 private constant GRANT_TYPEHASH = keccak256(
        "ConsentGrant(bytes32 deviceId,uint256 tenure,address owner,address grantee,uint192 purposes,uint64 expiresAt,uint256 nonce,uint64 deadline)"
    );

    DeviceRegistry public immutable registry;

    /// @notice The nonce of an owner's next signed grant. Revoking anything moves it on too.
    mapping(address owner => uint256) public nonces;

    mapping(bytes32 key => Grant) private _grants;

    event ConsentGranted(
        bytes32 indexed deviceId,
        address indexed owner,
        address indexed grantee,
        uint256 tenure,
        uint192 purposes,
        uint64 expiresAt
    );
    event ConsentRevoked(bytes32 indexed deviceId, address indexed owner, address indexed grantee, uint256 tenure);

    error NotTheOwner(address account, bytes32 deviceId);
    error NoPurpose();
    error NotOnePurpose(uint192 purpose);
    error AlreadyExpired(uint64 expiresAt, uint256 time);
    error DeadlinePassed(uint64 deadline, uint256 time);
    error InvalidOwnerSignature(address owner);

    constructor(DeviceRegistry registry_) EIP712("Trigpoint Consent", "1") {
        registry = registry_;
    }

    /// @notice Grants purposes to a grantee until a time, in place of what it was granted before.
    /// Spec: CON-1.
    function grant(ConsentTerms calldata terms) external {
        _grant(msg.sender, terms, registry.tenure(terms.deviceId));
    }

    /// @notice As `grant`, sent by anyone with the owner's signature over `grantDigest`.
    /// Spec: CON-2.
    function grantWithSignature(address owner, ConsentTerms calldata terms, uint64 deadline, bytes calldata signature)
        external
    {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline, block.timestamp);
        uint256 tenure = registry.tenure(terms.deviceId);
        bytes32 digest = grantDigest(owner, terms, tenure, nonces[owner]++, deadline);
        if (!SignatureChecker.isValidSignatureNowCalldata(owner, digest, signature)) {
            revert InvalidOwnerSignature(owner);
        }
        _grant(owner, terms, tenure);
    }

    /// @notice Takes back everything that the caller granted a grantee for a device, and voids its unsent signatures.
    /// Spec: CON-3.
    function revoke(bytes32 deviceId, address grantee) external {
        uint256 tenure = registry.tenure(deviceId);
        nonces[msg.sender]++;
        delete _grants[_key(deviceId, tenure, msg.sender, grantee)];
        emit ConsentRevoked(deviceId, msg.sender, grantee, tenure);
    }

    /// @notice Whether the owner of a proven device grants a purpose to an account, or to everyone.
    /// Spec: CON-4.
    function isGranted(bytes32 deviceId, uint192 purpose, address grantee) external view returns (bool) {
        return
            registry.isProven(deviceId) && isGrantedBy(registry.ownerOf(uint256(deviceId)), deviceId, purpose, grantee);
    }

    /// @notice The same by a given account, for those who can tell by themselves whose device it is.
    /// Spec: CON-4.
    function isGrantedBy(address owner, bytes32 deviceId, uint192 purpose, address grantee) public view returns (bool) {
        if (purpose == 0 || purpose & (purpose - 1) != 0) revert NotOnePurpose(purpose);
        if (!registry.holds(deviceId, owner)) return false;
        uint256 tenure = registry.tenure(deviceId);
        return _allows(_grants[_key(deviceId, tenure, owner, grantee)], purpose)
            || _allows(_grants[_key(deviceId, tenure, owner, address(0))], purpose);
    }

    /// @notice What an owner signs to grant without sending a transaction.
    /// Spec: CON-2.
    function grantDigest(address owner, ConsentTerms calldata t, uint256 tenure, uint256 nonce, uint64 deadline)
        public
        view
        returns (bytes32)
    {
        return _hashTypedDataV4(
            keccak256(
                abi.encode(
                    GRANT_TYPEHASH, t.deviceId, tenure, owner, t.grantee, t.purposes, t.expiresAt, nonce, deadline
                )
            )
        );
    }

    function _grant(address owner, ConsentTerms calldata t, uint256 tenure) private {
        if (!registry.holds(t.deviceId, owner)) revert NotTheOwner(owner, t.deviceId);
        if (t.purposes == 0) revert NoPurpose();
        if (block.timestamp >= t.expiresAt) revert AlreadyExpired(t.expiresAt, block.timestamp);
        _grants[_key(t.deviceId, tenure, owner, t.grantee)] = Grant(t.purposes, t.expiresAt);
        emit ConsentGranted(t.deviceId, owner, t.grantee, tenure, t.purposes, t.expiresAt);
    }

    function _allows(Grant storage given, uint192 purpose) private view returns (bool) {
        return given.purposes & purpose != 0 && block.timestamp < given.expiresAt;
    }

    function _key(bytes32 deviceId, uint256 tenure, address owner, address grantee) private pure returns (bytes32) {
        return keccak256(abi.encode(deviceId, tenure, owner, grantee));
    }
}
