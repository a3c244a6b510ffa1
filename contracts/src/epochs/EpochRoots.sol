// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ActivatedRoots} from "./ActivatedRoots.sol";
import {EmissionSchedule} from "./EmissionSchedule.sol";
import {EmissionVault} from "./EmissionVault.sol";
import {EpochDigest} from "./EpochDigest.sol";
import {EpochTotals} from "./EpochTotals.sol";
import {QuorumCall} from "../quorum/QuorumCall.sol";
import {SignerSets} from "../quorum/SignerSets.sol";
import {Standing} from "./Standing.sol";

/// @title The results of the epochs, each signed by a quorum, each counting only after a delay.
/// @dev Keeps the newest root only: each earlier one was handed to the Distributor before the next result was posted.
/// Spec: EPO-1 to EPO-8.
contract EpochRoots is EpochTotals {
    using QuorumCall for SignerSets;

    /// @notice Vetoes that may follow one another without a result that counts in between.
    uint8 public constant MAX_VETOES = 3;
    /// @notice Seconds that a pause lasts at most, and that must pass between two pauses.
    uint40 public constant MAX_PAUSE = 7 days;
    /// @notice Seconds that the activation delay and the override delay are at most.
    uint40 public constant MAX_DELAY = 30 days;

    SignerSets public immutable signerSets;
    /// @notice Where results go once they count.
    ActivatedRoots public immutable distributor;
    /// @notice The only account that may veto and pause: a quorum of guardians behind one address.
    address public immutable guardian;
    /// @notice Seconds between posting and counting.
    uint40 public immutable activationDelay;
    /// @notice Seconds after a veto when the same root may be posted again, beyond veto.
    uint40 public immutable overrideDelay;
    /// @notice When the first epoch starts, in seconds of Unix time.
    uint64 public immutable genesisTime;
    /// @notice The length of every epoch in seconds.
    uint64 public immutable epochSeconds;
    /// @notice The first epoch that earns; its number is at least 1.
    uint64 public immutable firstEpoch;
    uint64 private immutable HALVING_EPOCHS;
    uint128 private immutable INITIAL_EMISSION;
    uint256 private immutable REWARD_CAP;

    Standing private _standing;
    bytes32 private _root;
    mapping(uint64 epoch => bytes32) private _inputs;
    mapping(uint64 epoch => mapping(bytes32 rewardRoot => uint256)) private _vetoedUntil;
    /// @notice The digest of the result that came again for an epoch, after its reward root had been vetoed; else zero.
    /// Spec: EPO-4.
    mapping(uint64 epoch => bytes32 resultDigest) public restoredDigest;

    event EpochPosted(
        uint64 indexed epoch,
        bytes32 rewardRoot,
        bytes32 inputRoot,
        bytes32 verdictRoot,
        bytes32 parameterHash,
        uint64 setId,
        uint64 activatesAt
    );
    event InputCommitted(uint64 indexed epoch, bytes32 inputRoot, uint64 setId);
    event EpochVetoed(uint64 indexed epoch, bytes32 rewardRoot, uint64 overridableAt);
    event PostingPaused(uint64 until);

    error GuardianMissing();
    error GuardianIsGovernor(address guardian);
    error DelayTooLong(uint256 delay, uint256 most);
    error PostingIsPaused(uint256 until);
    error EpochNotOver(uint64 epoch, uint256 endsAt);
    error EpochNotAfterLast(uint64 epoch, uint64 last);
    error PreviousPending(uint256 activatesAt);
    error WrongPreviousRoot(bytes32 given, bytes32 expected);
    error ZeroRewardRoot();
    error ZeroInputRoot();
    error WrongInputRoot(bytes32 given, bytes32 committed);
    error InputAlreadyCommitted(uint64 epoch, bytes32 inputRoot);
    error RootWasVetoed(uint256 until);
    error CallerIsNotGuardian(address caller);
    error CallerIsNotDistributor(address caller);
    error NotTheLastEpoch(uint64 epoch, uint64 last);
    error AlreadyActivated(uint64 epoch, uint256 activatesAt);
    error BeyondVeto(uint64 epoch);
    error PauseTooSoon(uint256 allowedAt);

    constructor(
        SignerSets signerSets_,
        EmissionVault vault,
        address guardian_,
        uint40 activationDelay_,
        uint40 overrideDelay_
    ) EpochTotals(address(vault.token())) {
        if (guardian_ == address(0)) revert GuardianMissing();
        if (guardian_ == signerSets_.governor()) revert GuardianIsGovernor(guardian_);
        if (activationDelay_ > MAX_DELAY) revert DelayTooLong(activationDelay_, MAX_DELAY);
        if (overrideDelay_ > MAX_DELAY) revert DelayTooLong(overrideDelay_, MAX_DELAY);
        signerSets = signerSets_;
        distributor = ActivatedRoots(vault.distributor());
        guardian = guardian_;
        activationDelay = activationDelay_;
        overrideDelay = overrideDelay_;
        genesisTime = vault.genesisTime();
        epochSeconds = vault.epochSeconds();
        firstEpoch = vault.firstEpoch();
        HALVING_EPOCHS = vault.halvingEpochs();
        INITIAL_EMISSION = vault.initialEmission();
        REWARD_CAP = vault.cap();
        _standing = Standing.wrap(SafeCast.toUint32(vault.firstEpoch() - 1));
    }

    modifier onlyGuardian() {
        if (msg.sender != guardian) revert CallerIsNotGuardian(msg.sender);
        _;
    }

    /// @notice Fixes what an epoch is computed from: the first list that a quorum signed wins. Anyone may submit it.
    /// Spec: EPO-2.
    /// @param proof What the signer set's verifier asks for.
    function commitInput(InputList calldata list, bytes calldata proof) external {
        Standing s = _standing;
        _requireOver(list.epoch);
        if (list.epoch <= s.lastEpoch()) revert EpochNotAfterLast(list.epoch, uint64(s.lastEpoch()));
        if (list.inputRoot == bytes32(0)) revert ZeroInputRoot();
        bytes32 committed = _inputs[list.epoch];
        if (committed != bytes32(0)) revert InputAlreadyCommitted(list.epoch, committed);
        signerSets.requireQuorum(list.setId, list.epoch, inputDigest(list), proof);
        _inputs[list.epoch] = list.inputRoot;
        _standing = s.withInput(list.epoch);
        emit InputCommitted(list.epoch, list.inputRoot, list.setId);
    }

    /// @notice Records the result of an epoch that a quorum of the set in force signed. Anyone may submit it.
    /// @dev Epochs may be skipped, never repeated. The result before is activated when nobody did that. Spec: EPO-1.
    /// @param proof What the signer set's verifier asks for.
    function post(EpochResult calldata result, bytes calldata proof) external {
        Standing s = _standingAfterActivation();
        uint64 epoch = result.epoch;
        uint64 setId = result.setId;
        _requireNext(s, epoch, result);
        TokenTotal[] calldata totals = result.totals;
        signerSets.requireQuorum(setId, epoch, _digest(result, totals), proof);
        _recordTotals(totals, epoch);
        uint256 activatesAt = _append(s, epoch, result);
        emit EpochPosted(
            epoch,
            result.rewardRoot,
            result.inputRoot,
            result.verdictRoot,
            result.parameterHash,
            setId,
            // forge-lint: disable-next-line(unsafe-typecast)
            uint64(activatesAt)
        );
    }

    /// @notice Takes back the newest result before it counts. Its root may be posted for the epoch again only after
    /// the override delay, and is then beyond veto.
    /// Spec: EPO-4.
    function veto(uint64 epoch) external onlyGuardian {
        Standing s = _standing;
        uint256 activatesAt = s.activatesAt();
        if (epoch != s.lastEpoch() || activatesAt == 0) revert NotTheLastEpoch(epoch, uint64(s.lastEpoch()));
        if (block.timestamp >= activatesAt) revert AlreadyActivated(epoch, activatesAt);
        if (s.beyondVeto()) revert BeyondVeto(epoch);
        bytes32 root = _root;
        uint256 overridableAt = block.timestamp + overrideDelay;
        _vetoedUntil[epoch][root] = overridableAt;
        _standing = s.vetoed();
        _root = distributor.rootOf(uint64(s.previousEpoch()));
        _restoreTotals(epoch);
        // forge-lint: disable-next-line(unsafe-typecast)
        emit EpochVetoed(epoch, root, uint64(overridableAt));
    }

    /// @notice Stops posting for `MAX_PAUSE`. Claims go on. The next pause must leave an equally long break.
    /// Spec: EPO-5.
    function pause() external onlyGuardian {
        uint256 last = _standing.pausedUntil();
        uint256 allowedAt = last == 0 ? 0 : last + MAX_PAUSE;
        if (block.timestamp < allowedAt) revert PauseTooSoon(allowedAt);
        _setPausedUntil(block.timestamp + MAX_PAUSE);
    }

    /// @notice Ends a pause early.
    /// Spec: EPO-5.
    function unpause() external onlyGuardian {
        if (block.timestamp < _standing.pausedUntil()) _setPausedUntil(block.timestamp);
    }

    /// @notice Hands the newest result over to the Distributor, once, when it counts: its epoch, its root, and the totals
    /// of all tokens. All empty otherwise.
    /// Spec: EPO-7.
    function takeActive() external returns (uint64 epoch, bytes32 root, TokenTotal[] memory totals) {
        if (msg.sender != address(distributor)) revert CallerIsNotDistributor(msg.sender);
        Standing s = _standing;
        if (!s.unactivated() || block.timestamp < s.activatesAt()) return (0, bytes32(0), totals);
        _standing = s.activated();
        return (uint64(s.lastEpoch()), _root, _allTotals());
    }

    /// @notice The root of the newest epoch and when it starts to count; of an earlier one that counted, and zero; all zero
    /// for an epoch without a result.
    /// Spec: EPO-6.
    function rootOf(uint64 epoch) external view returns (bytes32 root, uint64 activatesAt) {
        Standing s = _standing;
        if (epoch != s.lastEpoch()) return (distributor.rootOf(epoch), 0);
        return (_root, uint64(s.activatesAt()));
    }

    /// @notice The cumulative total of a token in the newest result that counts by now.
    /// Spec: EPO-6.
    function authorised(address token) external view returns (uint256) {
        return _totalOf(token, _pendingEpoch());
    }

    /// @notice The input root that a quorum committed for an epoch, zero when none was.
    /// Spec: EPO-2.
    function inputOf(uint64 epoch) external view returns (bytes32) {
        return _inputs[epoch];
    }

    /// @notice Until when a root cannot be posted for an epoch because of a veto; zero when it was not vetoed.
    /// Spec: EPO-4.
    function vetoedUntil(uint64 epoch, bytes32 rewardRoot) external view returns (uint256) {
        return _vetoedUntil[epoch][rewardRoot];
    }

    /// @notice The newest epoch with a result that was not vetoed; one below the first epoch when there is none.
    /// Spec: EPO-6.
    function lastEpoch() external view returns (uint64) {
        return uint64(_standing.lastEpoch());
    }

    /// @notice The root of the newest result, zero when there is none.
    /// Spec: EPO-6.
    function lastRewardRoot() external view returns (bytes32) {
        return _root;
    }

    /// @notice Vetoes since a result counted, whether the newest result can still be vetoed, and when the pause ends.
    /// Spec: EPO-4, EPO-5.
    function guard() external view returns (uint256 vetoes, bool vetoable, uint256 pausedUntil) {
        Standing s = _standing;
        return (s.vetoes(), block.timestamp < s.activatesAt() && !s.beyondVeto(), s.pausedUntil());
    }

    /// @inheritdoc EpochTotals
    function accrued(uint64 epoch) public view override returns (uint256) {
        uint64 first = firstEpoch;
        if (epoch < first) return 0;
        unchecked {
            return EmissionSchedule.accrued(epoch - first + 1, INITIAL_EMISSION, HALVING_EPOCHS, REWARD_CAP);
        }
    }

    function _standingAfterActivation() private returns (Standing s) {
        s = _standing;
        if (!s.unactivated()) return s;
        distributor.activate();
        return _standing;
    }

    function _requireNext(Standing s, uint64 epoch, EpochResult calldata result) private view {
        if (block.timestamp < s.pausedUntil()) revert PostingIsPaused(s.pausedUntil());
        if (block.timestamp < s.activatesAt()) revert PreviousPending(s.activatesAt());
        _requireOver(epoch);
        if (epoch <= s.lastEpoch()) revert EpochNotAfterLast(epoch, uint64(s.lastEpoch()));
        bytes32 previous = _root;
        if (result.previousRewardRoot != previous) revert WrongPreviousRoot(result.previousRewardRoot, previous);
        if (result.rewardRoot == bytes32(0)) revert ZeroRewardRoot();
        if (epoch > s.lastInput()) return;
        bytes32 committed = _inputs[epoch];
        if (committed != bytes32(0) && committed != result.inputRoot) {
            revert WrongInputRoot(result.inputRoot, committed);
        }
    }

    /// @dev Puts a root at the end of the chain. One that nobody could veto, since all vetoes are spent, waits for the
    /// longer of the two delays.
    function _append(Standing s, uint64 epoch, EpochResult calldata result) private returns (uint256 activatesAt) {
        uint256 vetoes = s.activatesAt() == 0 ? s.vetoes() : 0;
        activatesAt = block.timestamp + activationDelay;
        bool beyondVeto = false;
        bytes32 root = result.rewardRoot;
        if (vetoes != 0) {
            uint256 until = _vetoedUntil[epoch][root];
            (activatesAt, beyondVeto) = _afterVetoes(vetoes, until);
            if (until != 0) restoredDigest[epoch] = _digest(result, result.totals);
        }
        _root = root;
        _standing = s.next(epoch, activatesAt, vetoes, beyondVeto);
    }

    function _afterVetoes(uint256 vetoes, uint256 until) private view returns (uint256 activatesAt, bool beyondVeto) {
        if (block.timestamp < until) revert RootWasVetoed(until);
        bool spent = vetoes == MAX_VETOES;
        uint256 delay = spent && until == 0 && overrideDelay > activationDelay ? overrideDelay : activationDelay;
        return (block.timestamp + delay, spent || until != 0);
    }

    function _setPausedUntil(uint256 until) private {
        _standing = _standing.withPause(until);
        // forge-lint: disable-next-line(unsafe-typecast)
        emit PostingPaused(uint64(until));
    }

    function _pendingEpoch() private view returns (uint64) {
        return block.timestamp < _standing.activatesAt() ? uint64(_standing.lastEpoch()) : 0;
    }

    /// @dev An epoch that is over has a number far below 2^40, so that `Standing` has room for it.
    function _requireOver(uint64 epoch) private view {
        uint256 first = firstEpoch;
        if (epoch < first) return;
        unchecked {
            uint256 endsAt = genesisTime + (epoch - first + 1) * epochSeconds;
            if (block.timestamp < endsAt) revert EpochNotOver(epoch, endsAt);
        }
    }
}
