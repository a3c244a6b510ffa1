// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ChannelConfig, VoucherClaim} from "../../src/channels/ChannelConfig.sol";
import {ChannelLedger} from "../../src/channels/ChannelLedger.sol";
import {X402Channels} from "./X402Channels.sol";
import {ChannelRefusals} from "../../src/channels/ChannelRefusals.sol";
import {ChannelMarket} from "./ChannelMarket.sol";
import {SharedWallet} from "./SharedWallet.sol";

contract VoucherChannelsTest is ChannelMarket {
    function setUp() public {
        setUpMarket();
    }

    function test_firstDepositOpensTheChannelAndLaterOnesAdd() public {
        ChannelConfig memory c = config();
        bytes32 id = channels.getChannelId(c);
        bytes memory data = authorization(c, DEPOSIT);
        vm.expectEmit(address(channels));
        emit ChannelLedger.ChannelCreated(id, c);
        vm.expectEmit(address(channels));
        emit ChannelLedger.Deposited(id, RELAYER, DEPOSIT, DEPOSIT);
        vm.prank(RELAYER);
        channels.deposit(c, DEPOSIT, address(collector), data);
        deposit(c, 5);
        expectChannel(c, DEPOSIT + 5, 0);
        vm.assertEq(usd.balanceOf(address(channels)), DEPOSIT + 5);
        vm.assertEq(usd.balanceOf(address(collector)), 0);
    }

    function test_refusesConfigsThatNameNobody() public {
        for (uint256 i = 0; i < 4; i++) {
            ChannelConfig memory c = config();
            if (i == 0) c.payer = address(0);
            else if (i == 1) c.receiver = address(0);
            else if (i == 2) c.receiverAuthorizer = address(0);
            else c.token = address(0);
            vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.InvalidChannel.selector));
            channels.deposit(c, 1, address(collector), "");
        }
    }

    function test_refusesDelaysOutOfRange() public {
        ChannelConfig memory c = config();
        uint40[4] memory delays = [uint40(0), 899, 2_592_001, type(uint40).max];
        for (uint256 i = 0; i < delays.length; i++) {
            c.withdrawDelay = delays[i];
            vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.WithdrawDelayOutOfRange.selector, delays[i]));
            channels.deposit(c, 1, address(collector), "");
        }
        c.withdrawDelay = 900;
        deposit(c, 1);
        c.withdrawDelay = 2_592_000;
        deposit(c, 1);
    }

    function test_refusesADepositOfNothingAndACollectorWithoutCode() public {
        ChannelConfig memory c = config();
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.ZeroDeposit.selector));
        channels.deposit(c, 0, address(collector), "");
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.InvalidCollector.selector, RELAYER));
        channels.deposit(c, 1, RELAYER, "");
    }

    function test_claimCountsForChannelAndReceiverAndMovesNothing() public {
        ChannelConfig memory c = config();
        bytes32 id = open(c);
        claim(c, 300);
        VoucherClaim[] memory rows = only(row(c, 1000, 700));
        vm.expectEmit(address(channels));
        emit ChannelLedger.Claimed(id, RECEIVER, 400, 700);
        claimBy(RECEIVER, rows);
        expectChannel(c, DEPOSIT, 700);
        expectReceiver(address(usd), 700, 0);
        vm.assertEq(usd.balanceOf(address(channels)), DEPOSIT);
    }

    function test_oneBatchCreditsSeveralReceivers() public {
        ChannelConfig[3] memory all = [salted(1), salted(2), salted(3)];
        all[1].receiver = authorizer;
        VoucherClaim[] memory rows = new VoucherClaim[](3);
        for (uint128 i = 0; i < 3; i++) {
            open(all[i]);
            rows[i] = row(all[i], 50, 10 + i);
        }
        claimBy(authorizer, rows);
        expectReceiver(address(usd), 22, 0);
        (uint128 claimed,) = channels.receivers(authorizer, address(usd));
        vm.assertEq(claimed, 11);
    }

    function test_anyoneSubmitsABatchThatTheAuthorizerSigned() public {
        (ChannelConfig memory one, ChannelConfig memory two) = (salted(1), salted(2));
        open(one);
        open(two);
        VoucherClaim[] memory rows = both(row(one, 9, 7), row(two, 5, 5));
        bytes memory signature = batchSigned(AUTHORIZER_KEY, rows);
        vm.prank(RELAYER);
        channels.claimWithSignature(rows, signature);
        expectChannel(one, DEPOSIT, 7);
        expectChannel(two, DEPOSIT, 5);
        expectReceiver(address(usd), 12, 0);
    }

    function test_settlePaysWhatWasClaimedOnce() public {
        ChannelConfig memory c = config();
        open(c);
        claim(c, 700);
        vm.expectEmit(address(channels));
        emit ChannelLedger.Settled(RECEIVER, address(usd), RELAYER, 700);
        vm.prank(RELAYER);
        channels.settle(RECEIVER, address(usd));
        claim(c, 1000);
        channels.settle(RECEIVER, address(usd));
        vm.assertEq(usd.balanceOf(RECEIVER), 1000);
        expectReceiver(address(usd), 1000, 1000);
    }

    function test_refundReturnsWhatIsNotClaimed() public {
        ChannelConfig memory c = config();
        bytes32 id = open(c);
        claim(c, 700);
        uint256 before = usd.balanceOf(payer);
        vm.expectEmit(address(channels));
        emit ChannelLedger.Refunded(id, RECEIVER, 100);
        vm.prank(RECEIVER);
        channels.refund(c, 100);
        refund(c, type(uint128).max);
        vm.assertEq(usd.balanceOf(payer), before + DEPOSIT - 700);
        expectChannel(c, 700, 700);
        vm.assertEq(channels.refundNonce(id), 2);
    }

    function test_fullRefundClosesAnUnclaimedChannelAndADepositOpensItAgain() public {
        ChannelConfig memory c = config();
        bytes32 id = open(c);
        bytes memory signature = refundSigned(AUTHORIZER_KEY, c, 0, DEPOSIT);
        vm.expectEmit(address(channels));
        emit ChannelLedger.ChannelClosed(id, c);
        vm.expectEmit(address(channels));
        emit ChannelLedger.Refunded(id, RELAYER, DEPOSIT);
        vm.prank(RELAYER);
        channels.refundWithSignature(c, DEPOSIT, 0, signature);
        bytes memory data = authorization(c, 3);
        vm.expectEmit(address(channels));
        emit ChannelLedger.ChannelCreated(id, c);
        channels.deposit(c, 3, address(collector), data);
    }

    function test_payerSideWithdrawsAfterTheDelay() public {
        ChannelConfig memory c = config();
        c.payerAuthorizer = vm.addr(STRANGER_KEY);
        bytes32 id = open(c);
        uint256 before = usd.balanceOf(payer);
        vm.expectEmit(address(channels));
        emit ChannelLedger.WithdrawInitiated(id, DEPOSIT, uint40(START) + DELAY);
        vm.prank(c.payerAuthorizer);
        channels.initiateWithdraw(c, DEPOSIT);
        expectPending(c, DEPOSIT, uint40(START));
        vm.warp(START + DELAY);
        vm.expectEmit(address(channels));
        emit ChannelLedger.ChannelClosed(id, c);
        vm.expectEmit(address(channels));
        emit ChannelLedger.WithdrawFinalized(id, c.payerAuthorizer, DEPOSIT);
        vm.prank(c.payerAuthorizer);
        channels.finalizeWithdraw(c);
        vm.assertEq(usd.balanceOf(payer), before + DEPOSIT);
        expectPending(c, 0, 0);
        expectChannel(c, 0, 0);
    }

    function test_refusesWithdrawalsOfNothingOrByOthers() public {
        ChannelConfig memory c = config();
        open(c);
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.NothingToWithdraw.selector));
        initiate(c, 0);
        address[3] memory others = [RECEIVER, authorizer, RELAYER];
        for (uint256 i = 0; i < others.length; i++) {
            bytes memory refusal = abi.encodeWithSelector(ChannelRefusals.NotAuthorizedToWithdraw.selector, others[i]);
            vm.expectRevert(refusal);
            vm.prank(others[i]);
            channels.initiateWithdraw(c, 1);
            vm.expectRevert(refusal);
            vm.prank(others[i]);
            channels.finalizeWithdraw(c);
        }
    }

    function test_refusesRefundsOfNothingOrByOthers() public {
        ChannelConfig memory c = config();
        open(c);
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.ZeroRefund.selector));
        refund(c, 0);
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.NotAuthorizedToRefund.selector, payer));
        vm.prank(payer);
        channels.refund(c, 1);
    }

    function test_contractAccountsSignByTheirOwnRule() public {
        SharedWallet wallet = new SharedWallet(vm.addr(STRANGER_KEY));
        ChannelConfig memory c = config();
        (c.payer, c.payerAuthorizer, c.receiverAuthorizer) = (address(wallet), address(0), address(wallet));
        usd.mint(address(wallet), DEPOSIT);
        wallet.approve(address(usd), address(approval));
        channels.deposit(c, DEPOSIT, address(approval), "");
        VoucherClaim[] memory rows = only(row(c, 9, 9));
        rows[0].signature = voucher(STRANGER_KEY, c, 9);
        channels.claimWithSignature(rows, batchSigned(STRANGER_KEY, rows));
        channels.refundWithSignature(c, 1, 0, refundSigned(STRANGER_KEY, c, 0, 1));
        expectChannel(c, DEPOSIT - 1, 9);
        vm.assertEq(usd.balanceOf(address(wallet)), 1);
    }

    function test_payerWithAKeySignsWhereNoAuthorizerIsNamed() public {
        ChannelConfig memory c = config();
        c.payerAuthorizer = address(0);
        open(c);
        claim(c, 9);
        expectChannel(c, DEPOSIT, 9);
    }

    function test_multicallClaimsAndSettlesInOneTransaction() public {
        ChannelConfig memory c = config();
        open(c);
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(channels.claim, (only(row(c, 9, 9))));
        calls[1] = abi.encodeCall(channels.settle, (RECEIVER, address(usd)));
        vm.prank(RECEIVER);
        channels.multicall(calls);
        vm.assertEq(usd.balanceOf(RECEIVER), 9);
    }

    function test_multicallIsAllOrNothing() public {
        ChannelConfig memory c = config();
        open(c);
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(channels.claim, (only(row(c, 9, 9))));
        calls[1] = abi.encodeCall(channels.refund, (c, 0));
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.ZeroRefund.selector));
        vm.prank(RECEIVER);
        channels.multicall(calls);
        expectChannel(c, DEPOSIT, 0);
    }

    function test_sameCodeAtAnotherAddressSignsForThatAddress() public {
        address elsewhere = 0x4020074e9dF2ce1deE5A9C1b5c3f541D02a10003;
        vm.etch(elsewhere, address(channels).code);
        ChannelConfig memory c = config();
        vm.assertTrue(X402Channels(elsewhere).getChannelId(c) != channels.getChannelId(c));
        channels = X402Channels(elsewhere);
        collector = newCollector(elsewhere);
        open(c);
        claim(c, 9);
        expectChannel(c, DEPOSIT, 9);
    }

    function test_collectorServesItsSettlementOnly() public {
        bytes memory data = authorization(config(), 5);
        bytes32 id = channels.getChannelId(config());
        vm.expectRevert(abi.encodeWithSignature("CallerIsNotSettlement(address,address)", RELAYER, address(channels)));
        vm.prank(RELAYER);
        collector.collect(payer, address(usd), 5, id, data);
    }

    function test_collectorNeedsASettlement() public {
        bytes memory code = bytes.concat(vm.getCode("Erc3009Collector.sol:Erc3009Collector"), abi.encode(address(0)));
        vm.expectRevert(abi.encodeWithSignature("SettlementMissing()"));
        this.deploy(code);
    }

    function deploy(bytes memory code) external {
        assembly ("memory-safe") {
            if iszero(create(0, add(code, 0x20), mload(code))) {
                returndatacopy(0, 0, returndatasize())
                revert(0, returndatasize())
            }
        }
    }

    function test_unsignedBatchesAndStrangersClaimNothing() public {
        ChannelConfig memory c = config();
        bytes32 id = open(c);
        VoucherClaim[] memory rows = only(row(c, 9, 9));
        bytes memory refusal =
            abi.encodeWithSelector(ChannelRefusals.NotAuthorizedToClaim.selector, vm.addr(STRANGER_KEY), id);
        expectClaimRevert(vm.addr(STRANGER_KEY), rows, refusal);
        bytes memory signature = batchSigned(STRANGER_KEY, rows);
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.InvalidSignature.selector));
        channels.claimWithSignature(rows, signature);
    }
}
