// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Distributor} from "../../src/claims/Distributor.sol";
import {EpochDigest} from "../../src/epochs/EpochDigest.sol";
import {Network} from "../Network.sol";

/// @dev Posts, vetoes, pauses, waits, activates and claims in any order and by any caller, with trees of one leaf per owner
/// and token: three owners, reward token and stable coin.
contract MoneyActions is Network {
    uint256 private constant OWNERS = 3;
    uint256 private constant LEAVES = 2 * OWNERS;

    bool public cumulativeFell;
    bool public rootMovedWithoutAQuorum;
    mapping(uint64 epoch => uint256[LEAVES]) private _earned;
    uint64[] private _epochs;
    mapping(address token => uint256) private _highestAuthorised;

    constructor() {
        setUpNetwork(uint128(2 * EMISSION), 6000);
        usd.mint(address(distributor), type(uint128).max);
    }

    function post(uint256 skip, uint256[LEAVES] calldata more, bool lie) external {
        uint64 last = roots.lastEpoch();
        uint64 epoch = last + 1 + uint64(bound(skip, 0, 2));
        uint256[LEAVES] memory earned = _earned[last];
        uint256[2] memory sums;
        for (uint256 i = 0; i < LEAVES; i++) {
            earned[i] += bound(more[i], 0, EMISSION / 2);
            sums[i / OWNERS] += earned[i];
        }
        if (lie && sums[0] > 0) sums[0]--;
        EpochDigest.EpochResult memory r = resultOf(epoch, rootOf(earned));
        r.totals = new EpochDigest.TokenTotal[](2);
        (uint256 a, uint256 b) = address(trig) < address(usd) ? (0, 1) : (1, 0);
        r.totals[a] = EpochDigest.TokenTotal(address(trig), sums[0]);
        r.totals[b] = EpochDigest.TokenTotal(address(usd), sums[1]);
        roots.post(r, quorumProof(roots.digest(r)));
        _earned[epoch] = earned;
        _epochs.push(epoch);
    }

    /// @dev Anybody's result, signed by too few, by one operator for all, or by the quorum for something else.
    function forge(address caller, bytes32 rewardRoot, uint256 how) external {
        bytes32 before = roots.lastRewardRoot();
        EpochDigest.EpochResult memory r = resultOf(roots.lastEpoch() + 1, rewardRoot);
        bytes32 digest = roots.digest(r);
        bytes memory proof = proofOf(keys, digest, 0x0f);
        if (how % 3 == 1) proof = bytes.concat(proof, compact(keys[0], digest));
        if (how % 3 == 2) proof = quorumProof(keccak256(abi.encode(digest)));
        vm.prank(caller);
        (bool done,) = address(roots).call(abi.encodeCall(roots.post, (r, proof)));
        if (done || roots.lastRewardRoot() != before) rootMovedWithoutAQuorum = true;
    }

    /// @dev The guardian in one of four calls, anybody in the others.
    function veto(address caller, uint256 who) external {
        bool guardian = who % 4 == 0;
        uint64 last = roots.lastEpoch();
        bytes32 root = roots.lastRewardRoot();
        vm.prank(guardian ? GUARDIAN : caller);
        (bool done,) = address(roots).call(abi.encodeCall(roots.veto, (last)));
        bool moved = roots.lastRewardRoot() != root || roots.lastEpoch() != last;
        if (moved && (!done || (!guardian && caller != GUARDIAN))) rootMovedWithoutAQuorum = true;
        if (done) _epochs.pop();
    }

    /// @dev A pause holds until the next call in three of four cases that find one.
    function pause(uint256 how) external {
        (,, uint256 until) = roots.guard();
        bool on = how % 4 == 0;
        if (!on && vm.getBlockTimestamp() >= until) return;
        vm.prank(GUARDIAN);
        if (on) roots.pause();
        else roots.unpause();
    }

    function activate(address caller) external {
        vm.prank(caller);
        distributor.activate();
        note(address(trig));
        note(address(usd));
    }

    function wait(uint256 time) external {
        vm.warp(vm.getBlockTimestamp() + bound(time, 1, 5 * DELAY));
    }

    function claim(uint256 which, uint256 leaf) external {
        uint64 epoch = _epochs[which % _epochs.length];
        leaf = leaf % LEAVES;
        (address owner, address token) = (ownerAt(leaf % OWNERS), tokenAt(leaf));
        uint256[LEAVES] memory earned = _earned[epoch];
        uint256 before = distributor.claimed(owner, token);
        distributor.claim(epoch, owner, token, earned[leaf], proofOf(earned, leaf));
        if (distributor.claimed(owner, token) <= before) cumulativeFell = true;
    }

    function claimAll(uint256 which) external {
        uint64 epoch = _epochs[which % _epochs.length];
        uint256[LEAVES] memory earned = _earned[epoch];
        Distributor.Claim[] memory claims = new Distributor.Claim[](LEAVES);
        for (uint256 i = 0; i < LEAVES; i++) {
            claims[i] = Distributor.Claim(epoch, ownerAt(i % OWNERS), tokenAt(i), earned[i], proofOf(earned, i));
        }
        distributor.claimMany(claims);
    }

    function setPayee(uint256 owner, uint256 payee) external {
        vm.prank(ownerAt(owner % OWNERS));
        distributor.setPayee(address(uint160(0x2000 + payee % 2)));
    }

    /// @dev What was paid, activated, posted and accrued of the reward token.
    function rewards() external view returns (uint256 paid, uint256 active, uint256 posted, uint256 accrued) {
        (paid, active) = (distributor.totalPaid(address(trig)), distributor.authorised(address(trig)));
        (posted, accrued) = (roots.postedTotal(address(trig)), vault.accrued(roots.lastEpoch()));
    }

    /// @dev What was paid, activated and posted of the stable coin.
    function revenue() external view returns (uint256 paid, uint256 active, uint256 posted) {
        (paid, active) = (distributor.totalPaid(address(usd)), distributor.authorised(address(usd)));
        posted = roots.postedTotal(address(usd));
    }

    function accruedByNow() external view returns (uint256) {
        return vault.accruedAt(vm.getBlockTimestamp());
    }

    function minted() external view returns (uint256 supply, uint256 released, uint256 unpaid) {
        return (trig.totalSupply(), vault.released(), trig.balanceOf(address(distributor)));
    }

    function claimedByOwners(bool ofRewards) external view returns (uint256 sum) {
        for (uint256 i = 0; i < OWNERS; i++) {
            sum += distributor.claimed(ownerAt(i), ofRewards ? address(trig) : address(usd));
        }
    }

    function heldOfStablecoin() external view returns (uint256) {
        return usd.balanceOf(address(distributor));
    }

    function note(address token) private {
        uint256 active = distributor.authorised(token);
        if (active < _highestAuthorised[token]) cumulativeFell = true;
        _highestAuthorised[token] = active;
    }

    function ownerAt(uint256 i) private pure returns (address) {
        return address(uint160(0x1000 + i));
    }

    function tokenAt(uint256 leaf) private view returns (address) {
        return leaf < OWNERS ? address(trig) : address(usd);
    }

    /// @dev A chain: the proof of leaf i is all leaves before it, hashed, and each after it.
    function hashed(uint256[LEAVES] memory earned, uint256 i) private view returns (bytes32) {
        return leafOf(ownerAt(i % OWNERS), tokenAt(i), earned[i]);
    }

    function rootOf(uint256[LEAVES] memory earned) private view returns (bytes32 node) {
        node = hashed(earned, 0);
        for (uint256 i = 1; i < LEAVES; i++) {
            node = pair(node, hashed(earned, i));
        }
    }

    function proofOf(uint256[LEAVES] memory earned, uint256 leaf) private view returns (bytes32[] memory proof) {
        uint256 below = leaf == 0 ? 0 : 1;
        proof = new bytes32[](LEAVES - leaf - 1 + below);
        if (leaf > 0) proof[0] = hashed(earned, 0);
        for (uint256 i = 1; i < leaf; i++) {
            proof[0] = pair(proof[0], hashed(earned, i));
        }
        for (uint256 i = leaf + 1; i < LEAVES; i++) {
            proof[below + i - leaf - 1] = hashed(earned, i);
        }
    }

    function pair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(bytes.concat(a, b)) : keccak256(bytes.concat(b, a));
    }
}

