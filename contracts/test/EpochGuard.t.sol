// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochDigest} from "../src/epochs/EpochDigest.sol";
import {EpochRoots} from "../src/epochs/EpochRoots.sol";
import {Network} from "./Network.sol";

/// @dev What the guardian may do to results, and where that ends.
contract EpochGuardTest is Network {
    bytes32 private constant ROOT = keccak256("root");
    bytes32 private constant OTHER_ROOT = keccak256("other root");

    function setUp() public {
        setUpNetwork();
    }

    function test_aVetoStepsBack() public {
        settle(resultOf(10, ROOT, address(usd), 7));
        post(resultOf(11, OTHER_ROOT, address(usd), 9));
        vm.expectEmit(address(roots));
        emit EpochRoots.EpochVetoed(11, OTHER_ROOT, uint64(block.timestamp) + OVERRIDE_DELAY);
        veto(11);
        vm.assertEq(roots.lastEpoch(), 10);
        vm.assertEq(roots.lastRewardRoot(), ROOT);
        vm.assertEq(roots.postedTotal(address(usd)), 7);
        vm.assertEq(roots.authorised(address(usd)), 7);
        (bytes32 root,) = roots.rootOf(11);
        vm.assertEq(root, bytes32(0));
        vm.assertEq(roots.vetoedUntil(11, OTHER_ROOT), block.timestamp + OVERRIDE_DELAY);
        settle(resultOf(11, keccak256("corrected"), address(usd), 8));
        vm.assertEq(roots.authorised(address(usd)), 8);
    }

    function test_aVetoOfTheFirstResultStepsBackToTheStart() public {
        post(resultOf(12, ROOT, address(usd), 9));
        veto(12);
        vm.assertEq(roots.lastEpoch(), FIRST_EPOCH - 1);
        vm.assertEq(roots.lastRewardRoot(), bytes32(0));
        vm.assertEq(roots.postedTotal(address(usd)), 0);
        settle(resultOf(12, OTHER_ROOT));
        vm.assertEq(roots.authorised(address(usd)), 0);
    }

    function test_aVetoedResultNeverCounts() public {
        post(resultOf(10, ROOT, address(trig), 7));
        veto(10);
        vm.warp(vm.getBlockTimestamp() + 30 days);
        distributor.activate();
        vm.assertEq(distributor.rootOf(10), bytes32(0));
        vm.assertEq(trig.totalSupply(), 0);
    }

    function test_theVetoedRootMayComeAgainLaterAndIsThenBeyondVeto() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        post(r);
        veto(10);
        uint256 until = block.timestamp + OVERRIDE_DELAY;
        expectPostRevert(r, abi.encodeWithSelector(EpochRoots.RootWasVetoed.selector, until));
        vm.warp(until - 1);
        expectPostRevert(r, abi.encodeWithSelector(EpochRoots.RootWasVetoed.selector, until));
        vm.warp(until);
        post(r);
        (uint256 vetoes, bool vetoable,) = roots.guard();
        vm.assertEq(vetoes, 1);
        vm.assertFalse(vetoable);
        expectVetoRevert(10, abi.encodeWithSelector(EpochRoots.BeyondVeto.selector, 10));
    }

    function test_anotherRootAfterAVetoCanBeVetoedToo() public {
        post(resultOf(10, ROOT));
        veto(10);
        post(resultOf(10, OTHER_ROOT));
        veto(10);
        (uint256 vetoes,,) = roots.guard();
        vm.assertEq(vetoes, 2);
    }

    function test_vetoesRunOutAndTheLastResultWaitsForTheOverrideDelay() public {
        spendVetoes();
        uint256 posted = block.timestamp;
        post(resultOf(10, keccak256("one more")));
        expectVetoRevert(10, abi.encodeWithSelector(EpochRoots.BeyondVeto.selector, 10));
        (, uint64 activatesAt) = roots.rootOf(10);
        vm.assertEq(activatesAt, posted + OVERRIDE_DELAY);
    }

    function test_aResultThatCountsGivesTheVetoesBack() public {
        spendVetoes();
        post(resultOf(10, keccak256("one more")));
        vm.warp(vm.getBlockTimestamp() + OVERRIDE_DELAY);
        post(resultOf(11, OTHER_ROOT));
        veto(11);
        (uint256 vetoes,,) = roots.guard();
        vm.assertEq(vetoes, 1);
    }

    function test_onlyTheGuardianVetoesAndPauses() public {
        post(resultOf(10, ROOT));
        bytes memory reason = abi.encodeWithSelector(EpochRoots.CallerIsNotGuardian.selector, address(this));
        vm.expectRevert(reason);
        roots.veto(10);
        vm.expectRevert(reason);
        roots.pause();
        vm.expectRevert(reason);
        roots.unpause();
    }

    function test_refusesToVetoAnEarlierEpochOrNone() public {
        expectVetoRevert(9, abi.encodeWithSelector(EpochRoots.NotTheLastEpoch.selector, 9, 9));
        settle(resultOf(10, ROOT));
        post(resultOf(11, OTHER_ROOT));
        expectVetoRevert(10, abi.encodeWithSelector(EpochRoots.NotTheLastEpoch.selector, 10, 11));
        veto(11);
        expectVetoRevert(10, abi.encodeWithSelector(EpochRoots.NotTheLastEpoch.selector, 10, 10));
    }

    function test_refusesToVetoARootThatCounts() public {
        settle(resultOf(10, ROOT));
        expectVetoRevert(10, abi.encodeWithSelector(EpochRoots.AlreadyActivated.selector, 10, vm.getBlockTimestamp()));
    }

    function test_aPauseStopsPostingForAWeekAtMost() public {
        uint64 until = uint64(block.timestamp) + 7 days;
        vm.expectEmit(address(roots));
        emit EpochRoots.PostingPaused(until);
        pause();
        expectPostRevert(resultOf(10, ROOT), abi.encodeWithSelector(EpochRoots.PostingIsPaused.selector, until));
        vm.warp(until);
        post(resultOf(10, ROOT));
    }

    function test_aPauseCanEndEarly() public {
        pause();
        vm.prank(GUARDIAN);
        roots.unpause();
        (,, uint256 until) = roots.guard();
        vm.assertEq(until, block.timestamp);
        post(resultOf(10, ROOT));
    }

    function test_betweenTwoPausesIsABreakOfAWeek() public {
        pause();
        vm.prank(GUARDIAN);
        roots.unpause();
        uint256 allowedAt = block.timestamp + 7 days;
        vm.warp(allowedAt - 1);
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.PauseTooSoon.selector, allowedAt));
        pause();
        vm.warp(allowedAt);
        pause();
    }

    function test_endingNoPauseChangesNothing() public {
        vm.prank(GUARDIAN);
        roots.unpause();
        pause();
        vm.warp(vm.getBlockTimestamp() + 8 days);
        (,, uint256 until) = roots.guard();
        vm.prank(GUARDIAN);
        roots.unpause();
        (,, uint256 after_) = roots.guard();
        vm.assertEq(after_, until);
    }

    function spendVetoes() private {
        for (uint256 i = 0; i < 3; i++) {
            post(resultOf(10, keccak256(abi.encode("refused", i))));
            veto(10);
        }
    }

    function veto(uint64 epoch) private {
        vm.prank(GUARDIAN);
        roots.veto(epoch);
    }

    function pause() private {
        vm.prank(GUARDIAN);
        roots.pause();
    }

    function expectVetoRevert(uint64 epoch, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(GUARDIAN);
        roots.veto(epoch);
    }
}
