// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochDigest} from "../../src/epochs/EpochDigest.sol";
import {Network} from "../Network.sol";

/// @dev What a result that was vetoed may leave behind: nothing.
contract VetoesTest is Network {
    function setUp() public {
        setUpNetwork();
    }

    function test_case21_aVetoedResultUsesUpNoTokens() public {
        settle(resultOf(10, keccak256("honest"), address(usd), 7));
        post(junk(11));
        veto(11);
        vm.assertEq(roots.postedTotal(address(1)), 0);
        settle(resultOf(11, keccak256("corrected"), address(trig), 5));
        distributor.activate();
        vm.assertEq(distributor.authorised(address(trig)), 5);
        vm.assertEq(distributor.authorised(address(usd)), 7);
        vm.assertEq(distributor.authorised(address(1)), 0);
        EpochDigest.EpochResult memory full = junk(12);
        full.totals[14].cumulative = 0;
        settle(full);
        distributor.activate();
        vm.assertEq(distributor.authorised(address(14)), 1);
    }

    function test_case21_repeatedVetoesForgetTheSameTokensAgain() public {
        for (uint64 i = 0; i < 3; i++) {
            EpochDigest.EpochResult memory r = junk(10);
            r.rewardRoot = keccak256(abi.encode(i));
            post(r);
            veto(10);
        }
        post(junk(10));
        vm.warp(vm.getBlockTimestamp() + OVERRIDE_DELAY);
        settle(resultOf(11, keccak256("one more token"), address(usd), 1));
        vm.assertEq(roots.authorised(address(usd)), 1);
        vm.assertEq(roots.authorised(address(15)), 1);
    }

    /// @dev What holds for totals after any row of posts and vetoes: what a model of two words per token says.
    function testFuzz_case31_vetoesRestoreTotalsExactly(uint256 seed) public {
        uint256[3] memory posted;
        for (uint64 epoch = 10; epoch < 22; epoch++) {
            seed = uint256(keccak256(abi.encode(seed)));
            EpochDigest.EpochResult memory r = resultOf(epoch, bytes32(seed));
            r.totals = new EpochDigest.TokenTotal[](3);
            for (uint256 i = 0; i < 3; i++) {
                uint256 more = (seed >> (8 * i)) % 3;
                r.totals[i] = EpochDigest.TokenTotal(address(uint160(i + 1)), posted[i] + more);
            }
            post(r);
            bool vetoed = (seed >> 64) % 2 == 0;
            if (vetoed) veto(epoch);
            vm.warp(vm.getBlockTimestamp() + DELAY);
            distributor.activate();
            for (uint256 i = 0; i < 3; i++) {
                if (!vetoed) posted[i] = r.totals[i].cumulative;
                vm.assertEq(roots.postedTotal(r.totals[i].token), posted[i]);
                vm.assertEq(roots.authorised(r.totals[i].token), posted[i]);
                vm.assertEq(distributor.authorised(r.totals[i].token), posted[i]);
            }
            (uint256 vetoes,,) = roots.guard();
            if (vetoes == 3) break;
        }
    }

    function junk(uint64 epoch) private view returns (EpochDigest.EpochResult memory r) {
        r = resultOf(epoch, keccak256(abi.encode("junk", epoch)));
        r.totals = new EpochDigest.TokenTotal[](15);
        for (uint160 i = 0; i < 15; i++) {
            r.totals[i] = EpochDigest.TokenTotal(address(i + 1), 1);
        }
    }

    function veto(uint64 epoch) private {
        vm.prank(GUARDIAN);
        roots.veto(epoch);
    }
}
