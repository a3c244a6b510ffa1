// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EpochRoots} from "./EpochRoots.sol";
import {RewardToken} from "./RewardToken.sol";

/// @title Pays owners what the signed results say they have earned in total, less what they were paid.
/// @dev Reward tokens are minted; every other token is paid from this contract's balance. Nobody can withdraw anything
/// else, and no one but an owner can choose where the owner's tokens go. Spec: DIS-1 to DIS-4.
contract Distributor is ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @notice One leaf of an epoch's tree with its proof.
    struct Claim {
        uint64 epoch;
        address owner;
        address token;
        uint256 cumulative;
        bytes32[] proof;
    }

    struct PayeeChange {
        address before;
        address payee;
        uint64 fromEpoch;
    }

    EpochRoots public immutable epochRoots;
    RewardToken public immutable rewardToken;

    /// @notice Base units already paid, by owner and token.
    mapping(address owner => mapping(address token => uint256)) public claimed;
    /// @notice Base units already paid to all owners, by token.
    mapping(address token => uint256) public totalPaid;

    mapping(address owner => PayeeChange) private _payees;

    event Claimed(
        address indexed owner,
        address indexed token,
        uint64 indexed epoch,
        uint256 paid,
        uint256 cumulative,
        address payee
    );
    event PayeeSet(address indexed owner, address payee, uint64 fromEpoch);

    error NotTheMinter(address rewardToken);
    error UnknownEpoch(uint64 epoch);
    error EpochVetoed(uint64 epoch);
    error NotActivatedYet(uint64 epoch, uint64 activatesAt);
    error InvalidProof(address owner, address token, uint256 cumulative);
    error NothingToClaim(address owner, address token, uint256 alreadyPaid);
    error AuthorisedTotalExceeded(address token, uint256 wouldBePaid, uint256 authorised);
    error InvalidPayee(address payee);

    constructor(EpochRoots epochRoots_, RewardToken rewardToken_) {
        if (rewardToken_.minter() != address(this)) revert NotTheMinter(address(rewardToken_));
        epochRoots = epochRoots_;
        rewardToken = rewardToken_;
    }

    /// @notice Pays `owner` the difference between what the leaf says it has earned and what it was paid.
    /// @dev Anyone may call; tokens only go to the owner's payee. Claiming twice pays once. Spec: DIS-1.
    /// @param epoch The epoch whose root the proof leads to.
    /// @param cumulative All base units of `token` earned since genesis.
    /// @param proof Sibling hashes from the leaf up to the root.
    /// @return paid Base units sent by this call.
    function claim(uint64 epoch, address owner, address token, uint256 cumulative, bytes32[] calldata proof)
        external
        nonReentrant
        returns (uint256 paid)
    {
        _requireProven(epoch, owner, token, cumulative, proof);
        paid = _pay(epoch, owner, token, cumulative);
        if (paid == 0) revert NothingToClaim(owner, token, claimed[owner][token]);
    }

    /// @notice Makes several claims at once, of any owners. An entry with nothing left to pay is skipped.
    /// Spec: DIS-2.
    /// @return paid Base units sent, entry by entry.
    function claimMany(Claim[] calldata claims) external nonReentrant returns (uint256[] memory paid) {
        paid = new uint256[](claims.length);
        for (uint256 i = 0; i < claims.length; i++) {
            Claim calldata c = claims[i];
            _requireProven(c.epoch, c.owner, c.token, c.cumulative, c.proof);
            paid[i] = _pay(c.epoch, c.owner, c.token, c.cumulative);
        }
    }

    /// @notice Sends the caller's tokens to `payee`, for results of epochs that are not posted yet.
    /// Spec: DIS-3.
    function setPayee(address payee) external {
        if (payee == address(0) || payee == address(this)) revert InvalidPayee(payee);
        uint64 lastEpoch = epochRoots.lastEpoch();
        address before = payeeFor(msg.sender, lastEpoch);
        _payees[msg.sender] = PayeeChange(before, payee, lastEpoch + 1);
        emit PayeeSet(msg.sender, payee, lastEpoch + 1);
    }

    /// @notice Where an owner's tokens go when claimed by the newest posted result.
    function payeeOf(address owner) external view returns (address) {
        return payeeFor(owner, epochRoots.lastEpoch());
    }

    /// @notice Where an owner's tokens go when claimed by an epoch's result: the owner, unless it chose a payee.
    /// Spec: DIS-3.
    function payeeFor(address owner, uint64 epoch) public view returns (address) {
        PayeeChange storage change = _payees[owner];
        if (change.payee == address(0)) return owner;
        return epoch >= change.fromEpoch ? change.payee : change.before;
    }

    function _requireProven(uint64 epoch, address owner, address token, uint256 cumulative, bytes32[] calldata proof)
        private
        view
    {
        (bytes32 root, uint64 activatesAt, bool vetoed) = epochRoots.rootOf(epoch);
        if (root == bytes32(0)) revert UnknownEpoch(epoch);
        if (vetoed) revert EpochVetoed(epoch);
        if (block.timestamp < activatesAt) revert NotActivatedYet(epoch, activatesAt);
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(owner, token, cumulative))));
        if (!MerkleProof.verifyCalldata(proof, root, leaf)) revert InvalidProof(owner, token, cumulative);
    }

    function _pay(uint64 epoch, address owner, address token, uint256 cumulative) private returns (uint256 paid) {
        uint256 before = claimed[owner][token];
        if (cumulative <= before) return 0;
        paid = cumulative - before;
        uint256 total = totalPaid[token] + paid;
        uint256 authorised = epochRoots.authorised(token);
        if (total > authorised) revert AuthorisedTotalExceeded(token, total, authorised);
        claimed[owner][token] = cumulative;
        totalPaid[token] = total;
        address payee = payeeFor(owner, epoch);
        emit Claimed(owner, token, epoch, paid, cumulative, payee);
        if (token == address(rewardToken)) rewardToken.mint(payee, paid);
        else IERC20(token).safeTransfer(payee, paid);
    }
}
