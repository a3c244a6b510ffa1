// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EcdsaQuorum} from "../src/quorum/EcdsaQuorum.sol";
import {EpochDigest} from "../src/epochs/EpochDigest.sol";
import {EpochRoots} from "../src/epochs/EpochRoots.sol";
import {EpochTotals} from "../src/epochs/EpochTotals.sol";
import {SignerSets} from "../src/quorum/SignerSets.sol";
import {Network} from "./Network.sol";

contract EpochRootsTest is Network {
    bytes32 private constant ROOT = keccak256("root");
    bytes32 private constant OTHER_ROOT = keccak256("other root");

    function setUp() public {
        setUpNetwork();
    }

    function test_recordsAResult() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT, address(trig), EMISSION);
        uint64 activatesAt = uint64(block.timestamp) + DELAY;
        bytes memory proof = quorumProof(roots.digest(r));
        vm.expectEmit(address(roots));
        emit EpochRoots.EpochPosted(10, ROOT, r.inputRoot, r.verdictRoot, r.parameterHash, 1, activatesAt);
        roots.post(r, proof);
        (bytes32 root, uint64 counts) = roots.rootOf(10);
        vm.assertEq(root, ROOT);
        vm.assertEq(counts, activatesAt);
        vm.assertEq(roots.lastEpoch(), 10);
        vm.assertEq(roots.lastRewardRoot(), ROOT);
        vm.assertEq(roots.postedTotal(address(trig)), EMISSION);
    }

    function test_startsOneBelowItsFirstEpoch() public view {
        vm.assertEq(roots.lastEpoch(), FIRST_EPOCH - 1);
        vm.assertEq(roots.lastRewardRoot(), bytes32(0));
        (bytes32 root, uint64 counts) = roots.rootOf(10);
        vm.assertEq(root, bytes32(0));
        vm.assertEq(counts, 0);
    }

    function test_authorisesATotalOnlyWhenItsRootCounts() public {
        post(resultOf(10, ROOT, address(trig), 100));
        vm.assertEq(roots.authorised(address(trig)), 0);
        vm.warp(block.timestamp + DELAY - 1);
        vm.assertEq(roots.authorised(address(trig)), 0);
        vm.warp(block.timestamp + 1);
        vm.assertEq(roots.authorised(address(trig)), 100);
    }

    function test_refusesAResultWhileTheOneBeforeWaits() public {
        post(resultOf(10, ROOT, address(usd), 7));
        uint256 activatesAt = block.timestamp + DELAY;
        expectPostRevert(
            resultOf(11, OTHER_ROOT), abi.encodeWithSelector(EpochRoots.PreviousPending.selector, activatesAt)
        );
        vm.warp(activatesAt);
        post(resultOf(11, OTHER_ROOT, address(usd), 9));
        vm.assertEq(roots.authorised(address(usd)), 7);
        vm.assertEq(roots.postedTotal(address(usd)), 9);
    }

    function test_handsTheResultBeforeToTheDistributor() public {
        settle(resultOf(10, ROOT, address(usd), 7));
        vm.assertEq(distributor.rootOf(10), bytes32(0));
        post(resultOf(11, OTHER_ROOT));
        vm.assertEq(distributor.rootOf(10), ROOT);
        vm.assertEq(distributor.authorised(address(usd)), 7);
        (bytes32 root, uint64 activatesAt) = roots.rootOf(10);
        vm.assertEq(root, ROOT);
        vm.assertEq(activatesAt, 0);
    }

    function test_onlyTheDistributorTakesResults() public {
        settle(resultOf(10, ROOT));
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.CallerIsNotDistributor.selector, address(this)));
        roots.takeActive();
    }

    function test_keepsTheTotalOfATokenThatIsNotListed() public {
        settle(resultOf(10, ROOT, address(usd), 7));
        settle(resultOf(11, OTHER_ROOT));
        vm.assertEq(roots.authorised(address(usd)), 7);
    }

    function test_allowsSkippedEpochsAndTheirEmission() public {
        post(resultOf(14, ROOT, address(trig), 5 * EMISSION));
        vm.assertEq(roots.lastEpoch(), 14);
    }

    function test_accruesUpToTheCap() public view {
        vm.assertEq(roots.accrued(9), 0);
        vm.assertEq(roots.accrued(10), EMISSION);
        vm.assertEq(roots.accrued(12), 3 * EMISSION);
        vm.assertEq(roots.accrued(type(uint64).max), CAP);
    }

    function test_refusesTheSameAndAnEarlierEpoch() public {
        settle(resultOf(11, ROOT));
        expectPostRevert(
            resultOf(11, OTHER_ROOT), abi.encodeWithSelector(EpochRoots.EpochNotAfterLast.selector, 11, 11)
        );
        expectPostRevert(
            resultOf(10, OTHER_ROOT), abi.encodeWithSelector(EpochRoots.EpochNotAfterLast.selector, 10, 11)
        );
    }

    function test_refusesAnEpochBeforeTheFirst() public {
        expectPostRevert(resultOf(9, ROOT), abi.encodeWithSelector(EpochRoots.EpochNotAfterLast.selector, 9, 9));
    }

    function test_refusesAnotherPreviousRoot() public {
        settle(resultOf(10, ROOT));
        EpochDigest.EpochResult memory r = resultOf(11, OTHER_ROOT);
        r.previousRewardRoot = OTHER_ROOT;
        expectPostRevert(r, abi.encodeWithSelector(EpochRoots.WrongPreviousRoot.selector, OTHER_ROOT, ROOT));
    }

    function test_refusesAZeroRoot() public {
        expectPostRevert(resultOf(10, bytes32(0)), abi.encodeWithSelector(EpochRoots.ZeroRewardRoot.selector));
    }

    function test_refusesAnEpochThatIsNotOver() public {
        uint64 running = FIRST_EPOCH + EPOCHS_OVER;
        uint256 endsAt = GENESIS_TIME + (EPOCHS_OVER + 1) * EPOCH_SECONDS;
        vm.warp(endsAt - 1);
        expectPostRevert(
            resultOf(running, ROOT), abi.encodeWithSelector(EpochRoots.EpochNotOver.selector, running, endsAt)
        );
        vm.warp(endsAt);
        post(resultOf(running, ROOT));
    }

    function test_refusesASetThatIsNotInForce() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        r.setId = 2;
        expectPostRevert(r, abi.encodeWithSelector(SignerSets.UnknownSignerSet.selector, 2));
        address[] memory signers = addressesOf(sortedKeys(2, 4));
        vm.prank(GOVERNOR);
        sets.addSet(signers, 12);
        expectPostRevert(resultOf(12, ROOT), abi.encodeWithSelector(SignerSets.SignerSetNotActive.selector, 1, 12));
    }

    function test_refusesAResultThatWasChangedAfterSigning() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        bytes memory proof = quorumProof(roots.digest(r));
        r.rewardRoot = OTHER_ROOT;
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorum.InvalidSignature.selector, vm.addr(keys[0])));
        roots.post(r, proof);
    }

    function test_refusesTotalsOutOfOrderOrTwice() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        r.totals = new EpochDigest.TokenTotal[](2);
        r.totals[0] = EpochDigest.TokenTotal(BOB, 1);
        r.totals[1] = EpochDigest.TokenTotal(BOB, 1);
        expectPostRevert(r, abi.encodeWithSelector(EpochTotals.TotalsNotAscending.selector, 1));
        r.totals[0] = EpochDigest.TokenTotal(address(0), 1);
        expectPostRevert(r, abi.encodeWithSelector(EpochTotals.TotalsNotAscending.selector, 0));
    }

    function test_refusesATotalThatFell() public {
        settle(resultOf(10, ROOT, address(usd), 7));
        expectPostRevert(
            resultOf(11, OTHER_ROOT, address(usd), 6),
            abi.encodeWithSelector(EpochTotals.TotalFell.selector, address(usd), 7, 6)
        );
    }

    function test_refusesMoreThanTheAccruedEmission() public {
        expectPostRevert(
            resultOf(11, ROOT, address(trig), 2 * EMISSION + 1),
            abi.encodeWithSelector(EpochTotals.EmissionExceeded.selector, 2 * EMISSION + 1, 2 * EMISSION)
        );
    }

    function test_refusesMoreThanTheCap() public {
        vm.warp(GENESIS_TIME + 10_000 * EPOCH_SECONDS);
        expectPostRevert(
            resultOf(10_000, ROOT, address(trig), CAP + 1),
            abi.encodeWithSelector(EpochTotals.EmissionExceeded.selector, CAP + 1, CAP)
        );
    }

    function test_refusesATotalThatHasNoRoom() public {
        uint256 most = type(uint104).max;
        expectPostRevert(
            resultOf(10, ROOT, address(usd), most + 1),
            abi.encodeWithSelector(EpochTotals.TotalTooLarge.selector, address(usd), most + 1)
        );
        post(resultOf(10, ROOT, address(usd), most));
        vm.assertEq(roots.postedTotal(address(usd)), most);
    }

    function test_refusesASeventeenthToken() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        r.totals = tokens(1, 17);
        expectPostRevert(r, abi.encodeWithSelector(EpochTotals.TooManyTokens.selector, 17, 16));
        r.totals = tokens(1, 16);
        settle(r);
        r = resultOf(11, OTHER_ROOT);
        r.totals = tokens(17, 1);
        expectPostRevert(r, abi.encodeWithSelector(EpochTotals.TooManyTokens.selector, 17, 16));
    }

    function test_refusesGuardiansWhoAreNobodyOrTheGovernor() public {
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.GuardianMissing.selector));
        new EpochRoots(sets, vault, address(0), DELAY, OVERRIDE_DELAY);
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.GuardianIsGovernor.selector, GOVERNOR));
        new EpochRoots(sets, vault, GOVERNOR, DELAY, OVERRIDE_DELAY);
    }

    function test_refusesDelaysOfMoreThanAMonth() public {
        uint40 tooLong = 30 days + 1;
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.DelayTooLong.selector, tooLong, 30 days));
        new EpochRoots(sets, vault, GUARDIAN, tooLong, OVERRIDE_DELAY);
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.DelayTooLong.selector, tooLong, 30 days));
        new EpochRoots(sets, vault, GUARDIAN, DELAY, tooLong);
    }

    function tokens(uint160 first, uint160 count) private pure returns (EpochDigest.TokenTotal[] memory totals) {
        totals = new EpochDigest.TokenTotal[](count);
        for (uint160 i = 0; i < count; i++) {
            totals[i] = EpochDigest.TokenTotal(address(first + i), 1);
        }
    }
}
