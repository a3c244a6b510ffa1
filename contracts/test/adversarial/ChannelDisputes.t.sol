// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ChannelConfig, VoucherClaim} from "../../src/channels/ChannelConfig.sol";
import {X402Channels} from "../channels/X402Channels.sol";
import {ChannelRefusals} from "../../src/channels/ChannelRefusals.sol";
import {ChannelMarket} from "../channels/ChannelMarket.sol";

/// @dev What payers and receivers have tried in other channel contracts: amounts, order and time.
contract ChannelDisputesTest is ChannelMarket {
    ChannelConfig private c;

    function setUp() public {
        setUpMarket();
        c = config();
        open(c);
    }

    function test_channel_depositOverflows() public {
        bytes memory refusal =
            abi.encodeWithSelector(ChannelRefusals.DepositOverflow.selector, DEPOSIT, type(uint128).max);
        vm.expectRevert(refusal);
        channels.deposit(c, type(uint128).max, address(collector), "");
        usd.mint(payer, type(uint128).max);
        deposit(c, type(uint128).max - DEPOSIT);
        expectChannel(c, type(uint128).max, 0);
    }

    function test_channel_claimAboveBalance() public {
        bytes memory refusal =
            abi.encodeWithSelector(ChannelRefusals.ClaimExceedsBalance.selector, DEPOSIT + 1, DEPOSIT);
        expectClaimRevert(RECEIVER, only(row(c, DEPOSIT + 1, DEPOSIT + 1)), refusal);
        claim(c, DEPOSIT);
    }

    function test_channel_claimAboveCeiling() public {
        bytes memory refusal = abi.encodeWithSelector(ChannelRefusals.ClaimExceedsCeiling.selector, 101, 100);
        expectClaimRevert(RECEIVER, only(row(c, 100, 101)), refusal);
    }

    function test_channel_claimLowerOrEqual() public {
        claim(c, 700);
        claim(c, 700);
        claim(c, 699);
        expectChannel(c, DEPOSIT, 700);
        expectReceiver(address(usd), 700, 0);
    }

    /// @dev A voucher that a later one superseded gives the receiver nothing more.
    function test_channel_claimOfAnOlderVoucher() public {
        VoucherClaim[] memory older = only(row(c, 300, 300));
        claim(c, 700);
        claimBy(RECEIVER, older);
        expectChannel(c, DEPOSIT, 700);
    }

    function test_channel_sameRowTwiceInABatch() public {
        claimBy(RECEIVER, both(row(c, 700, 700), row(c, 700, 700)));
        expectReceiver(address(usd), 700, 0);
    }

    function test_channel_emptyBatch() public {
        VoucherClaim[] memory none = new VoucherClaim[](0);
        bytes memory refusal = abi.encodeWithSelector(ChannelRefusals.EmptyBatch.selector);
        expectClaimRevert(RECEIVER, none, refusal);
        bytes memory signature = batchSigned(AUTHORIZER_KEY, none);
        vm.expectRevert(refusal);
        channels.claimWithSignature(none, signature);
    }

    function test_channel_missingChannel() public {
        ChannelConfig memory missing = salted(404);
        bytes memory refusal = abi.encodeWithSelector(ChannelRefusals.ClaimExceedsBalance.selector, 1, 0);
        expectClaimRevert(RECEIVER, only(row(missing, 1, 1)), refusal);
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.WithdrawAmountExceedsAvailable.selector, 1, 0));
        initiate(missing, 1);
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.WithdrawalNotPending.selector));
        finalize(missing);
        uint256 before = usd.balanceOf(payer);
        refund(missing, 1);
        vm.assertEq(usd.balanceOf(payer), before);
    }

    /// @dev The payer cannot count its own vouchers, neither up nor down.
    function test_channel_claimByThePayer() public {
        bytes memory refusal =
            abi.encodeWithSelector(ChannelRefusals.NotAuthorizedToClaim.selector, payer, channels.getChannelId(c));
        expectClaimRevert(payer, only(row(c, 5, 5)), refusal);
    }

    function test_channel_settleTwice() public {
        claim(c, 700);
        channels.settle(RECEIVER, address(usd));
        channels.settle(RECEIVER, address(usd));
        vm.assertEq(usd.balanceOf(RECEIVER), 700);
    }

    function test_channel_settleOfAnotherCoin() public {
        claim(c, 700);
        channels.settle(RECEIVER, address(0xdead));
        channels.settle(payer, address(usd));
        vm.assertEq(usd.balanceOf(address(channels)), DEPOSIT);
        expectReceiver(address(usd), 700, 0);
    }

    function test_channel_secondWithdrawalInsideTheWindow() public {
        initiate(c, 100);
        vm.warp(START + DELAY / 2);
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.WithdrawalAlreadyPending.selector, START));
        initiate(c, 100);
        expectPending(c, 100, uint40(START));
    }

    function test_channel_withdrawalAboveWhatIsUnclaimed() public {
        claim(c, 700);
        bytes memory refusal = abi.encodeWithSelector(
            ChannelRefusals.WithdrawAmountExceedsAvailable.selector, DEPOSIT - 699, DEPOSIT - 700
        );
        vm.expectRevert(refusal);
        initiate(c, DEPOSIT - 699);
        initiate(c, DEPOSIT - 700);
    }

    function test_channel_finalizeEarly() public {
        initiate(c, 100);
        vm.warp(START + DELAY - 1);
        bytes memory refusal =
            abi.encodeWithSelector(ChannelRefusals.WithdrawDelayNotElapsed.selector, START + DELAY, START + DELAY - 1);
        vm.expectRevert(refusal);
        finalize(c);
        vm.warp(START + DELAY);
        finalize(c);
        expectChannel(c, DEPOSIT - 100, 0);
    }

    function test_channel_finalizeTwice() public {
        initiate(c, 100);
        vm.warp(START + DELAY);
        finalize(c);
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.WithdrawalNotPending.selector));
        finalize(c);
        expectChannel(c, DEPOSIT - 100, 0);
    }

    function test_channel_finalizeAfterFullClaim() public {
        initiate(c, DEPOSIT);
        claim(c, DEPOSIT);
        uint256 before = usd.balanceOf(payer);
        vm.warp(START + DELAY);
        finalize(c);
        vm.assertEq(usd.balanceOf(payer), before);
        expectChannel(c, DEPOSIT, DEPOSIT);
        expectPending(c, 0, 0);
    }

    function test_channel_claimDuringTheDelayCapsTheWithdrawal() public {
        initiate(c, DEPOSIT);
        claim(c, 700);
        vm.warp(START + DELAY);
        finalize(c);
        expectChannel(c, 700, 700);
        channels.settle(RECEIVER, address(usd));
        vm.assertEq(usd.balanceOf(address(channels)), 0);
    }

    /// @dev The delay is over but the payer waits: what is claimed first counts.
    function test_channel_claimAfterTheDelayBeforeTheEnd() public {
        initiate(c, DEPOSIT);
        vm.warp(START + 10 * DELAY);
        claim(c, 700);
        finalize(c);
        expectChannel(c, 700, 700);
    }

    function test_channel_claimAfterTheWithdrawal() public {
        VoucherClaim[] memory rows = only(row(c, 700, 700));
        initiate(c, DEPOSIT);
        vm.warp(START + DELAY);
        finalize(c);
        bytes memory refusal = abi.encodeWithSelector(ChannelRefusals.ClaimExceedsBalance.selector, 700, 0);
        expectClaimRevert(RECEIVER, rows, refusal);
    }

    /// @dev An old start of a small withdrawal does not serve a later larger one.
    function test_channel_bypassOfThePendingWithdrawal() public {
        initiate(c, 1);
        vm.warp(START + DELAY);
        deposit(c, 500);
        expectPending(c, 1, uint40(START));
        uint256 before = usd.balanceOf(payer);
        finalize(c);
        vm.assertEq(usd.balanceOf(payer), before + 1);
        initiate(c, DEPOSIT);
        vm.expectRevert(
            abi.encodeWithSelector(ChannelRefusals.WithdrawDelayNotElapsed.selector, START + 2 * DELAY, START + DELAY)
        );
        finalize(c);
    }

    function test_channel_depositWhileAWithdrawalWaits() public {
        initiate(c, DEPOSIT);
        deposit(c, 500);
        vm.warp(START + DELAY);
        finalize(c);
        expectChannel(c, 500, 0);
    }

    /// @dev Tiny refunds lower the waiting withdrawal by what they paid, and do not restart or end it.
    function test_channel_griefingByTinyRefunds() public {
        initiate(c, DEPOSIT);
        uint256 before = usd.balanceOf(payer);
        for (uint256 i = 0; i < 5; i++) {
            refund(c, 1);
        }
        expectPending(c, DEPOSIT - 5, uint40(START));
        vm.warp(START + DELAY);
        finalize(c);
        vm.assertEq(usd.balanceOf(payer), before + DEPOSIT);
    }

    function test_channel_refundOfTheWholeWithdrawalEndsIt() public {
        initiate(c, 100);
        refund(c, 100);
        expectPending(c, 0, 0);
        initiate(c, 1);
    }

    function test_channel_refundAboveWhatIsUnclaimed() public {
        claim(c, 700);
        refund(c, type(uint128).max);
        expectChannel(c, 700, 700);
        channels.settle(RECEIVER, address(usd));
        vm.assertEq(usd.balanceOf(RECEIVER), 700);
    }

    /// @dev What was claimed and paid out does not come back as unclaimed.
    function test_channel_refundBelowTheClaimed() public {
        claim(c, DEPOSIT);
        channels.settle(RECEIVER, address(usd));
        uint256 before = usd.balanceOf(payer);
        refund(c, 1);
        vm.assertEq(usd.balanceOf(payer), before);
        expectChannel(c, DEPOSIT, DEPOSIT);
    }

    /// @dev The parties of one channel have nothing in the channel with the parties exchanged.
    function test_channel_partiesExchanged() public {
        ChannelConfig memory exchanged = c;
        (exchanged.payer, exchanged.receiver) = (c.receiver, c.payer);
        bytes memory refusal = abi.encodeWithSelector(ChannelRefusals.ClaimExceedsBalance.selector, 5, 0);
        expectClaimRevert(payer, only(row(exchanged, 5, 5)), refusal);
    }

    function test_channel_anotherCoinInTheConfig() public {
        ChannelConfig memory other = c;
        other.token = address(0xdead);
        bytes memory refusal = abi.encodeWithSelector(ChannelRefusals.ClaimExceedsBalance.selector, 5, 0);
        expectClaimRevert(RECEIVER, only(row(other, 5, 5)), refusal);
    }

    function test_channel_isolation() public {
        ChannelConfig memory other = salted(2);
        open(other);
        claim(c, DEPOSIT);
        refund(other, 400);
        initiate(other, 100);
        vm.warp(START + DELAY);
        finalize(other);
        expectChannel(c, DEPOSIT, DEPOSIT);
        expectChannel(other, DEPOSIT - 500, 0);
        channels.settle(RECEIVER, address(usd));
        vm.assertEq(usd.balanceOf(address(channels)), DEPOSIT - 500);
    }

    /// @dev Whatever is claimed, refunded and withdrawn, both sides together get the deposit and no more.
    function testFuzz_channel_anySettlementGivesOutTheDepositOnce(uint128 claimed, uint128 back, uint128 withdrawn)
        public
    {
        uint256 before = usd.balanceOf(payer);
        claim(c, claimed % (DEPOSIT + 1));
        refund(c, back % DEPOSIT + 1);
        (uint128 balance, uint128 total) = channels.channels(channels.getChannelId(c));
        if (balance > total) {
            initiate(c, withdrawn % (balance - total) + 1);
            vm.warp(START + DELAY);
            finalize(c);
        }
        refund(c, DEPOSIT);
        channels.settle(RECEIVER, address(usd));
        vm.assertEq(usd.balanceOf(RECEIVER), total);
        vm.assertEq(usd.balanceOf(payer), before + DEPOSIT - total);
        vm.assertEq(usd.balanceOf(address(channels)), 0);
    }
}
