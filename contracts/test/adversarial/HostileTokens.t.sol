// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Distributor} from "../../src/claims/Distributor.sol";
import {OneLeafClaims} from "../OneLeafClaims.sol";
import {BlocklistToken} from "../tokens/BlocklistToken.sol";
import {CallbackToken} from "../tokens/CallbackToken.sol";
import {FalseToken} from "../tokens/FalseToken.sol";
import {FeeToken} from "../tokens/FeeToken.sol";
import {RebasingToken} from "../tokens/RebasingToken.sol";
import {SilentToken} from "../tokens/SilentToken.sol";

/// @dev Tokens that a quorum should not list, and what they cannot do to others.
contract HostileTokensTest is OneLeafClaims {
    bytes4 private constant REENTERED = bytes4(keccak256("ReentrancyGuardReentrantCall()"));

    function setUp() public {
        setUpNetwork();
    }

    function test_case09_aTokenThatCallsBackIsPaidOnce() public {
        CallbackToken token = new CallbackToken();
        token.mint(address(distributor), 1000);
        token.arm(address(distributor), callsBack(address(token)));
        earn(10, ALICE, address(token), 100);
        claim(10, ALICE, address(token), 100);
        vm.assertEq(token.balanceOf(ALICE), 100);
        vm.assertEq(token.refusalCount(), 2);
        vm.assertEq(token.refusals(0), abi.encodeWithSelector(REENTERED));
        vm.assertEq(token.refusals(1), abi.encodeWithSelector(REENTERED));
    }

    function test_case09_aTokenThatCallsBackInABatchIsPaidOnce() public {
        CallbackToken token = new CallbackToken();
        token.mint(address(distributor), 1000);
        token.arm(address(distributor), callsBack(address(token)));
        earn(10, ALICE, address(token), 100);
        Distributor.Claim[] memory claims = new Distributor.Claim[](2);
        claims[0] = Distributor.Claim(10, ALICE, address(token), 100, none());
        claims[1] = claims[0];
        distributor.claimMany(claims);
        vm.assertEq(token.balanceOf(ALICE), 100);
        vm.assertEq(token.successes(), 0);
        vm.assertEq(distributor.totalPaid(address(token)), 100);
    }

    function test_case10_oneBlockedPayeeDoesNotBlockABatch() public {
        BlocklistToken token = new BlocklistToken();
        token.mint(address(distributor), 150);
        token.setBlocked(ALICE, true);
        batchOfTwo(address(token), Distributor.TransferFailed.selector);
        vm.assertEq(token.balanceOf(BOB), 50);
        token.setBlocked(ALICE, false);
        distributor.claim(10, ALICE, address(token), 100, single(leafOf(BOB, address(token), 50)));
        vm.assertEq(token.balanceOf(ALICE), 100);
    }

    function test_case10_aBlockedPayeeRevertsItsOwnClaim() public {
        BlocklistToken token = new BlocklistToken();
        token.mint(address(distributor), 100);
        token.setBlocked(ALICE, true);
        earn(10, ALICE, address(token), 100);
        expectRefusal(10, ALICE, address(token), 100, abi.encodeWithSelector(BlocklistToken.Blocked.selector, ALICE));
        vm.assertEq(distributor.claimed(ALICE, address(token)), 0);
    }

    function test_case10_aTokenThatAnswersFalseWasNotPaid() public {
        FalseToken token = new FalseToken();
        token.mint(address(distributor), 150);
        token.stop(true);
        batchOfTwo(address(token), Distributor.TransferFailed.selector);
        vm.assertEq(distributor.totalPaid(address(token)), 0);
        bytes32[] memory proof = single(leafOf(BOB, address(token), 50));
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
        distributor.claim(10, ALICE, address(token), 100, proof);
        token.stop(false);
        vm.assertEq(distributor.claim(10, ALICE, address(token), 100, proof), 100);
    }

    function test_case10_aTokenThatAnswersNothingIsPaid() public {
        SilentToken token = new SilentToken();
        token.mint(address(distributor), 100);
        earn(10, ALICE, address(token), 100);
        claim(10, ALICE, address(token), 100);
        vm.assertEq(token.balanceOf(ALICE), 100);
    }

    /// @dev The fee is the token's own business: the books say what left, and nobody else's tokens pay for it.
    function test_case10_aFeeOnTransferIsThePayeesLoss() public {
        FeeToken token = new FeeToken();
        token.mint(address(distributor), 1000);
        earn(10, ALICE, address(token), 1000);
        claim(10, ALICE, address(token), 1000);
        vm.assertEq(token.balanceOf(ALICE), 990);
        vm.assertEq(distributor.claimed(ALICE, address(token)), 1000);
    }

    function test_case10_aBalanceThatShrankPaysWhoComesFirst() public {
        RebasingToken token = new RebasingToken();
        token.mint(address(distributor), 150);
        token.shrink(address(distributor), 60);
        batchOfTwo(address(token), Distributor.TransferFailed.selector);
        vm.assertEq(token.balanceOf(BOB), 50);
        token.mint(address(distributor), 60);
        distributor.claim(10, ALICE, address(token), 100, single(leafOf(BOB, address(token), 50)));
        vm.assertEq(token.balanceOf(ALICE), 100);
    }

    function test_case10_aTokenWithoutCodeBlocksNobodyElse() public {
        batchOfTwo(address(0xc0de), Distributor.TransferFailed.selector);
        vm.assertEq(distributor.totalPaid(address(0xc0de)), 0);
    }

    /// @dev ALICE has 100 and BOB 50 of the token, claimed in one call in which ALICE's entry is refused.
    function batchOfTwo(address token, bytes4 reason) private {
        (bytes32 a, bytes32 b) = (leafOf(ALICE, token, 100), leafOf(BOB, token, 50));
        settle(resultOf(10, pair(a, b), token, 150));
        Distributor.Claim[] memory claims = new Distributor.Claim[](2);
        claims[0] = Distributor.Claim(10, ALICE, token, 100, single(b));
        claims[1] = Distributor.Claim(10, BOB, token, 50, single(a));
        distributor.activate();
        vm.expectEmit(address(distributor));
        emit Distributor.ClaimSkipped(ALICE, token, reason);
        uint256[] memory paid = distributor.claimMany(claims);
        vm.assertEq(paid[0], 0);
        vm.assertEq(distributor.claimed(ALICE, token), 0);
    }

    function callsBack(address token) private pure returns (bytes[] memory calls) {
        Distributor.Claim[] memory claims = new Distributor.Claim[](1);
        claims[0] = Distributor.Claim(10, ALICE, token, 100, none());
        calls = new bytes[](2);
        calls[0] = abi.encodeCall(Distributor.claim, (10, ALICE, token, 100, none()));
        calls[1] = abi.encodeCall(Distributor.claimMany, (claims));
    }
}
