// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ERC20Capped} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Capped.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {SignerSets} from "./SignerSets.sol";
import {TotalHistory} from "./TotalHistory.sol";

/// @title The results of the epochs, each signed by a quorum, each counting only after a delay.
/// @dev Totals say how much of each token all leaves of a root add up to since genesis. A token that a result does not
/// list keeps its total. Spec: EPO-1 to EPO-5.
contract EpochRoots is EIP712 {
    using TotalHistory for TotalHistory.Total[];

    uint256 public constant MAX_TOKENS = 16;
    bytes32 public constant TOKEN_TOTAL_TYPEHASH = keccak256("TokenTotal(address token,uint256 cumulative)");
    bytes32 public constant EPOCH_RESULT_TYPEHASH = keccak256(
        "EpochResult(uint64 epoch,uint64 setId,bytes32 inputRoot,bytes32 verdictRoot,bytes32 rewardRoot,bytes32 parameterHash,bytes32 previousRewardRoot,TokenTotal[] totals)TokenTotal(address token,uint256 cumulative)"
    );

    /// @notice All base units of a token that the leaves of a result add up to, since genesis.
    struct TokenTotal {
        address token;
        uint256 cumulative;
    }

    /// @notice What a quorum signs about one epoch. Totals are strictly ascending by token.
    struct EpochResult {
        uint64 epoch;
        uint64 setId;
        bytes32 inputRoot;
        bytes32 verdictRoot;
        bytes32 rewardRoot;
        bytes32 parameterHash;
        bytes32 previousRewardRoot;
        TokenTotal[] totals;
    }

    struct Posted {
        bytes32 rewardRoot;
        uint64 activatesAt;
        uint64 previousEpoch;
        bool vetoed;
    }

    SignerSets public immutable signerSets;
    address public immutable rewardToken;
    /// @notice The only account that may veto: a quorum of guardians behind one address.
    address public immutable guardian;
    /// @notice Reward token base units that accrue with each epoch.
    uint256 public immutable emissionPerEpoch;
    /// @notice Reward token base units that can ever exist.
    uint256 public immutable rewardCap;
    /// @notice Seconds between posting and counting.
    uint64 public immutable activationDelay;
    /// @notice The first epoch that earns; its number is at least 1.
    uint64 public immutable firstEpoch;

    /// @notice The newest posted epoch that was not vetoed; one below the first epoch when there is none.
    uint64 public lastEpoch;

    address[] private _tokens;
    mapping(uint64 epoch => Posted) private _posted;
    mapping(uint64 epoch => mapping(bytes32 rewardRoot => bool)) private _vetoed;
    mapping(address token => TotalHistory.Total[]) private _totals;

    event EpochPosted(
        uint64 indexed epoch,
        bytes32 rewardRoot,
        bytes32 inputRoot,
        bytes32 verdictRoot,
        bytes32 parameterHash,
        uint64 setId,
        uint64 activatesAt
    );
    event EpochVetoed(uint64 indexed epoch, bytes32 rewardRoot);

    error GuardianMissing();
    error FirstEpochIsZero();
    error EpochNotAfterLast(uint64 epoch, uint64 last);
    error WrongPreviousRoot(bytes32 given, bytes32 expected);
    error ZeroRewardRoot();
    error RootWasVetoed(uint64 epoch, bytes32 rewardRoot);
    error SignerSetNotActive(uint64 setId, uint64 epoch);
    error TotalsNotAscending(uint256 index);
    error TooManyTokens();
    error TotalFell(address token, uint256 from, uint256 to);
    error EmissionExceeded(uint256 cumulative, uint256 accrued);
    error CallerIsNotGuardian(address caller);
    error NotTheLastEpoch(uint64 epoch, uint64 last);
    error AlreadyActivated(uint64 epoch, uint64 activatesAt);

    constructor(
        SignerSets signerSets_,
        address rewardToken_,
        address guardian_,
        uint256 emissionPerEpoch_,
        uint64 activationDelay_,
        uint64 firstEpoch_
    ) EIP712("Trigpoint Epoch Roots", "1") {
        if (guardian_ == address(0)) revert GuardianMissing();
        if (firstEpoch_ == 0) revert FirstEpochIsZero();
        signerSets = signerSets_;
        rewardToken = rewardToken_;
        guardian = guardian_;
        emissionPerEpoch = emissionPerEpoch_;
        rewardCap = ERC20Capped(rewardToken_).cap();
        activationDelay = activationDelay_;
        firstEpoch = firstEpoch_;
        lastEpoch = firstEpoch_ - 1;
    }

    /// @notice Records the result of an epoch that a quorum of the set in force signed. Anyone may submit it.
    /// @dev Epochs may be skipped, never repeated. Spec: EPO-1, EPO-2.
    /// @param bitmap Bit i stands for signer i of the set.
    /// @param signatures One 64-byte EIP-2098 signature per set bit, ascending.
    function post(EpochResult calldata result, uint256 bitmap, bytes calldata signatures) external {
        _requireNext(result);
        signerSets.verify(result.setId, digest(result), bitmap, signatures);
        uint64 activatesAt = SafeCast.toUint64(block.timestamp) + activationDelay;
        _recordTotals(result, activatesAt);
        _posted[result.epoch] = Posted(result.rewardRoot, activatesAt, lastEpoch, false);
        lastEpoch = result.epoch;
        emit EpochPosted(
            result.epoch,
            result.rewardRoot,
            result.inputRoot,
            result.verdictRoot,
            result.parameterHash,
            result.setId,
            activatesAt
        );
    }

    /// @notice Takes back the newest result before it counts. The vetoed root cannot be posted for that epoch again.
    /// Spec: EPO-3.
    function veto(uint64 epoch) external {
        if (msg.sender != guardian) revert CallerIsNotGuardian(msg.sender);
        if (epoch != lastEpoch || epoch < firstEpoch) revert NotTheLastEpoch(epoch, lastEpoch);
        Posted storage posted = _posted[epoch];
        if (block.timestamp >= posted.activatesAt) revert AlreadyActivated(epoch, posted.activatesAt);
        posted.vetoed = true;
        _vetoed[epoch][posted.rewardRoot] = true;
        lastEpoch = posted.previousEpoch;
        for (uint256 i = 0; i < _tokens.length; i++) {
            _totals[_tokens[i]].revertEpoch(epoch);
        }
        emit EpochVetoed(epoch, posted.rewardRoot);
    }

    /// @notice The root of an epoch, when it starts to count, and whether it was vetoed. All zero when never posted.
    function rootOf(uint64 epoch) external view returns (bytes32 root, uint64 activatesAt, bool vetoed) {
        Posted storage posted = _posted[epoch];
        return (posted.rewardRoot, posted.activatesAt, posted.vetoed);
    }

    /// @notice The cumulative total of a token in the newest result that counts by now.
    /// Spec: EPO-4.
    function authorised(address token) external view returns (uint256) {
        return _totals[token].activatedAt(block.timestamp);
    }

    /// @notice The cumulative total of a token in the newest result, counting or not.
    function postedTotal(address token) external view returns (uint256) {
        return _totals[token].latest();
    }

    /// @notice The root of the newest result, zero when there is none.
    function lastRewardRoot() public view returns (bytes32) {
        return lastEpoch < firstEpoch ? bytes32(0) : _posted[lastEpoch].rewardRoot;
    }

    /// @notice Reward token base units that may have been earned by the end of an epoch.
    /// Spec: EPO-2.
    function accrued(uint64 epoch) public view returns (uint256) {
        if (epoch < firstEpoch) return 0;
        uint256 earned = emissionPerEpoch * (uint256(epoch) - firstEpoch + 1);
        return earned < rewardCap ? earned : rewardCap;
    }

    /// @notice The EIP-712 digest of a result, which is what operators sign.
    /// Spec: EPO-5.
    function digest(EpochResult calldata result) public view returns (bytes32) {
        bytes32[] memory totals = new bytes32[](result.totals.length);
        for (uint256 i = 0; i < totals.length; i++) {
            totals[i] = keccak256(abi.encode(TOKEN_TOTAL_TYPEHASH, result.totals[i]));
        }
        return _hashTypedDataV4(
            keccak256(
                abi.encode(
                    EPOCH_RESULT_TYPEHASH,
                    result.epoch,
                    result.setId,
                    result.inputRoot,
                    result.verdictRoot,
                    result.rewardRoot,
                    result.parameterHash,
                    result.previousRewardRoot,
                    keccak256(abi.encodePacked(totals))
                )
            )
        );
    }

    function _requireNext(EpochResult calldata result) private view {
        if (result.epoch <= lastEpoch) revert EpochNotAfterLast(result.epoch, lastEpoch);
        bytes32 previous = lastRewardRoot();
        if (result.previousRewardRoot != previous) revert WrongPreviousRoot(result.previousRewardRoot, previous);
        if (result.rewardRoot == bytes32(0)) revert ZeroRewardRoot();
        if (_vetoed[result.epoch][result.rewardRoot]) revert RootWasVetoed(result.epoch, result.rewardRoot);
        if (!signerSets.isActive(result.setId, result.epoch)) revert SignerSetNotActive(result.setId, result.epoch);
    }

    function _recordTotals(EpochResult calldata result, uint64 activatesAt) private {
        address previous = address(0);
        for (uint256 i = 0; i < result.totals.length; i++) {
            TokenTotal calldata total = result.totals[i];
            if (total.token <= previous) revert TotalsNotAscending(i);
            previous = total.token;
            _recordTotal(total, result.epoch, activatesAt);
        }
    }

    function _recordTotal(TokenTotal calldata total, uint64 epoch, uint64 activatesAt) private {
        TotalHistory.Total[] storage history = _totals[total.token];
        uint256 before = history.latest();
        if (total.cumulative < before) revert TotalFell(total.token, before, total.cumulative);
        if (total.token == rewardToken && total.cumulative > accrued(epoch)) {
            revert EmissionExceeded(total.cumulative, accrued(epoch));
        }
        if (total.cumulative == before) return;
        if (history.length == 0) _registerToken(total.token);
        history.push(TotalHistory.Total(SafeCast.toUint40(activatesAt), epoch, SafeCast.toUint152(total.cumulative)));
    }

    function _registerToken(address token) private {
        for (uint256 i = 0; i < _tokens.length; i++) {
            if (_tokens[i] == token) return;
        }
        if (_tokens.length == MAX_TOKENS) revert TooManyTokens();
        _tokens.push(token);
    }
}
