// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {OperatorRegistry} from "../../src/operators/OperatorRegistry.sol";
import {Operators} from "../Operators.sol";
import {CallbackToken} from "../tokens/CallbackToken.sol";
import {FalseToken} from "../tokens/FalseToken.sol";
import {FeeToken} from "../tokens/FeeToken.sol";
import {SilentToken} from "../tokens/SilentToken.sol";

/// @title Stakes in tokens that take a fee, answer false or nothing, or call back.
contract StakeTokensTest is Operators {
    function setUp() public {
        setUpOperators();
    }

    function test_case09_stakeTokenThatCallsBack() public {
        CallbackToken token = new CallbackToken();
        token.mint(ALICE, 2 * MIN_STAKE);
        stakeIn(address(token));
        registerAlice();
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(registry.withdraw, ());
        calls[1] = abi.encodeCall(registry.addStake, (1));
        token.arm(address(registry), calls);
        vm.prank(ALICE);
        registry.addStake(MIN_STAKE);
        vm.prank(ALICE);
        registry.requestLeave();
        vm.warp(vm.getBlockTimestamp() + UNBONDING);
        vm.prank(ALICE);
        registry.withdraw();
        vm.assertEq(token.successes(), 0);
        vm.assertEq(token.refusalCount(), 4);
        bytes memory locked = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        for (uint256 i = 0; i < 4; i++) {
            vm.assertEq(token.refusals(i), locked);
        }
        vm.assertEq(token.balanceOf(ALICE), 2 * MIN_STAKE);
    }

    function test_case10_stakeTokenThatTakesAFee() public {
        FeeToken token = new FeeToken();
        token.mint(ALICE, 4 * MIN_STAKE);
        stakeIn(address(token));
        OperatorRegistry.KeyProofs memory proofs = proofsOf(ALICE, ATTEST, SEND, RECEIPT);
        uint256 arrived = MIN_STAKE - MIN_STAKE / 100;
        vm.expectRevert(abi.encodeWithSelector(OperatorRegistry.StakeTooSmall.selector, arrived, MIN_STAKE));
        vm.prank(ALICE);
        registry.register(MIN_STAKE, keysOf(ATTEST, SEND, RECEIPT), proofs, OperatorRegistry.Endpoint(URL, TLS));
        register(ALICE, 2 * MIN_STAKE, ATTEST, SEND, RECEIPT);
        vm.assertEq(registry.operatorOf(ALICE).stake, 2 * arrived);
        vm.prank(ALICE);
        registry.addStake(MIN_STAKE);
        vm.assertEq(registry.operatorOf(ALICE).stake, 3 * arrived);
        vm.assertEq(token.balanceOf(address(registry)), 3 * arrived);
    }

    function test_case10_stakeTokenThatAnswersFalse() public {
        FalseToken token = new FalseToken();
        token.mint(ALICE, MIN_STAKE);
        stakeIn(address(token));
        registerAlice();
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        vm.prank(ALICE);
        registry.addStake(1);
        vm.assertEq(registry.operatorOf(ALICE).stake, MIN_STAKE);
    }

    function test_case10_stakeTokenThatAnswersNothing() public {
        SilentToken token = new SilentToken();
        token.mint(ALICE, MIN_STAKE);
        stakeIn(address(token));
        registerAlice();
        report(resultOf(10, keccak256("one")), resultOf(10, keccak256("two")), ATTEST);
        vm.assertEq(token.balanceOf(BOB), MIN_STAKE / 5);
        vm.assertEq(token.balanceOf(TREASURY), MIN_STAKE - MIN_STAKE / 5);
    }

    function stakeIn(address token) private {
        registry = new OperatorRegistry(roots, IERC20(token), MIN_STAKE, UNBONDING, TREASURY, REPORTER_PPM);
        vm.prank(ALICE);
        SilentToken(token).approve(address(registry), type(uint256).max);
    }
}
