// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ReadingTree} from "../readings/ReadingTree.sol";
import {ReadingVerifier} from "../readings/ReadingVerifier.sol";

/// @title Example: a policy that pays its insured once when a verified reading crosses a threshold.
/// @dev Nobody decides a claim: the reading and its proof do. Spec: COV-1 to COV-3.
contract ParametricCover is ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    enum State {
        None,
        Open,
        Paid,
        TakenBack
    }

    /// @notice What is covered, fixed when the policy is funded.
    /// @param device Only readings of this device count; zero for every device in the cell.
    /// @param payWhenAbove Whether a value at or above the threshold pays, else one at or below it.
    /// @param startMs First covered time of measurement, Unix milliseconds.
    /// @param endMs First time of measurement that is covered no more.
    /// @param claimUntil Last second, Unix, in which a reading is accepted.
    struct Terms {
        address insured;
        IERC20 token;
        uint64 cell;
        bytes32 device;
        uint8 quantity;
        int64 threshold;
        bool payWhenAbove;
        uint32 leastQualityPpm;
        uint64 startMs;
        uint64 endMs;
        uint64 claimUntil;
    }

    struct Policy {
        address insurer;
        State state;
        uint256 payout;
        Terms terms;
    }

    /// @notice Least seconds between the end of a cover and the end of its claims, for epochs to end and to count.
    uint64 public constant MIN_CLAIM_TIME = 14 days;
    uint256 private constant MS = 1000;

    ReadingVerifier public immutable readings;
    /// @notice The number of policies, which is the id of the newest one. Ids start at 1.
    uint256 public policyCount;

    mapping(uint256 policyId => Policy) private _policies;

    event PolicyFunded(uint256 indexed policyId, address indexed insurer, address indexed insured, uint256 payout);
    event PolicyPaid(uint256 indexed policyId, uint64 epoch, bytes32 report, int64 value);
    event PolicyTakenBack(uint256 indexed policyId);

    error InsuredMissing();
    error EmptyPeriod(uint64 startMs, uint64 endMs);
    error ClaimTimeTooShort(uint64 claimUntil, uint256 least);
    error NothingArrived(uint256 sent);
    error NotOpen(uint256 policyId, State state);
    error ClaimsAreOver(uint256 time, uint64 claimUntil);
    error ClaimsAreOpen(uint256 time, uint64 claimUntil);
    error WrongCell(uint64 given, uint64 covered);
    error WrongDevice(bytes32 given, bytes32 covered);
    error WrongQuantity(uint8 given, uint8 covered);
    error OutsidePeriod(uint64 observedMs, uint64 startMs, uint64 endMs);
    error QualityTooLow(uint32 given, uint32 least);
    error ThresholdNotCrossed(int64 value, int64 threshold);

    constructor(ReadingVerifier readings_) {
        readings = readings_;
    }

    /// @notice Funds a policy with the caller's tokens; what arrives is what it pays.
    /// Spec: COV-1.
    function fund(uint256 amount, Terms calldata terms) external nonReentrant returns (uint256 policyId) {
        _requireSound(terms);
        policyId = ++policyCount;
        Policy storage p = _policies[policyId];
        p.insurer = msg.sender;
        p.state = State.Open;
        p.terms = terms;
        p.payout = _collect(terms.token, amount);
        emit PolicyFunded(policyId, msg.sender, terms.insured, p.payout);
    }

    /// @notice Pays the insured by a proven reading. Anyone may submit it.
    /// Spec: COV-2.
    function claim(uint256 policyId, uint64 epoch, ReadingTree.Reading calldata reading, bytes32[] calldata proof)
        external
        nonReentrant
    {
        Policy storage p = _open(policyId);
        if (block.timestamp > p.terms.claimUntil) revert ClaimsAreOver(block.timestamp, p.terms.claimUntil);
        _requireCovered(p.terms, reading);
        readings.verify(epoch, reading, proof);
        p.state = State.Paid;
        emit PolicyPaid(policyId, epoch, reading.report, reading.value);
        p.terms.token.safeTransfer(p.terms.insured, p.payout);
    }

    /// @notice Gives the insurer back what a policy holds that was not claimed in time. Anyone may call.
    /// Spec: COV-3.
    function takeBack(uint256 policyId) external nonReentrant {
        Policy storage p = _open(policyId);
        if (block.timestamp <= p.terms.claimUntil) revert ClaimsAreOpen(block.timestamp, p.terms.claimUntil);
        p.state = State.TakenBack;
        emit PolicyTakenBack(policyId);
        p.terms.token.safeTransfer(p.insurer, p.payout);
    }

    /// @notice All that is known about a policy; the state is None when there is none.
    function policyOf(uint256 policyId) external view returns (Policy memory) {
        return _policies[policyId];
    }

    function _open(uint256 policyId) private view returns (Policy storage p) {
        p = _policies[policyId];
        if (p.state != State.Open) revert NotOpen(policyId, p.state);
    }

    function _requireSound(Terms calldata t) private pure {
        if (t.insured == address(0)) revert InsuredMissing();
        if (t.endMs <= t.startMs) revert EmptyPeriod(t.startMs, t.endMs);
        uint256 least = t.endMs / MS + MIN_CLAIM_TIME;
        if (t.claimUntil < least) revert ClaimTimeTooShort(t.claimUntil, least);
    }

    function _requireCovered(Terms storage t, ReadingTree.Reading calldata r) private view {
        if (r.cell != t.cell) revert WrongCell(r.cell, t.cell);
        if (t.device != bytes32(0) && r.device != t.device) revert WrongDevice(r.device, t.device);
        if (r.quantity != t.quantity) revert WrongQuantity(r.quantity, t.quantity);
        if (r.observedMs < t.startMs || r.observedMs >= t.endMs) {
            revert OutsidePeriod(r.observedMs, t.startMs, t.endMs);
        }
        if (r.qualityPpm < t.leastQualityPpm) revert QualityTooLow(r.qualityPpm, t.leastQualityPpm);
        bool crossed = t.payWhenAbove ? r.value >= t.threshold : r.value <= t.threshold;
        if (!crossed) revert ThresholdNotCrossed(r.value, t.threshold);
    }

    function _collect(IERC20 token, uint256 amount) private returns (uint256 arrived) {
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(msg.sender, address(this), amount);
        arrived = token.balanceOf(address(this)) - before;
        if (arrived == 0) revert NothingArrived(amount);
    }
}
