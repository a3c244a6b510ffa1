// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {DeviceKeys} from "./DeviceKeys.sol";
import {DeviceMessages} from "./DeviceMessages.sol";
import {DeviceTitles} from "./DeviceTitles.sol";
import {Claim, Onboarding, Registration, Rotation} from "./DeviceTypes.sol";
import {EpochQuorum} from "../quorum/EpochQuorum.sol";
import {EpochRoots} from "../epochs/EpochRoots.sol";
import {EpochWindow} from "../epochs/EpochWindow.sol";
import {MakerLicences} from "./MakerLicences.sol";

/// @title Which devices exist, who owns them, and what they assert about where they are.
/// @dev One ERC-721 token per device. Locations appear only as a coarse cell and a commitment. The P-256 precompile
/// checks a device's signature where the chain has one; any other signature travels in the event, oracles ignore the
/// claim when it is wrong, and their quorum proves the right one. Spec: REG-1 to REG-9.
contract DeviceRegistry is DeviceTitles, EIP712 {
    using SafeERC20 for IERC20;
    using EpochWindow for EpochRoots;

    uint8 public constant KIND_HOTSPOT = 1;
    uint8 public constant KIND_STATION = 2;

    /// @notice Where a device's key lives: in a file, in a token or secure element, there and attested.
    uint8 public constant CLASS_FILE = 1;
    uint8 public constant CLASS_TOKEN = 2;
    uint8 public constant CLASS_ATTESTED = 3;

    /// @notice How far ahead the deadline of a device's signature may lie.
    uint256 public constant SIGNATURE_WINDOW = 1 days;

    bytes32 private constant ATTESTATION_TYPEHASH =
        keccak256("DeviceAttestation(bytes32 deviceId,address owner,uint8 keyClass,uint64 setId,uint64 epoch)");
    bytes32 private constant ONBOARDING_TYPEHASH =
        keccak256("Onboarding(bytes32 deviceId,uint64 makerId,bytes32 model,uint8 keyClass,uint64 deadline)");

    EpochRoots public immutable epochRoots;
    EpochQuorum public immutable quorum;
    MakerLicences public immutable makers;
    IERC20 public immutable feeToken;

    /// @notice What asserting another location costs, in base units of the fee token, and who gets it.
    uint256 public immutable locationFee;
    address public immutable treasury;

    /// @notice Seconds between two assertions of a location.
    uint32 public immutable locationCooldown;

    /// @notice Whether P-256 signatures are checked here: whether the chain had the precompile at deployment.
    bool public immutable checksP256;

    /// @notice How many device-signed messages an owner has used: the nonce of its next one.
    mapping(address owner => uint256) public nonces;

    event DeviceRegistered(
        bytes32 indexed deviceId, address indexed owner, Registration registration, uint256 nonce, bytes deviceSignature
    );
    event DeviceOnboarded(
        bytes32 indexed deviceId, address indexed owner, uint64 indexed makerId, bytes32 model, uint8 keyClass
    );
    event DeviceAttested(bytes32 indexed deviceId, address indexed owner, uint8 keyClass, uint64 setId, uint64 epoch);
    event LocationAsserted(
        bytes32 indexed deviceId, address indexed owner, uint64 coarseCell, bytes32 locationCommitment
    );
    event DeviceDecommissioned(bytes32 indexed deviceId, address indexed owner);
    event DeviceRotated(
        bytes32 indexed deviceId,
        bytes32 indexed successor,
        address indexed owner,
        Rotation rotation,
        uint256 nonce,
        bytes oldSignature,
        bytes newSignature
    );

    error TreasuryMissing();
    error UnknownDeviceKind(uint8 deviceKind);
    error UnknownKeyClass(uint8 keyClass);
    error KeyClassNotByMaker(uint8 keyClass);
    error DeadlinePassed(uint64 deadline, uint256 time);
    error DeadlineTooFar(uint64 deadline, uint256 latest);
    error InvalidDeviceSignature(bytes32 deviceId);
    error CooldownRunning(uint256 until);

    constructor(
        EpochRoots epochRoots_,
        MakerLicences makers_,
        IERC20 feeToken_,
        uint256 locationFee_,
        uint32 locationCooldown_,
        address treasury_
    ) ERC721("Trigpoint Device", "TRIGDEV") EIP712("Trigpoint Device Registry", "1") {
        if (treasury_ == address(0)) revert TreasuryMissing();
        epochRoots = epochRoots_;
        quorum = epochRoots_.signerSets();
        makers = makers_;
        feeToken = feeToken_;
        locationFee = locationFee_;
        locationCooldown = locationCooldown_;
        treasury = treasury_;
        checksP256 = DeviceKeys.hasP256Precompile();
    }

    /// @notice Registers a self-built device to the caller, with the device's signature over `registrationMessage`.
    /// Spec: REG-1.
    function register(Registration calldata r, bytes calldata deviceSignature) external returns (bytes32 deviceId) {
        return _register(r, deviceSignature, 0, bytes32(0), CLASS_FILE);
    }

    /// @notice As `register`, for a device that its maker vouches for by a signature over `onboardingDigest`.
    /// Spec: REG-7.
    function registerOnboarded(
        Registration calldata r,
        bytes calldata deviceSignature,
        Onboarding calldata o,
        bytes calldata makerSignature
    ) external returns (bytes32 deviceId) {
        deviceId = deviceIdOf(r.keyType, r.publicKey);
        if (o.keyClass != CLASS_FILE && o.keyClass != CLASS_TOKEN) revert KeyClassNotByMaker(o.keyClass);
        if (block.timestamp > o.deadline) revert DeadlinePassed(o.deadline, block.timestamp);
        makers.requireOnboarding(o.makerId, o.model, onboardingDigest(deviceId, o), makerSignature);
        _register(r, deviceSignature, o.makerId, o.model, o.keyClass);
        emit DeviceOnboarded(deviceId, msg.sender, o.makerId, o.model, o.keyClass);
    }

    /// @notice Proves whose device this is and where its key lives, by the quorum of a recent epoch. Anyone may send it.
    /// Spec: REG-6.
    function attest(bytes32 deviceId, address owner, uint8 keyClass, uint64 setId, uint64 epoch, bytes calldata proof)
        external
    {
        if (keyClass < CLASS_FILE || keyClass > CLASS_ATTESTED) revert UnknownKeyClass(keyClass);
        quorum.verify(setId, epoch, attestationDigest(deviceId, owner, keyClass, setId, epoch), proof);
        epochRoots.requireRecent(epoch);
        _prove(deviceId, owner, epoch).keyClass = keyClass;
        emit DeviceAttested(deviceId, owner, keyClass, setId, epoch);
    }

    /// @notice Replaces where a device is said to be, for a fee, and not again before the cool-down is over.
    /// Spec: REG-2.
    function assertLocation(bytes32 deviceId, uint64 coarseCell, bytes32 commitment) external {
        Claim storage claim = _held(deviceId);
        uint256 until = uint256(claim.assertedAt) + locationCooldown;
        if (block.timestamp < until) revert CooldownRunning(until);
        claim.coarseCell = coarseCell;
        claim.locationCommitment = commitment;
        claim.assertedAt = uint40(block.timestamp);
        emit LocationAsserted(deviceId, msg.sender, coarseCell, commitment);
        if (locationFee != 0) feeToken.safeTransferFrom(msg.sender, treasury, locationFee);
    }

    /// @notice Retires a device for ever.
    /// Spec: REG-4.
    function decommission(bytes32 deviceId) external {
        _held(deviceId).decommissioned = true;
        emit DeviceDecommissioned(deviceId, msg.sender);
    }

    /// @notice Gives a device another key, and with it another id: the old device is retired, the new one takes its place.
    /// Both keys sign `rotationMessage`. Spec: REG-8.
    function rotateKey(Rotation calldata r, bytes calldata oldSignature, bytes calldata newSignature)
        external
        returns (bytes32 successor)
    {
        _requireInWindow(r.deadline);
        DeviceKeys.requireSound(r.newKey.keyType, r.newKey.publicKey);
        bytes32 deviceId = deviceIdOf(r.oldKey.keyType, r.oldKey.publicKey);
        successor = deviceIdOf(r.newKey.keyType, r.newKey.publicKey);
        Claim storage old = _held(deviceId);
        uint256 nonce = nonces[msg.sender]++;
        bool proven = _checkedRotation(rotationMessage(msg.sender, nonce, r), r, oldSignature, newSignature);
        Claim memory next = old;
        (next.keyType, next.keyClass) = (r.newKey.keyType, CLASS_FILE);
        (old.decommissioned, old.successor) = (true, successor);
        emit DeviceRotated(deviceId, successor, msg.sender, r, nonce, oldSignature, newSignature);
        _enter(successor, next, proven && isProven(deviceId));
    }

    /// @notice The bytes that a device signs to be registered by `owner`.
    /// Spec: REG-5.
    function registrationMessage(address owner, uint256 nonce, Registration calldata r)
        public
        view
        returns (bytes memory)
    {
        return DeviceMessages.registration(owner, nonce, deviceIdOf(r.keyType, r.publicKey), r);
    }

    /// @notice The bytes that the old and the new key sign to let `owner` replace one by the other.
    /// Spec: REG-9.
    function rotationMessage(address owner, uint256 nonce, Rotation calldata r) public view returns (bytes memory) {
        bytes32 oldId = deviceIdOf(r.oldKey.keyType, r.oldKey.publicKey);
        bytes32 newId = deviceIdOf(r.newKey.keyType, r.newKey.publicKey);
        return DeviceMessages.rotation(owner, nonce, oldId, newId, r.deadline);
    }

    /// @notice What a quorum signs to attest a device. Spec: REG-6.
    function attestationDigest(bytes32 deviceId, address owner, uint8 keyClass, uint64 setId, uint64 epoch)
        public
        view
        returns (bytes32)
    {
        return _hashTypedDataV4(keccak256(abi.encode(ATTESTATION_TYPEHASH, deviceId, owner, keyClass, setId, epoch)));
    }

    /// @notice What a maker's signer signs to onboard a device. Spec: REG-7.
    function onboardingDigest(bytes32 deviceId, Onboarding calldata o) public view returns (bytes32) {
        return _hashTypedDataV4(
            keccak256(abi.encode(ONBOARDING_TYPEHASH, deviceId, o.makerId, o.model, o.keyClass, o.deadline))
        );
    }

    /// @notice The id of the device that holds a key.
    function deviceIdOf(uint8 keyType, bytes calldata publicKey) public pure returns (bytes32) {
        return DeviceKeys.idOf(keyType, publicKey);
    }

    function _register(
        Registration calldata r,
        bytes calldata deviceSignature,
        uint64 makerId,
        bytes32 model,
        uint8 keyClass
    ) private returns (bytes32 deviceId) {
        if (r.deviceKind != KIND_HOTSPOT && r.deviceKind != KIND_STATION) {
            revert UnknownDeviceKind(r.deviceKind);
        }
        _requireInWindow(r.deadline);
        DeviceKeys.requireSound(r.keyType, r.publicKey);
        deviceId = deviceIdOf(r.keyType, r.publicKey);
        uint256 nonce = nonces[msg.sender]++;
        bytes memory message = registrationMessage(msg.sender, nonce, r);
        bool proven = _checked(message, r.keyType, r.publicKey, deviceSignature);
        Claim memory claim;
        claim.keyType = r.keyType;
        claim.deviceKind = r.deviceKind;
        claim.keyClass = keyClass;
        claim.coarseCell = r.coarseCell;
        claim.makerId = makerId;
        claim.registeredAt = uint40(block.timestamp);
        claim.assertedAt = uint40(block.timestamp);
        claim.locationCommitment = r.locationCommitment;
        claim.model = model;
        emit DeviceRegistered(deviceId, msg.sender, r, nonce, deviceSignature);
        _enter(deviceId, claim, proven);
    }

    function _checkedRotation(
        bytes memory message,
        Rotation calldata r,
        bytes calldata oldSignature,
        bytes calldata newSignature
    ) private view returns (bool) {
        bool byOld = _checked(message, r.oldKey.keyType, r.oldKey.publicKey, oldSignature);
        bool byNew = _checked(message, r.newKey.keyType, r.newKey.publicKey, newSignature);
        return byOld && byNew;
    }

    /// @dev True when a signature was checked, false when it cannot be here; reverts when it is wrong.
    function _checked(bytes memory message, uint8 keyType, bytes calldata key, bytes calldata signature)
        private
        view
        returns (bool)
    {
        DeviceKeys.requireLength(signature);
        if (keyType != DeviceKeys.P256_KEY || !checksP256) return false;
        if (!DeviceKeys.signedByP256(sha256(message), key, signature)) {
            revert InvalidDeviceSignature(DeviceKeys.idOf(keyType, key));
        }
        return true;
    }

    function _requireInWindow(uint64 deadline) private view {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline, block.timestamp);
        uint256 latest = block.timestamp + SIGNATURE_WINDOW;
        if (deadline > latest) revert DeadlineTooFar(deadline, latest);
    }
}
