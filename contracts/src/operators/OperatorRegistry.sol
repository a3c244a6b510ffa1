// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {EpochRoots} from "../epochs/EpochRoots.sol";
import {Equivocation} from "./Equivocation.sol";
import {OperatorKeys} from "./OperatorKeys.sol";

/// @title Oracle operators: their keys, where they are reached, and a stake that is lost by signing twice.
/// @dev An account is an operator once; its keys answer for all that they ever signed. Spec: OPR-1 to OPR-8.
contract OperatorRegistry is OperatorKeys, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    enum Status {
        None,
        Active,
        Leaving,
        Left,
        Slashed
    }

    /// @notice The keys of an operator, one for each role, all different.
    struct Keys {
        address attest;
        address send;
        address receipt;
    }

    /// @notice The signature of each key over its `keyDigest`, 64 bytes each.
    struct KeyProofs {
        bytes attest;
        bytes send;
        bytes receipt;
    }

    /// @notice Where an operator is reached, and the SHA-256 of the public key that its TLS certificate carries.
    struct Endpoint {
        string url;
        bytes32 tlsFingerprint;
    }

    struct Operator {
        Status status;
        uint64 withdrawableAt;
        uint256 stake;
        Keys keys;
        Endpoint endpoint;
    }

    uint256 public constant MAX_URL_BYTES = 200;
    uint64 public constant MIN_UNBONDING = 7 days;
    uint256 public constant MAX_REPORTER_PPM = 500_000;
    uint256 private constant PPM = 1_000_000;

    EpochRoots public immutable epochRoots;
    IERC20 public immutable stakeToken;
    /// @notice Stake token base units that an operator must have arrive here to register.
    uint256 public immutable minimumStake;
    /// @notice Seconds between the request to leave and the withdrawal of the stake.
    uint64 public immutable unbonding;
    /// @notice Gets what the reporter of an equivocation does not get.
    address public immutable treasury;
    /// @notice The reporter's part of a slashed stake, in parts per million.
    uint256 public immutable reporterPpm;

    mapping(address operator => Operator) private _operators;

    event OperatorRegistered(address indexed operator, uint256 stake);
    event EndpointSet(address indexed operator, string url, bytes32 tlsFingerprint);
    event StakeAdded(address indexed operator, uint256 added, uint256 stake);
    event LeaveRequested(address indexed operator, uint64 withdrawableAt);
    event StakeWithdrawn(address indexed operator, uint256 amount);
    event OperatorSlashed(
        address indexed operator,
        address indexed key,
        uint64 indexed epoch,
        uint64 setId,
        bytes32 firstDigest,
        bytes32 secondDigest,
        uint256 stake,
        address reporter,
        uint256 reporterPart
    );

    error InvalidTreasury(address treasury);
    error MinimumStakeIsZero();
    error UnbondingTooShort(uint64 given, uint64 least);
    error ReporterPartTooLarge(uint256 givenPpm, uint256 limitPpm);
    error AlreadyRegistered(address operator);
    error StakeTooSmall(uint256 arrived, uint256 needed);
    error NothingArrived(uint256 sent);
    error WrongUrlLength(uint256 length, uint256 limit);
    error TlsFingerprintMissing();
    error NotAnOperator(address account, Status status);
    error NotLeaving(address operator, Status status);
    error StillBonded(uint256 time, uint64 withdrawableAt);
    error NotAnAttestKey(address key, Role role);
    error AlreadySlashed(address operator);

    constructor(
        EpochRoots epochRoots_,
        IERC20 stakeToken_,
        uint256 minimumStake_,
        uint64 unbonding_,
        address treasury_,
        uint256 reporterPpm_
    ) EIP712("Trigpoint Operators", "1") {
        if (treasury_ == address(0) || treasury_ == address(this)) revert InvalidTreasury(treasury_);
        if (minimumStake_ == 0) revert MinimumStakeIsZero();
        if (unbonding_ < MIN_UNBONDING) revert UnbondingTooShort(unbonding_, MIN_UNBONDING);
        if (reporterPpm_ > MAX_REPORTER_PPM) revert ReporterPartTooLarge(reporterPpm_, MAX_REPORTER_PPM);
        epochRoots = epochRoots_;
        stakeToken = stakeToken_;
        minimumStake = minimumStake_;
        unbonding = unbonding_;
        treasury = treasury_;
        reporterPpm = reporterPpm_;
    }

    /// @notice Makes the caller an operator, with its stake, keys and endpoint.
    /// Spec: OPR-2.
    /// @param amount Stake token base units to take from the caller; what arrives counts.
    function register(uint256 amount, Keys calldata keys, KeyProofs calldata proofs, Endpoint calldata endpoint)
        external
        nonReentrant
    {
        Operator storage o = _operators[msg.sender];
        if (o.status != Status.None) revert AlreadyRegistered(msg.sender);
        o.status = Status.Active;
        o.keys = keys;
        uint256 nonce = keyNonces[msg.sender]++;
        _claimKey(Role.Attest, keys.attest, nonce, proofs.attest);
        _claimKey(Role.Send, keys.send, nonce, proofs.send);
        _claimKey(Role.Receipt, keys.receipt, nonce, proofs.receipt);
        _setEndpoint(o, endpoint);
        uint256 arrived = _collect(amount);
        if (arrived < minimumStake) revert StakeTooSmall(arrived, minimumStake);
        o.stake = arrived;
        emit OperatorRegistered(msg.sender, arrived);
    }

    /// @notice Replaces the caller's key in one role. The new key signs; the old one stays the caller's for ever.
    /// Spec: OPR-3.
    function rotateKey(Role role, address key, bytes calldata possession) external {
        Operator storage o = _present(msg.sender);
        if (role == Role.Attest) o.keys.attest = key;
        else if (role == Role.Send) o.keys.send = key;
        else if (role == Role.Receipt) o.keys.receipt = key;
        else revert KeyMissing(role);
        _claimKey(role, key, keyNonces[msg.sender]++, possession);
    }

    /// @notice Replaces where the caller is reached.
    /// Spec: OPR-4.
    function setEndpoint(Endpoint calldata endpoint) external {
        _setEndpoint(_present(msg.sender), endpoint);
    }

    /// @notice Adds to the caller's stake; what arrives counts.
    /// Spec: OPR-5.
    function addStake(uint256 amount) external nonReentrant {
        Operator storage o = _present(msg.sender);
        uint256 arrived = _collect(amount);
        if (arrived == 0) revert NothingArrived(amount);
        o.stake += arrived;
        emit StakeAdded(msg.sender, arrived, o.stake);
    }

    /// @notice Starts the unbonding time of the caller, which stays an operator and can be slashed until it withdraws.
    /// Spec: OPR-6.
    function requestLeave() external {
        Operator storage o = _present(msg.sender);
        if (o.status != Status.Active) revert NotAnOperator(msg.sender, o.status);
        o.status = Status.Leaving;
        o.withdrawableAt = SafeCast.toUint64(block.timestamp) + unbonding;
        emit LeaveRequested(msg.sender, o.withdrawableAt);
    }

    /// @notice Gives the caller its stake back when its unbonding time is over.
    /// Spec: OPR-6.
    function withdraw() external nonReentrant returns (uint256 amount) {
        Operator storage o = _operators[msg.sender];
        if (o.status != Status.Leaving) revert NotLeaving(msg.sender, o.status);
        if (block.timestamp < o.withdrawableAt) revert StillBonded(block.timestamp, o.withdrawableAt);
        amount = o.stake;
        o.status = Status.Left;
        o.stake = 0;
        emit StakeWithdrawn(msg.sender, amount);
        stakeToken.safeTransfer(msg.sender, amount);
    }

    /// @notice Takes the whole stake of an operator whose attest key signed two results for one epoch and set.
    /// @dev Anyone may report; the first reporter gets its part. Spec: OPR-7.
    function slashForResults(
        EpochRoots.EpochResult calldata first,
        bytes calldata firstSignature,
        EpochRoots.EpochResult calldata second,
        bytes calldata secondSignature
    ) external nonReentrant {
        _slash(Equivocation.ofResults(epochRoots, first, firstSignature, second, secondSignature));
    }

    /// @notice All that is known about an operator; the status is None when the account never was one.
    /// Spec: OPR-8.
    function operatorOf(address account) external view returns (Operator memory) {
        return _operators[account];
    }

    function _slash(Equivocation.Finding memory finding) private {
        (address account, Role role) = useOf(finding.signer);
        if (role != Role.Attest) revert NotAnAttestKey(finding.signer, role);
        Operator storage o = _operators[account];
        if (o.status == Status.Slashed) revert AlreadySlashed(account);
        uint256 stake = o.stake;
        uint256 reporterPart = stake * reporterPpm / PPM;
        o.status = Status.Slashed;
        o.stake = 0;
        emit OperatorSlashed(
            account,
            finding.signer,
            finding.epoch,
            finding.setId,
            finding.first,
            finding.second,
            stake,
            msg.sender,
            reporterPart
        );
        stakeToken.safeTransfer(msg.sender, reporterPart);
        stakeToken.safeTransfer(treasury, stake - reporterPart);
    }

    function _present(address account) private view returns (Operator storage o) {
        o = _operators[account];
        if (o.status != Status.Active && o.status != Status.Leaving) revert NotAnOperator(account, o.status);
    }

    function _setEndpoint(Operator storage o, Endpoint calldata endpoint) private {
        uint256 length = bytes(endpoint.url).length;
        if (length == 0 || length > MAX_URL_BYTES) revert WrongUrlLength(length, MAX_URL_BYTES);
        if (endpoint.tlsFingerprint == bytes32(0)) revert TlsFingerprintMissing();
        o.endpoint = endpoint;
        emit EndpointSet(msg.sender, endpoint.url, endpoint.tlsFingerprint);
    }

    function _collect(uint256 amount) private returns (uint256 arrived) {
        uint256 before = stakeToken.balanceOf(address(this));
        stakeToken.safeTransferFrom(msg.sender, address(this), amount);
        return stakeToken.balanceOf(address(this)) - before;
    }
}
