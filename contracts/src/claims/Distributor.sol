// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ActivatedRoots} from "../epochs/ActivatedRoots.sol";
import {EmissionVault} from "../epochs/EmissionVault.sol";
import {EpochDigest} from "../epochs/EpochDigest.sol";
import {EpochRoots} from "../epochs/EpochRoots.sol";
import {Outflow} from "./Outflow.sol";
import {Payees} from "./Payees.sol";
import {RewardLeaf} from "./RewardLeaf.sol";

/// @title Pays owners what the signed results say they have earned in total, less what they were paid.
/// @dev Reward tokens come from the EmissionVault when a result is activated here; of every other token it pays what it
/// was sent. Nobody can withdraw anything else, and no one but an owner can choose where the owner's tokens go. Spec:
/// DIS-1 to DIS-6.
contract Distributor is ActivatedRoots, Payees, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using Outflow for Outflow.Flow;
    using RewardLeaf for bytes32;

    uint256 public constant MAX_PROOF = 64;
    uint256 private constant BASIS_POINTS = 10_000;

    /// @notice One leaf of an epoch's tree with its proof.
    struct Claim {
        uint64 epoch;
        address owner;
        address token;
        uint256 cumulative;
        bytes32[] proof;
    }

    EpochRoots public immutable epochRoots;
    EmissionVault public immutable vault;
    /// @notice Reward token base units that may leave per window.
    uint128 public immutable rewardOutflow;
    /// @notice The part of another token's authorised total that may leave per window, in 1/10,000.
    uint16 public immutable otherOutflowBasisPoints;

    /// @inheritdoc ActivatedRoots
    mapping(uint64 epoch => bytes32) public rootOf;

    mapping(address token => Outflow.Flow) private _flows;

    event EpochActivated(uint64 indexed epoch, bytes32 rewardRoot);
    event Claimed(
        address indexed owner,
        address indexed token,
        uint64 indexed epoch,
        uint256 paid,
        uint256 cumulative,
        address payee
    );
    event ClaimSkipped(address indexed owner, address indexed token, bytes4 reason);

    error NotTheDistributor(address vault, address distributor);
    error OtherVaultOrToken(address epochRoots);
    error CapTooLarge(uint256 cap);
    error OutflowLimitOutOfRange(uint256 limit);
    error UnknownEpoch(uint64 epoch);
    error NotActivatedYet(uint64 epoch, uint256 activatesAt);
    error ProofTooLong(uint256 length);
    error InvalidProof(address owner, address token, uint256 cumulative);
    error NothingToClaim(address owner, address token, uint256 alreadyPaid);
    error AuthorisedTotalExceeded(address token, uint256 owed, uint256 unpaid);
    error OutflowWindowFull(address token, uint256 opensAt);
    error TransferFailed(address token, address payee);
    error InvalidPayee(address payee);

    constructor(EpochRoots epochRoots_, EmissionVault vault_, uint128 rewardOutflow_, uint16 otherOutflowBasisPoints_)
        Payees(address(vault_.token()))
    {
        if (vault_.distributor() != address(this)) revert NotTheDistributor(address(vault_), vault_.distributor());
        if (epochRoots_.rewardToken() != address(vault_.token())) revert OtherVaultOrToken(address(epochRoots_));
        if (vault_.cap() > type(uint96).max) revert CapTooLarge(vault_.cap());
        if (rewardOutflow_ == 0 || rewardOutflow_ > type(uint96).max) revert OutflowLimitOutOfRange(rewardOutflow_);
        if (otherOutflowBasisPoints_ == 0 || otherOutflowBasisPoints_ > BASIS_POINTS) {
            revert OutflowLimitOutOfRange(otherOutflowBasisPoints_);
        }
        epochRoots = epochRoots_;
        vault = vault_;
        rewardOutflow = rewardOutflow_;
        otherOutflowBasisPoints = otherOutflowBasisPoints_;
    }

    /// @notice Takes over the newest result when it counts: keeps its root for ever, lets its totals be paid, and has its
    /// reward tokens minted. Anyone may call; does nothing when there is nothing new.
    /// Spec: DIS-6.
    function activate() public {
        (uint64 epoch, bytes32 root, EpochDigest.TokenTotal[] memory totals) = epochRoots.takeActive();
        if (root == bytes32(0)) return;
        rootOf[epoch] = root;
        for (uint256 i = 0; i < totals.length; i++) {
            (address token, uint256 total) = (totals[i].token, totals[i].cumulative);
            Outflow.Flow storage flow = _flows[token];
            if (total == flow.authorised) continue;
            flow.authorise(total, _outflowLimit(token, total));
            if (token == rewardToken) vault.release(total);
        }
        emit EpochActivated(epoch, root);
    }

    /// @notice Pays `owner` the difference between what the leaf says it has earned and what it was paid.
    /// @dev Anyone may call; tokens only go to the owner's payee. Claiming twice pays once. What the outflow window has no
    /// room for stays owed. Spec: DIS-1.
    /// @param epoch The epoch whose root the proof leads to.
    /// @param cumulative All base units of `token` earned since genesis.
    /// @param proof Sibling hashes from the leaf up to the root, at most 64.
    /// @return paid Base units sent by this call.
    function claim(uint64 epoch, address owner, address token, uint256 cumulative, bytes32[] calldata proof)
        external
        nonReentrant
        returns (uint256 paid)
    {
        bytes4 refusal = _prove(epoch, owner, token, cumulative, proof);
        uint256 before;
        address payee;
        if (refusal == 0) (paid, before, payee, refusal) = _take(owner, token, cumulative);
        if (refusal != 0) _refuse(refusal, Claim(epoch, owner, token, cumulative, proof));
        payee = _payeeOf(owner, payee, epoch);
        emit Claimed(owner, token, epoch, paid, before + paid, payee);
        IERC20(token).safeTransfer(payee, paid);
    }

    /// @notice Makes several claims at once, of any owners. An entry that cannot be paid is skipped and changes nothing.
    /// Spec: DIS-2.
    /// @return paid Base units sent, entry by entry.
    function claimMany(Claim[] calldata claims) external nonReentrant returns (uint256[] memory paid) {
        paid = new uint256[](claims.length);
        for (uint256 i = 0; i < claims.length; i++) {
            Claim calldata c = claims[i];
            bytes4 refusal = _prove(c.epoch, c.owner, c.token, c.cumulative, c.proof);
            if (refusal == 0) (paid[i], refusal) = _payOrRestore(c);
            if (refusal != 0) emit ClaimSkipped(c.owner, c.token, refusal);
        }
    }

    /// @notice Sends the caller's tokens to `payee`, for results of epochs that are not posted yet.
    /// Spec: DIS-3.
    function setPayee(address payee) external {
        if (payee == address(0) || payee == address(this) || payee == rewardToken || _flows[payee].authorised != 0) {
            revert InvalidPayee(payee);
        }
        _choosePayee(msg.sender, payee, epochRoots.lastEpoch());
    }

    /// @notice Where an owner's tokens go when claimed by the newest posted result.
    /// Spec: DIS-3.
    function payeeOf(address owner) external view returns (address) {
        return payeeFor(owner, epochRoots.lastEpoch());
    }

    /// @notice Base units of a token paid to all owners.
    /// Spec: DIS-4.
    function totalPaid(address token) external view returns (uint256) {
        return _flows[token].paid();
    }

    /// @notice Base units of a token that the activated results authorise, since genesis.
    /// Spec: DIS-4.
    function authorised(address token) external view returns (uint256) {
        return _flows[token].authorised;
    }

    /// @notice The outflow window of a token: when the next may open, what had left when this one opened, and what may
    /// leave in it at most.
    /// Spec: DIS-5.
    function outflowOf(address token) external view returns (uint256 opensAt, uint256 windowBase, uint256 limit) {
        Outflow.Flow storage flow = _flows[token];
        return (flow.opensAt(), flow.windowBase, _outflowLimit(token, flow.authorised));
    }

    function _prove(uint64 epoch, address owner, address token, uint256 cumulative, bytes32[] calldata proof)
        private
        returns (bytes4 refusal)
    {
        bytes32 root = rootOf[epoch];
        if (root == bytes32(0)) {
            activate();
            root = rootOf[epoch];
            if (root == bytes32(0)) return UnknownEpoch.selector;
        }
        if (proof.length > MAX_PROOF) return ProofTooLong.selector;
        if (RewardLeaf.hash(owner, token, cumulative).climb(proof) != root) return InvalidProof.selector;
    }

    /// @dev Books what can be paid now. `before` is what the owner was paid until now, `chosen` its payee as booked.
    function _take(address owner, address token, uint256 cumulative)
        private
        returns (uint256 paid, uint256 before, address chosen, bytes4 refusal)
    {
        (before, chosen) = _account(owner, token);
        if (cumulative <= before) return (0, before, chosen, NothingToClaim.selector);
        unchecked {
            paid = cumulative - before;
        }
        Outflow.Flow storage flow = _flows[token];
        if (!flow.tryTake(paid)) {
            uint256 total = flow.authorised;
            if (paid > total - flow.paid()) return (0, before, chosen, AuthorisedTotalExceeded.selector);
            paid = flow.takeSome(paid, _outflowLimit(token, total));
            if (paid == 0) return (0, before, chosen, OutflowWindowFull.selector);
        }
        unchecked {
            _setPaid(owner, token, before + paid, chosen);
        }
    }

    /// @dev Rounds up, so that a small total can leave too.
    function _outflowLimit(address token, uint256 total) private view returns (uint256) {
        if (token == rewardToken) return rewardOutflow;
        return (total * otherOutflowBasisPoints + BASIS_POINTS - 1) / BASIS_POINTS;
    }

    function _payOrRestore(Claim calldata c) private returns (uint256 paid, bytes4 refusal) {
        uint256 before;
        address chosen;
        (paid, before, chosen, refusal) = _take(c.owner, c.token, c.cumulative);
        if (refusal != 0) return (0, refusal);
        address payee = _payeeOf(c.owner, chosen, c.epoch);
        if (IERC20(c.token).trySafeTransfer(payee, paid)) {
            emit Claimed(c.owner, c.token, c.epoch, paid, before + paid, payee);
            return (paid, 0);
        }
        _setPaid(c.owner, c.token, before, chosen);
        _flows[c.token].putBack(paid);
        return (0, TransferFailed.selector);
    }

    function _refuse(bytes4 refusal, Claim memory c) private view {
        Outflow.Flow storage flow = _flows[c.token];
        if (refusal == ProofTooLong.selector) revert ProofTooLong(c.proof.length);
        if (refusal == InvalidProof.selector) revert InvalidProof(c.owner, c.token, c.cumulative);
        uint256 before = claimed(c.owner, c.token);
        if (refusal == NothingToClaim.selector) revert NothingToClaim(c.owner, c.token, before);
        if (refusal == AuthorisedTotalExceeded.selector) {
            revert AuthorisedTotalExceeded(c.token, c.cumulative - before, flow.authorised - flow.paid());
        }
        if (refusal == OutflowWindowFull.selector) revert OutflowWindowFull(c.token, flow.opensAt());
        (bytes32 root, uint256 activatesAt) = epochRoots.rootOf(c.epoch);
        if (root != bytes32(0)) revert NotActivatedYet(c.epoch, activatesAt);
        revert UnknownEpoch(c.epoch);
    }
}
