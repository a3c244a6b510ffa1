// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Distributor} from "../src/claims/Distributor.sol";
import {OneLeafClaims} from "./OneLeafClaims.sol";

/// @dev 100 reward tokens and a tenth of the authorised total of other tokens may leave per window.
contract OutflowTest is OneLeafClaims {
    uint256 private constant LIMIT = 100 ether;

    function setUp() public {
        setUpNetwork(uint128(LIMIT), 1000);
    }

    function test_paysInPartWhatTheWindowHasNoRoomFor() public {
        earn(10, ALICE, address(trig), 250 ether);
        vm.assertEq(claim(10, ALICE, address(trig), 250 ether), LIMIT);
        uint256 opensAt = vm.getBlockTimestamp() + 1 days;
        (uint256 next, uint256 base, uint256 limit) = distributor.outflowOf(address(trig));
        vm.assertEq(next, opensAt);
        vm.assertEq(base, 0);
        vm.assertEq(limit, LIMIT);
        expectRefusal(10, ALICE, address(trig), 250 ether, windowFull(address(trig), opensAt));
        vm.warp(opensAt - 1);
        expectRefusal(10, ALICE, address(trig), 250 ether, windowFull(address(trig), opensAt));
        vm.warp(opensAt);
        vm.assertEq(claim(10, ALICE, address(trig), 250 ether), LIMIT);
        vm.warp(vm.getBlockTimestamp() + 1 days);
        vm.assertEq(claim(10, ALICE, address(trig), 250 ether), 50 ether);
        vm.assertEq(trig.balanceOf(ALICE), 250 ether);
        expectRefusal(10, ALICE, address(trig), 250 ether, nothingToClaim(ALICE, address(trig), 250 ether));
    }

    function test_aFullWindowOfOneTokenLeavesOthersAlone() public {
        usd.mint(address(distributor), 1000);
        earn(10, ALICE, address(trig), 250 ether);
        claim(10, ALICE, address(trig), 250 ether);
        earn(11, ALICE, address(usd), 1000);
        vm.assertEq(claim(11, ALICE, address(usd), 1000), 100);
    }

    function test_claimManySkipsWhatTheWindowHasNoRoomFor() public {
        earn(10, ALICE, address(trig), 250 ether);
        Distributor.Claim[] memory claims = new Distributor.Claim[](2);
        claims[0] = Distributor.Claim(10, ALICE, address(trig), 250 ether, none());
        claims[1] = claims[0];
        vm.expectEmit(address(distributor));
        emit Distributor.ClaimSkipped(ALICE, address(trig), Distributor.OutflowWindowFull.selector);
        uint256[] memory paid = distributor.claimMany(claims);
        vm.assertEq(paid[0], LIMIT);
        vm.assertEq(paid[1], 0);
    }

    function test_theSmallestTotalCanLeave() public {
        usd.mint(address(distributor), 1);
        earn(10, ALICE, address(usd), 1);
        vm.assertEq(claim(10, ALICE, address(usd), 1), 1);
    }

    function test_aLaterResultWidensNoWindow() public {
        earn(10, ALICE, address(trig), 250 ether);
        claim(10, ALICE, address(trig), 250 ether);
        earn(11, ALICE, address(trig), 300 ether);
        (uint256 opensAt,,) = distributor.outflowOf(address(trig));
        expectRefusal(11, ALICE, address(trig), 300 ether, windowFull(address(trig), opensAt));
    }

    /// @dev Whoever claims whatever and whenever, two limits at most leave in any time of one window.
    function testFuzz_twoLimitsAtMostLeaveInAnyDay(uint256 seed) public {
        earn(10, ALICE, address(trig), 1000 ether);
        uint256[] memory times = new uint256[](40);
        uint256[] memory paid = new uint256[](40);
        for (uint256 i = 0; i < 40; i++) {
            vm.warp(vm.getBlockTimestamp() + bound(uint256(keccak256(abi.encode(seed, i))), 1, 1 days));
            bytes memory call = abi.encodeCall(Distributor.claim, (10, ALICE, address(trig), 1000 ether, none()));
            (bool done, bytes memory answer) = address(distributor).call(call);
            (times[i], paid[i]) = (vm.getBlockTimestamp(), done ? abi.decode(answer, (uint256)) : 0);
            uint256 left = 0;
            for (uint256 k = 0; k <= i; k++) {
                if (times[k] + 1 days > times[i]) left += paid[k];
            }
            vm.assertLe(left, 2 * LIMIT);
        }
        vm.assertEq(trig.balanceOf(ALICE), 1000 ether);
    }

    function windowFull(address token, uint256 opensAt) private pure returns (bytes memory) {
        return abi.encodeWithSelector(Distributor.OutflowWindowFull.selector, token, opensAt);
    }
}