/// @dev Whatever is done in whatever order, and though a quorum may understate its totals.
contract MoneyInvariantsTest is Network {
    MoneyActions private actions;

    function setUp() public {
        actions = new MoneyActions();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actions);
    }

    function invariant_claimedIsAtMostAuthorisedIsAtMostAccrued() public view {
        (uint256 paid, uint256 active, uint256 posted, uint256 accrued) = actions.rewards();
        vm.assertLe(paid, active);
        vm.assertLe(active, posted);
        vm.assertLe(posted, accrued);
        vm.assertLe(accrued, actions.accruedByNow());
        vm.assertLe(accrued, CAP);
    }

    function invariant_revenuePaidIsAtMostAuthorised() public view {
        (uint256 paid, uint256 active, uint256 posted) = actions.revenue();
        vm.assertLe(paid, active);
        vm.assertLe(active, posted);
        vm.assertEq(actions.heldOfStablecoin(), type(uint128).max - paid);
        vm.assertEq(actions.claimedByOwners(false), paid);
    }

    function invariant_mintedIsWhatWasActivated() public view {
        (uint256 paid, uint256 active,,) = actions.rewards();
        (uint256 supply, uint256 released, uint256 unpaid) = actions.minted();
        vm.assertEq(supply, active);
        vm.assertEq(supply, released);
        vm.assertEq(unpaid, active - paid);
        vm.assertEq(actions.claimedByOwners(true), paid);
    }

    function invariant_cumulativeNeverFalls() public view {
        vm.assertFalse(actions.cumulativeFell());
    }

    function invariant_nobodyButTheQuorumMovesARoot() public view {
        vm.assertFalse(actions.rootMovedWithoutAQuorum());
    }
}
