// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ChannelConfig} from "../../src/channels/ChannelConfig.sol";
import {ChannelMarket} from "../channels/ChannelMarket.sol";

/// @dev Deposits, claims, settles, refunds, withdraws and waits in any order, in three channels of two receivers.
contract ChannelActions is ChannelMarket {
    uint256 private constant CHANNELS = 3;

    bool public claimedFell;
    uint256[CHANNELS] public deposited;
    uint256[CHANNELS] public returned;
    uint128[CHANNELS] private _claimed;

    constructor() {
        setUpMarket();
    }

    function channelAt(uint256 i) public view returns (uint128 balance, uint128 totalClaimed) {
        return channels.channels(channels.getChannelId(configAt(i)));
    }

    function held() external view returns (uint256) {
        return usd.balanceOf(address(channels));
    }

    function heldByCollector() external view returns (uint256) {
        return usd.balanceOf(address(collector));
    }

    function receiverSums() external view returns (uint256 claimedSum, uint256 settledSum, uint256 paidSum) {
        for (uint256 i = 0; i < 2; i++) {
            address receiver = configAt(i).receiver;
            (uint128 totalClaimed, uint128 totalSettled) = channels.receivers(receiver, address(usd));
            (claimedSum, settledSum) = (claimedSum + totalClaimed, settledSum + totalSettled);
            paidSum += usd.balanceOf(receiver);
        }
    }

    function add(uint256 which, uint128 amount) external {
        amount = amount % 1000e6 + 1;
        deposit(configAt(which), amount);
        deposited[which % CHANNELS] += amount;
    }

    function claimUpTo(uint256 which, uint128 ceiling, uint128 total) external {
        (uint128 balance,) = channelAt(which);
        ceiling = ceiling % (balance + 2);
        claimBy(authorizer, only(row(configAt(which), ceiling, total % (balance + 2))));
        observe();
    }

    function claimTwo(uint256 which, uint128 total) external {
        (uint128 balance,) = channelAt(which);
        (uint128 other,) = channelAt(which + 1);
        total = total % ((balance < other ? balance : other) + 1);
        claimBy(authorizer, both(row(configAt(which), total, total / 2), row(configAt(which + 1), total, total)));
        observe();
    }

    function payOut(uint256 which) external {
        channels.settle(configAt(which).receiver, address(usd));
    }

    function giveBack(uint256 which, uint128 amount) external {
        uint256 before = usd.balanceOf(payer);
        refund(configAt(which), amount % 2000e6);
        returned[which % CHANNELS] += usd.balanceOf(payer) - before;
        observe();
    }

    function announce(uint256 which, uint128 amount) external {
        (uint128 balance, uint128 totalClaimed) = channelAt(which);
        initiate(configAt(which), amount % (balance - totalClaimed + 1));
    }

    function takeOut(uint256 which, bool late) external {
        if (late) vm.warp(block.timestamp + DELAY);
        uint256 before = usd.balanceOf(payer);
        finalize(configAt(which));
        returned[which % CHANNELS] += usd.balanceOf(payer) - before;
        observe();
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + time % DELAY);
    }

    function configAt(uint256 which) private view returns (ChannelConfig memory c) {
        c = salted(which % CHANNELS);
        if (which % CHANNELS == 1) c.receiver = RELAYER;
    }

    function observe() private {
        for (uint256 i = 0; i < CHANNELS; i++) {
            (, uint128 totalClaimed) = channelAt(i);
            if (totalClaimed < _claimed[i]) claimedFell = true;
            _claimed[i] = totalClaimed;
        }
    }
}

/// @dev What holds whatever the parties do.
contract ChannelInvariantsTest is ChannelMarket {
    ChannelActions private _actions;

    function setUp() public {
        _actions = new ChannelActions();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_actions);
    }

    function invariant_aChannelNeverPaysAboveItsDeposit() public view {
        for (uint256 i = 0; i < 3; i++) {
            (uint128 balance, uint128 totalClaimed) = _actions.channelAt(i);
            vm.assertLe(totalClaimed, balance);
            vm.assertEq(balance + _actions.returned(i), _actions.deposited(i));
        }
    }

    function invariant_theContractHoldsWhatIsUnclaimedAndUnsettled() public view {
        uint256 unclaimed;
        uint256 claimed;
        for (uint256 i = 0; i < 3; i++) {
            (uint128 balance, uint128 totalClaimed) = _actions.channelAt(i);
            (unclaimed, claimed) = (unclaimed + balance - totalClaimed, claimed + totalClaimed);
        }
        (uint256 claimedSum, uint256 settledSum, uint256 paidSum) = _actions.receiverSums();
        vm.assertEq(claimedSum, claimed);
        vm.assertEq(settledSum, paidSum);
        vm.assertEq(_actions.held(), unclaimed + claimedSum - settledSum);
    }

    function invariant_claimedNeverFalls() public view {
        vm.assertFalse(_actions.claimedFell());
    }

    function invariant_theCollectorHoldsNothing() public view {
        vm.assertEq(_actions.heldByCollector(), 0);
    }
}
