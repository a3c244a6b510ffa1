// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochRoots} from "../src/EpochRoots.sol";
import {SignerSets} from "../src/SignerSets.sol";
import {Network} from "./Network.sol";

contract EpochRootsTest is Network {
    bytes32 private constant ROOT = keccak256("root");
    bytes32 private constant OTHER_ROOT = keccak256("other root");

    function setUp() public {
        setUpNetwork();
    }

    function test_recordsAResult() public {
        EpochRoots.EpochResult memory r = resultOf(10, ROOT, address(trig), EMISSION);
        uint64 activatesAt = uint64(block.timestamp) + DELAY;
        bytes memory signatures = sign(keys, roots.digest(r), QUORUM_BITMAP);
        vm.expectEmit(address(roots));
        emit EpochRoots.EpochPosted(10, ROOT, r.inputRoot, r.verdictRoot, r.parameterHash, 1, activatesAt);
        roots.post(r, QUORUM_BITMAP, signatures);
        (bytes32 root, uint64 counts, bool vetoed) = roots.rootOf(10);
        vm.assertEq(root, ROOT);
        vm.assertEq(counts, activatesAt);
        vm.assertFalse(vetoed);
        vm.assertEq(roots.lastEpoch(), 10);
        vm.assertEq(roots.lastRewardRoot(), ROOT);
        vm.assertEq(roots.postedTotal(address(trig)), EMISSION);
    }

    function test_startsOneBelowItsFirstEpoch() public view {
        vm.assertEq(roots.lastEpoch(), FIRST_EPOCH - 1);
        vm.assertEq(roots.lastRewardRoot(), bytes32(0));
        (bytes32 root, uint64 counts, bool vetoed) = roots.rootOf(10);
        vm.assertEq(root, bytes32(0));
        vm.assertEq(counts, 0);
        vm.assertFalse(vetoed);
    }

    function test_authorisesATotalOnlyWhenItsRootCounts() public {
        post(resultOf(10, ROOT, address(trig), 100));
        vm.assertEq(roots.authorised(address(trig)), 0);
        vm.warp(block.timestamp + DELAY - 1);
        vm.assertEq(roots.authorised(address(trig)), 0);
        vm.warp(block.timestamp + 1);
        vm.assertEq(roots.authorised(address(trig)), 100);
    }

    function test_authorisesAtTheVerySecondAlthoughLaterResultsWait() public {
        uint256 start = block.timestamp;
        for (uint256 i = 0; i < 5; i++) {
            vm.warp(start + i * 600);
            post(resultOf(uint64(10 + i), keccak256(abi.encode(i)), address(usd), i + 1));
        }
        for (uint256 i = 0; i < 5; i++) {
            vm.warp(start + DELAY + i * 600 - 1);
            vm.assertEq(roots.authorised(address(usd)), i);
            vm.warp(start + DELAY + i * 600);
            vm.assertEq(roots.authorised(address(usd)), i + 1);
        }
    }

    function testFuzz_authorisesTheNewestTotalThatCounts(uint256 seed) public {
        uint256 count = bound(seed, 1, 20);
        uint256 start = block.timestamp;
        for (uint256 i = 0; i < count; i++) {
            vm.warp(start + i * 600);
            post(resultOf(uint64(10 + i), keccak256(abi.encode(i)), address(usd), (i + 1) * 5));
        }
        uint256 later = bound(uint256(keccak256(abi.encode(seed))), 0, DELAY + 600 * count);
        vm.warp(start + later);
        uint256 counting = later < DELAY ? 0 : (later - DELAY) / 600 + 1;
        vm.assertEq(roots.authorised(address(usd)), (counting > count ? count : counting) * 5);
    }

    function test_keepsTheTotalOfATokenThatIsNotListed() public {
        post(resultOf(10, ROOT, address(usd), 7));
        post(resultOf(11, OTHER_ROOT));
        vm.warp(block.timestamp + DELAY);
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
        post(resultOf(11, ROOT));
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
        post(resultOf(10, ROOT));
        EpochRoots.EpochResult memory r = resultOf(11, OTHER_ROOT);
        r.previousRewardRoot = OTHER_ROOT;
        expectPostRevert(r, abi.encodeWithSelector(EpochRoots.WrongPreviousRoot.selector, OTHER_ROOT, ROOT));
    }

    function test_refusesAZeroRoot() public {
        expectPostRevert(resultOf(10, bytes32(0)), abi.encodeWithSelector(EpochRoots.ZeroRewardRoot.selector));
    }

    function test_refusesASetThatIsNotInForce() public {
        EpochRoots.EpochResult memory r = resultOf(10, ROOT);
        r.setId = 2;
        expectPostRevert(r, abi.encodeWithSelector(EpochRoots.SignerSetNotActive.selector, 2, 10));
        vm.prank(GOVERNOR);
        sets.addSet(addressesOf(sortedKeys(2, 4)), 12);
        expectPostRevert(resultOf(12, ROOT), abi.encodeWithSelector(EpochRoots.SignerSetNotActive.selector, 1, 12));
    }

    function test_refusesAResultThatWasChangedAfterSigning() public {
        EpochRoots.EpochResult memory r = resultOf(10, ROOT);
        bytes memory signatures = sign(keys, roots.digest(r), QUORUM_BITMAP);
        r.rewardRoot = OTHER_ROOT;
        vm.expectRevert(abi.encodeWithSelector(SignerSets.InvalidSignature.selector, vm.addr(keys[0])));
        roots.post(r, QUORUM_BITMAP, signatures);
    }

    function test_refusesSignaturesForAnotherContract() public {
        EpochRoots twin = new EpochRoots(sets, address(trig), GUARDIAN, EMISSION, DELAY, FIRST_EPOCH);
        EpochRoots.EpochResult memory r = resultOf(10, ROOT);
        bytes memory signatures = sign(keys, twin.digest(r), QUORUM_BITMAP);
        vm.expectRevert(abi.encodeWithSelector(SignerSets.InvalidSignature.selector, vm.addr(keys[0])));
        roots.post(r, QUORUM_BITMAP, signatures);
    }

    function test_refusesTotalsOutOfOrderOrTwice() public {
        EpochRoots.EpochResult memory r = resultOf(10, ROOT);
        r.totals = new EpochRoots.TokenTotal[](2);
        r.totals[0] = EpochRoots.TokenTotal(BOB, 1);
        r.totals[1] = EpochRoots.TokenTotal(BOB, 1);
        expectPostRevert(r, abi.encodeWithSelector(EpochRoots.TotalsNotAscending.selector, 1));
        r.totals[0] = EpochRoots.TokenTotal(address(0), 1);
        expectPostRevert(r, abi.encodeWithSelector(EpochRoots.TotalsNotAscending.selector, 0));
    }

    function test_refusesATotalThatFell() public {
        post(resultOf(10, ROOT, address(usd), 7));
        expectPostRevert(
            resultOf(11, OTHER_ROOT, address(usd), 6),
            abi.encodeWithSelector(EpochRoots.TotalFell.selector, address(usd), 7, 6)
        );
    }

    function test_refusesMoreThanTheAccruedEmission() public {
        expectPostRevert(
            resultOf(11, ROOT, address(trig), 2 * EMISSION + 1),
            abi.encodeWithSelector(EpochRoots.EmissionExceeded.selector, 2 * EMISSION + 1, 2 * EMISSION)
        );
    }

    function test_refusesMoreThanTheCap() public {
        expectPostRevert(
            resultOf(1_000_000, ROOT, address(trig), CAP + 1),
            abi.encodeWithSelector(EpochRoots.EmissionExceeded.selector, CAP + 1, CAP)
        );
    }

    function test_refusesASeventeenthToken() public {
        EpochRoots.EpochResult memory r = resultOf(10, ROOT);
        r.totals = new EpochRoots.TokenTotal[](17);
        for (uint160 i = 0; i < 17; i++) {
            r.totals[i] = EpochRoots.TokenTotal(address(i + 1), 1);
        }
        expectPostRevert(r, abi.encodeWithSelector(EpochRoots.TooManyTokens.selector));
    }

    function test_vetoStepsBack() public {
        post(resultOf(10, ROOT, address(usd), 7));
        post(resultOf(11, OTHER_ROOT, address(usd), 9));
        vm.expectEmit(address(roots));
        emit EpochRoots.EpochVetoed(11, OTHER_ROOT);
        vm.prank(GUARDIAN);
        roots.veto(11);
        (bytes32 root,, bool vetoed) = roots.rootOf(11);
        vm.assertEq(root, OTHER_ROOT);
        vm.assertTrue(vetoed);
        vm.assertEq(roots.lastEpoch(), 10);
        vm.assertEq(roots.lastRewardRoot(), ROOT);
        vm.assertEq(roots.postedTotal(address(usd)), 7);
        post(resultOf(11, keccak256("corrected"), address(usd), 8));
        vm.assertEq(roots.lastEpoch(), 11);
    }

    function test_vetoesOneAfterAnotherBackToTheStart() public {
        post(resultOf(10, ROOT, address(usd), 7));
        post(resultOf(12, OTHER_ROOT, address(usd), 9));
        vm.prank(GUARDIAN);
        roots.veto(12);
        vm.prank(GUARDIAN);
        roots.veto(10);
        vm.assertEq(roots.lastEpoch(), 9);
        vm.assertEq(roots.lastRewardRoot(), bytes32(0));
        vm.assertEq(roots.postedTotal(address(usd)), 0);
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.NotTheLastEpoch.selector, 9, 9));
        vm.prank(GUARDIAN);
        roots.veto(9);
    }

    function test_refusesTheVetoedRootAgain() public {
        EpochRoots.EpochResult memory r = resultOf(10, ROOT);
        post(r);
        vm.prank(GUARDIAN);
        roots.veto(10);
        expectPostRevert(r, abi.encodeWithSelector(EpochRoots.RootWasVetoed.selector, 10, ROOT));
    }

    function test_onlyTheGuardianVetoes() public {
        post(resultOf(10, ROOT));
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.CallerIsNotGuardian.selector, address(this)));
        roots.veto(10);
    }

    function test_refusesToVetoAnEarlierEpoch() public {
        post(resultOf(10, ROOT));
        post(resultOf(11, OTHER_ROOT));
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.NotTheLastEpoch.selector, 10, 11));
        vm.prank(GUARDIAN);
        roots.veto(10);
    }

    function test_refusesToVetoARootThatCounts() public {
        post(resultOf(10, ROOT));
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.AlreadyActivated.selector, 10, block.timestamp));
        vm.prank(GUARDIAN);
        roots.veto(10);
    }

    function test_refusesToHaveNoGuardianOrFirstEpochZero() public {
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.GuardianMissing.selector));
        new EpochRoots(sets, address(trig), address(0), EMISSION, DELAY, 1);
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.FirstEpochIsZero.selector));
        new EpochRoots(sets, address(trig), GUARDIAN, EMISSION, DELAY, 0);
    }
}
