// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Network} from "../Network.sol";

/// @dev Posts, vetoes, waits and claims in any order, with small trees of one leaf per owner and token.
contract MoneyActions is Network {
    uint256 private constant OWNERS = 3;

    bool public cumulativeFell;
    mapping(uint64 epoch => uint256[OWNERS]) private _earned;
    uint64[] private _epochs;
    uint256 private _highestAuthorised;

    constructor() {
        setUpNetwork();
        usd.mint(address(distributor), type(uint128).max);
    }

    function reward() external view returns (address) {
        return address(trig);
    }

    function accruedSoFar() external view returns (uint256) {
        return roots.accrued(roots.lastEpoch());
    }

    function authorisedSoFar() external view returns (uint256) {
        return roots.authorised(address(trig));
    }

    function postedSoFar() external view returns (uint256) {
        return roots.postedTotal(address(trig));
    }

    function paidSoFar() external view returns (uint256) {
        return distributor.totalPaid(address(trig));
    }

    function supply() external view returns (uint256) {
        return trig.totalSupply();
    }

    function claimedByOwners() external view returns (uint256 sum) {
        for (uint256 i = 0; i < OWNERS; i++) {
            sum += distributor.claimed(ownerAt(i), address(trig));
        }
    }

    function post(uint256 skip, uint256 first, uint256 second, uint256 third, bool lie) external {
        uint64 last = roots.lastEpoch();
        uint64 epoch = last + 1 + uint64(bound(skip, 0, 2));
        uint256[OWNERS] memory earned = _earned[last];
        earned[0] += bound(first, 0, EMISSION / 2);
        earned[1] += bound(second, 0, EMISSION / 2);
        earned[2] += bound(third, 0, EMISSION / 2);
        _earned[epoch] = earned;
        uint256 total = earned[0] + earned[1] + earned[2];
        uint256 stated = lie && total > 0 ? total - 1 : total;
        post(resultOf(epoch, rootOf(earned), address(trig), stated));
        _epochs.push(epoch);
    }

    function veto() external {
        uint64 last = roots.lastEpoch();
        vm.prank(GUARDIAN);
        roots.veto(last);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, DELAY));
        uint256 authorised = roots.authorised(address(trig));
        if (authorised < _highestAuthorised) cumulativeFell = true;
        _highestAuthorised = authorised;
    }

    function claim(uint256 which, uint256 owner) external {
        uint64 epoch = _epochs[which % _epochs.length];
        owner = owner % OWNERS;
        uint256[OWNERS] memory earned = _earned[epoch];
        uint256 before = distributor.claimed(ownerAt(owner), address(trig));
        distributor.claim(epoch, ownerAt(owner), address(trig), earned[owner], proofOf(earned, owner));
        if (distributor.claimed(ownerAt(owner), address(trig)) < before) cumulativeFell = true;
    }

    function ownerAt(uint256 i) private pure returns (address) {
        return address(uint160(0x1000 + i));
    }

    function leaf(uint256[OWNERS] memory earned, uint256 i) private view returns (bytes32) {
        return leafOf(ownerAt(i), address(trig), earned[i]);
    }

    function rootOf(uint256[OWNERS] memory earned) private view returns (bytes32) {
        return pair(pair(leaf(earned, 0), leaf(earned, 1)), leaf(earned, 2));
    }

    function proofOf(uint256[OWNERS] memory earned, uint256 i) private view returns (bytes32[] memory proof) {
        if (i == 2) {
            proof = new bytes32[](1);
            proof[0] = pair(leaf(earned, 0), leaf(earned, 1));
            return proof;
        }
        proof = new bytes32[](2);
        proof[0] = leaf(earned, 1 - i);
        proof[1] = leaf(earned, 2);
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
        vm.assertLe(actions.paidSoFar(), actions.authorisedSoFar());
        vm.assertLe(actions.authorisedSoFar(), actions.postedSoFar());
        vm.assertLe(actions.postedSoFar(), actions.accruedSoFar());
        vm.assertLe(actions.accruedSoFar(), CAP);
    }

    function invariant_everyTokenInExistenceWasClaimed() public view {
        vm.assertEq(actions.supply(), actions.paidSoFar());
        vm.assertEq(actions.claimedByOwners(), actions.paidSoFar());
    }

    function invariant_cumulativeNeverFalls() public view {
        vm.assertFalse(actions.cumulativeFell());
    }
}
