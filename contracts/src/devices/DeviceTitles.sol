// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {Claim} from "./DeviceTypes.sol";

/// @title Who has registered a device, whose registration counts, and the token that goes with it.
/// @dev The token id is the device id. Until a device is proven, each account may have one claim to it; the first has the
/// token and cannot sell it. Once it is proven, only the token's owner has a say. Spec: REG-1, REG-3, REG-6.
abstract contract DeviceTitles is ERC721 {
    /// @dev `claimant` registered what counts; `tenure` is how often the token was transferred since.
    struct Title {
        address claimant;
        bool proven;
        uint64 attestedEpoch;
        uint24 tenure;
    }

    mapping(bytes32 deviceId => Title) private _titles;
    mapping(bytes32 deviceId => mapping(address claimant => Claim)) private _claims;

    error UnknownDevice(bytes32 deviceId);
    error AlreadyProven(bytes32 deviceId);
    error AlreadyClaimed(bytes32 deviceId, address claimant);
    error NotClaimed(bytes32 deviceId, address claimant);
    error NotProven(bytes32 deviceId);
    error CallerIsNotOwner(address caller, address owner);
    error AttestedOwnerIsNotOwner(address attested, address owner);
    error AttestationNotNewer(uint64 epoch, uint64 lastEpoch);
    error DeviceIsDecommissioned(bytes32 deviceId);

    /// @notice What the registry keeps about a device. Public keys are only in events.
    function device(bytes32 deviceId) external view returns (Claim memory) {
        address claimant = _titles[deviceId].claimant;
        if (claimant == address(0)) revert UnknownDevice(deviceId);
        return _claims[deviceId][claimant];
    }

    /// @notice What an account registered about a device; all zero when it did not.
    function claimOf(bytes32 deviceId, address claimant) external view returns (Claim memory) {
        return _claims[deviceId][claimant];
    }

    /// @notice Whether it is settled whose device this is.
    function isProven(bytes32 deviceId) public view returns (bool) {
        return _titles[deviceId].proven;
    }

    /// @notice How often a device was transferred: what holds for one tenure ends with it.
    function tenure(bytes32 deviceId) external view returns (uint256) {
        return _titles[deviceId].tenure;
    }

    /// @notice The epoch of the newest attestation, zero without one.
    function attestedEpoch(bytes32 deviceId) external view returns (uint64) {
        return _titles[deviceId].attestedEpoch;
    }

    /// @notice Whether an account owns a device's token or, until the device is proven, has a claim to it.
    function holds(bytes32 deviceId, address account) external view returns (bool) {
        if (account == _ownerOf(uint256(deviceId))) return account != address(0);
        return !isProven(deviceId) && _claims[deviceId][account].registeredAt != 0;
    }

    /// @dev Keeps the caller's claim. The first one gets the token, and is the one that can be proven here.
    function _enter(bytes32 deviceId, Claim memory claim, bool proven) internal {
        Title storage title = _titles[deviceId];
        if (title.proven) revert AlreadyProven(deviceId);
        if (_claims[deviceId][msg.sender].registeredAt != 0) revert AlreadyClaimed(deviceId, msg.sender);
        _claims[deviceId][msg.sender] = claim;
        if (title.claimant != address(0)) return;
        title.claimant = msg.sender;
        title.proven = proven;
        _mint(msg.sender, uint256(deviceId));
    }

    /// @dev Settles whose device this is. A proven device stays with its owner, whom the attestation must name.
    function _prove(bytes32 deviceId, address owner, uint64 epoch) internal returns (Claim storage claim) {
        Title storage title = _titles[deviceId];
        address holder = _ownerOf(uint256(deviceId));
        if (epoch <= title.attestedEpoch) revert AttestationNotNewer(epoch, title.attestedEpoch);
        title.attestedEpoch = epoch;
        if (title.proven) {
            if (owner != holder) revert AttestedOwnerIsNotOwner(owner, holder);
            claim = _claims[deviceId][title.claimant];
        } else {
            claim = _claims[deviceId][owner];
            if (claim.registeredAt == 0) revert NotClaimed(deviceId, owner);
            title.claimant = owner;
            title.proven = true;
            if (owner != holder) _transfer(holder, owner, uint256(deviceId));
        }
        if (claim.decommissioned) revert DeviceIsDecommissioned(deviceId);
    }

    /// @dev The claim that the caller may change: the owner's or, until the device is proven, its own.
    function _held(bytes32 deviceId) internal view returns (Claim storage claim) {
        Title storage title = _titles[deviceId];
        address owner = _ownerOf(uint256(deviceId));
        if (owner == address(0)) revert UnknownDevice(deviceId);
        claim = _claims[deviceId][msg.sender == owner ? title.claimant : msg.sender];
        bool rival = !title.proven && claim.registeredAt != 0;
        if (msg.sender != owner && !rival) revert CallerIsNotOwner(msg.sender, owner);
        if (claim.decommissioned) revert DeviceIsDecommissioned(deviceId);
    }

    /// @dev A transfer by an owner or its operator needs a proven device in service, and starts a tenure.
    function _update(address to, uint256 tokenId, address operator) internal override returns (address from) {
        from = super._update(to, tokenId, operator);
        if (operator == address(0)) return from;
        bytes32 deviceId = bytes32(tokenId);
        Title storage title = _titles[deviceId];
        if (!title.proven) revert NotProven(deviceId);
        if (_claims[deviceId][title.claimant].decommissioned) revert DeviceIsDecommissioned(deviceId);
        title.tenure++;
    }
}
