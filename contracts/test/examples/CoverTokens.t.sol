// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ParametricCover} from "../../src/examples/ParametricCover.sol";
import {Readings} from "../Readings.sol";
import {CallbackToken} from "../tokens/CallbackToken.sol";
import {FalseToken} from "../tokens/FalseToken.sol";
import {FeeToken} from "../tokens/FeeToken.sol";
import {SilentToken} from "../tokens/SilentToken.sol";

/// @title Policies in tokens that take a fee, answer false or nothing, or call back.
contract CoverTokensTest is Readings {
    uint256 private constant PAYOUT = 40_000;
    ParametricCover private cover;

    function setUp() public {
        setUpReadings();
        cover = new ParametricCover(verifier);
        publish(10, rain(10), rain(20));
    }

    function test_case09_policyTokenThatCallsBack() public {
        CallbackToken token = new CallbackToken();
        token.mint(ALICE, 2 * PAYOUT);
        fund(address(token));
        fund(address(token));
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(cover.claim, (1, 10, rain(10), proofBeside(rain(20))));
        calls[1] = abi.encodeCall(cover.takeBack, (2));
        token.arm(address(cover), calls);
        cover.claim(1, 10, rain(10), proofBeside(rain(20)));
        vm.assertEq(token.successes(), 0);
        vm.assertEq(token.refusalCount(), 2);
        vm.assertEq(
            token.refusals(0), abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector)
        );
        vm.assertEq(token.balanceOf(BOB), PAYOUT);
        vm.assertEq(token.balanceOf(address(cover)), PAYOUT);
    }

    function test_case10_policyTokenThatTakesAFee() public {
        FeeToken token = new FeeToken();
        token.mint(ALICE, 2 * PAYOUT);
        fund(address(token));
        fund(address(token));
        uint256 arrived = PAYOUT - PAYOUT / 100;
        vm.assertEq(cover.policyOf(1).payout, arrived);
        cover.claim(1, 10, rain(10), proofBeside(rain(20)));
        vm.assertEq(token.balanceOf(BOB), arrived - arrived / 100);
        vm.assertEq(token.balanceOf(address(cover)), arrived);
    }

    function test_case10_policyTokenThatAnswersFalse() public {
        FalseToken token = new FalseToken();
        token.mint(ALICE, PAYOUT);
        fund(address(token));
        token.stop(true);
        bytes memory failed = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token);
        vm.expectRevert(failed);
        cover.claim(1, 10, rain(10), proofBeside(rain(20)));
        token.stop(false);
        cover.claim(1, 10, rain(10), proofBeside(rain(20)));
        vm.assertEq(token.balanceOf(BOB), PAYOUT);
    }

    function test_case10_policyTokenThatAnswersNothing() public {
        SilentToken token = new SilentToken();
        token.mint(ALICE, PAYOUT);
        fund(address(token));
        cover.claim(1, 10, rain(10), proofBeside(rain(20)));
        vm.assertEq(token.balanceOf(BOB), PAYOUT);
    }

    function fund(address token) private {
        vm.prank(ALICE);
        SilentToken(token).approve(address(cover), type(uint256).max);
        ParametricCover.Terms memory t = ParametricCover.Terms({
            insured: BOB,
            token: IERC20(token),
            cell: CELL,
            device: STATION,
            quantity: RAIN,
            threshold: 5,
            payWhenAbove: true,
            leastQualityPpm: 0,
            startMs: OBSERVED_MS,
            endMs: OBSERVED_MS + 1,
            claimUntil: OBSERVED_MS / 1000 + 14 days
        });
        vm.prank(ALICE);
        cover.fund(PAYOUT, t);
    }
}
