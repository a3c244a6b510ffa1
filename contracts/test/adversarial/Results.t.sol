// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EmissionVault} from "../../src/epochs/EmissionVault.sol";
import {EpochDigest} from "../../src/epochs/EpochDigest.sol";
import {EpochRoots} from "../../src/epochs/EpochRoots.sol";
import {EpochTotals} from "../../src/epochs/EpochTotals.sol";
import {OneLeafClaims} from "../OneLeafClaims.sol";

/// @dev Results, vetoes and pauses at the wrong time, and doors that are not there.
contract ResultsAdversarialTest is OneLeafClaims {
    bytes32 private constant ROOT = keccak256("root");
    bytes32 private constant OTHER_ROOT = keccak256("other root");

    function setUp() public {
        setUpNetwork();
    }

    function test_case21_aResultOfTooManyTokensIsRefusedBeforeAnyLoop() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        r.totals = new EpochDigest.TokenTotal[](500);
        for (uint160 i = 0; i < 500; i++) {
            r.totals[i].token = address(i + 1);
        }
        expectPostRevert(r, abi.encodeWithSelector(EpochTotals.TooManyTokens.selector, 500, 16));
    }

    function test_case21_aVetoOfSixteenTokensIsAffordable() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        r.totals = new EpochDigest.TokenTotal[](16);
        for (uint160 i = 0; i < 16; i++) {
            r.totals[i] = EpochDigest.TokenTotal(address(i + 1), 7);
        }
        post(r);
        vm.prank(GUARDIAN);
        uint256 before = gasleft();
        roots.veto(10);
        vm.assertLe(before - gasleft(), 300_000);
        vm.assertEq(roots.postedTotal(address(16)), 0);
    }

    function test_case22_oldDataAsTheFirstValue() public {
        expectPostRevert(resultOf(9, ROOT), abi.encodeWithSelector(EpochRoots.EpochNotAfterLast.selector, 9, 9));
        expectPostRevert(resultOf(0, ROOT), abi.encodeWithSelector(EpochRoots.EpochNotAfterLast.selector, 0, 9));
    }

    function test_case23_nothingIsLeftToInitialise() public {
        string[5] memory names = ["initialize()", "init()", "setUp()", "initialize(address)", "setMinter(address)"];
        address[5] memory all = everyContract();
        for (uint256 i = 0; i < all.length; i++) {
            for (uint256 k = 0; k < names.length; k++) {
                (bool done,) = all[i].call(abi.encodePacked(bytes4(keccak256(bytes(names[k]))), uint256(1)));
                vm.assertFalse(done);
            }
        }
        vm.assertEq(roots.guardian(), GUARDIAN);
        vm.assertEq(sets.governor(), GOVERNOR);
        vm.assertEq(trig.minter(), address(vault));
        vm.assertEq(vault.distributor(), address(distributor));
    }

    function test_case24_theSameSubmissionTwice() public {
        EpochDigest.EpochResult memory r = resultOf(10, ROOT, address(trig), 100);
        bytes memory proof = quorumProof(roots.digest(r));
        roots.post(r, proof);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.EpochNotAfterLast.selector, 10, 10));
        roots.post(r, proof);
        vm.assertEq(trig.totalSupply(), 0);
        distributor.activate();
        vm.assertEq(trig.totalSupply(), 100);
    }

    function test_case25_totalAboveTheAccruedEmission() public {
        expectPostRevert(
            resultOf(11, ROOT, address(trig), 2 * EMISSION + 1),
            abi.encodeWithSelector(EpochTotals.EmissionExceeded.selector, 2 * EMISSION + 1, 2 * EMISSION)
        );
        post(resultOf(11, ROOT, address(trig), 2 * EMISSION));
    }

    function test_case25_nobodyMintsBesideTheSchedule() public {
        vm.expectRevert(abi.encodeWithSelector(EmissionVault.CallerIsNotDistributor.selector, GOVERNOR));
        vm.prank(GOVERNOR);
        vault.release(1);
        vm.expectRevert(abi.encodeWithSignature("CallerIsNotMinter(address)", address(distributor)));
        vm.prank(address(distributor));
        trig.mint(ALICE, 1);
    }

    function test_case26_anEpochBeforeItsEnd() public {
        uint64 running = FIRST_EPOCH + EPOCHS_OVER;
        uint256 endsAt = GENESIS_TIME + (EPOCHS_OVER + 1) * EPOCH_SECONDS;
        expectPostRevert(
            resultOf(running, ROOT), abi.encodeWithSelector(EpochRoots.EpochNotOver.selector, running, endsAt)
        );
        expectPostRevert(
            resultOf(type(uint64).max, ROOT),
            abi.encodeWithSelector(
                EpochRoots.EpochNotOver.selector,
                type(uint64).max,
                GENESIS_TIME + (uint256(type(uint64).max) - FIRST_EPOCH + 1) * EPOCH_SECONDS
            )
        );
    }

    function test_case26_twoResultsOfOneEpoch() public {
        settle(resultOf(10, ROOT));
        expectPostRevert(
            resultOf(10, OTHER_ROOT), abi.encodeWithSelector(EpochRoots.EpochNotAfterLast.selector, 10, 10)
        );
    }

    function test_case26_missedEpochsAccrue() public {
        settle(resultOf(10, ROOT, address(trig), EMISSION));
        settle(resultOf(30, OTHER_ROOT, address(trig), 21 * EMISSION));
        distributor.activate();
        vm.assertEq(trig.totalSupply(), 21 * EMISSION);
    }

    /// @dev A block producer that sets the clock back or ahead moves only what the clock allows.
    function testFuzz_case26_clockSkew(uint256 time) public {
        time = bound(time, GENESIS_TIME, GENESIS_TIME + 200 * EPOCH_SECONDS);
        vm.warp(time);
        uint64 over = uint64((time - GENESIS_TIME) / EPOCH_SECONDS);
        uint64 next = FIRST_EPOCH + over;
        uint256 endsAt = GENESIS_TIME + uint256(over + 1) * EPOCH_SECONDS;
        expectPostRevert(resultOf(next, ROOT), abi.encodeWithSelector(EpochRoots.EpochNotOver.selector, next, endsAt));
        if (over > 0) post(resultOf(next - 1, ROOT, address(trig), roots.accrued(next - 1)));
    }

    /// @dev Neither governor nor guardian nor anyone else gets at what is owed; there is no function for it.
    function test_case29_noSweep() public {
        usd.mint(address(distributor), 1000);
        earn(10, ALICE, address(usd), 1000);
        string[6] memory names = [
            "sweep(address)",
            "recover(address,uint256)",
            "recoverERC20(address,address,uint256)",
            "withdraw(address,uint256)",
            "withdrawAll()",
            "rescue(address,address,uint256)"
        ];
        address[3] memory callers = [GOVERNOR, GUARDIAN, BOB];
        for (uint256 i = 0; i < names.length * 3; i++) {
            bytes memory data = abi.encodePacked(bytes4(keccak256(bytes(names[i / 3]))), abi.encode(usd, BOB, 1));
            vm.prank(callers[i % 3]);
            (bool done,) = address(distributor).call(data);
            vm.assertFalse(done);
        }
        vm.warp(vm.getBlockTimestamp() + 3650 days);
        vm.assertEq(claim(10, ALICE, address(usd), 1000), 1000);
    }

    function test_case30_pauseIsNoTrapForClaims() public {
        earn(10, ALICE, address(trig), 100);
        post(resultOf(11, leafOf(ALICE, address(trig), 250), address(trig), 250));
        vm.prank(GUARDIAN);
        roots.pause();
        vm.assertEq(claim(10, ALICE, address(trig), 100), 100);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        distributor.activate();
        vm.assertEq(claim(11, ALICE, address(trig), 250), 150);
        setPayee(ALICE, BOB);
    }

    function test_case30_aPauseEndsByItself() public {
        vm.prank(GUARDIAN);
        roots.pause();
        uint256 until = vm.getBlockTimestamp() + 7 days;
        expectPostRevert(resultOf(10, ROOT), abi.encodeWithSelector(EpochRoots.PostingIsPaused.selector, until));
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.PauseTooSoon.selector, until + 7 days));
        vm.prank(GUARDIAN);
        roots.pause();
        post(resultOf(10, ROOT));
    }

    function test_case31_oneGuardianCannotStopRootsForEver() public {
        for (uint256 i = 0; i < 3; i++) {
            post(resultOf(10, keccak256(abi.encode("result", i)), address(trig), 100));
            vm.prank(GUARDIAN);
            roots.veto(10);
        }
        post(resultOf(10, leafOf(ALICE, address(trig), 100), address(trig), 100));
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.BeyondVeto.selector, 10));
        vm.prank(GUARDIAN);
        roots.veto(10);
        vm.warp(vm.getBlockTimestamp() + OVERRIDE_DELAY);
        vm.assertEq(claim(10, ALICE, address(trig), 100), 100);
    }

    function test_case31_quorumAndTimeBeatAVeto() public {
        EpochDigest.EpochResult memory r = resultOf(10, leafOf(ALICE, address(trig), 100), address(trig), 100);
        post(r);
        vm.prank(GUARDIAN);
        roots.veto(10);
        vm.warp(vm.getBlockTimestamp() + OVERRIDE_DELAY);
        post(r);
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.BeyondVeto.selector, 10));
        vm.prank(GUARDIAN);
        roots.veto(10);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        vm.assertEq(claim(10, ALICE, address(trig), 100), 100);
    }

    function test_case31_guardianAndGovernorAreTwo() public {
        vm.expectRevert(abi.encodeWithSelector(EpochRoots.GuardianIsGovernor.selector, GOVERNOR));
        new EpochRoots(sets, vault, GOVERNOR, DELAY, OVERRIDE_DELAY);
    }

    function everyContract() private view returns (address[5] memory) {
        return [address(sets), address(trig), address(vault), address(roots), address(distributor)];
    }
}
