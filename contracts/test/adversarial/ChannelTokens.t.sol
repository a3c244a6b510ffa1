// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ChannelConfig} from "../../src/channels/ChannelConfig.sol";
import {DepositCollector} from "../../src/channels/DepositCollector.sol";
import {X402Channels} from "../channels/X402Channels.sol";
import {ChannelRefusals} from "../../src/channels/ChannelRefusals.sol";
import {ChannelMarket} from "../channels/ChannelMarket.sol";
import {BlockingCoin, CallbackCoin, FalseCoin, FeeCoin, PlainCoin, RebasingCoin, SilentCoin} from "./HostileCoins.sol";

/// @dev Brings what it holds itself, less `missing`, and may call the channels back before.
contract HostileCollector is DepositCollector {
    uint256 private immutable _missing;
    bytes private _call;

    constructor(uint256 missing, bytes memory call) {
        (_missing, _call) = (missing, call);
    }

    function collect(address, address token, uint256 amount, bytes32, bytes calldata) external {
        if (_call.length > 0) {
            (bool done, bytes memory reason) = msg.sender.call(_call);
            if (!done) {
                assembly ("memory-safe") {
                    revert(add(reason, 0x20), mload(reason))
                }
            }
        }
        IERC20(token).transfer(msg.sender, amount - _missing);
    }
}

/// @dev Coins and collectors that do not behave.
contract ChannelTokensTest is ChannelMarket {
    bytes private constant LOCKED =
        abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);

    function setUp() public {
        setUpMarket();
    }

    function inCoin(address coin) private view returns (ChannelConfig memory c) {
        c = config();
        c.token = coin;
    }

    /// @dev The payer's channel in this coin, opened through an approval.
    function opened(PlainCoin coin) private returns (ChannelConfig memory c) {
        c = inCoin(address(coin));
        coin.mint(payer, DEPOSIT);
        vm.prank(payer);
        coin.approve(address(approval), DEPOSIT);
        channels.deposit(c, DEPOSIT, address(approval), "");
    }

    function test_case09_channelSettleIsLockedAgainstTheCoin() public {
        CallbackCoin coin = new CallbackCoin();
        ChannelConfig memory c = opened(coin);
        claim(c, 100);
        coin.callBack(address(channels), abi.encodeCall(channels.settle, (RECEIVER, address(coin))));
        channels.settle(RECEIVER, address(coin));
        expectLocked(coin);
        vm.assertEq(coin.balanceOf(RECEIVER), 100);
    }

    function test_case09_channelRefundIsLockedAgainstTheCoin() public {
        CallbackCoin coin = new CallbackCoin();
        ChannelConfig memory c = opened(coin);
        c.receiver = address(coin);
        coin.mint(payer, DEPOSIT);
        vm.prank(payer);
        coin.approve(address(approval), DEPOSIT);
        channels.deposit(c, DEPOSIT, address(approval), "");
        coin.callBack(address(channels), abi.encodeCall(channels.refund, (c, DEPOSIT)));
        refund(c, 100);
        expectLocked(coin);
        vm.assertEq(coin.balanceOf(payer), 100);
    }

    function test_case09_channelWithdrawalIsLockedAgainstTheCoin() public {
        CallbackCoin coin = new CallbackCoin();
        ChannelConfig memory c = opened(coin);
        c.payerAuthorizer = address(coin);
        coin.mint(payer, DEPOSIT);
        vm.prank(payer);
        coin.approve(address(approval), DEPOSIT);
        channels.deposit(c, DEPOSIT, address(approval), "");
        initiate(c, 100);
        vm.warp(START + DELAY);
        coin.callBack(address(channels), abi.encodeCall(channels.finalizeWithdraw, (c)));
        finalize(c);
        expectLocked(coin);
        vm.assertEq(coin.balanceOf(payer), 100);
    }

    function test_case09_channelMulticallDoesNotOpenTheLock() public {
        CallbackCoin coin = new CallbackCoin();
        ChannelConfig memory c = opened(coin);
        claim(c, 100);
        bytes[] memory calls = new bytes[](1);
        calls[0] = abi.encodeCall(channels.settle, (RECEIVER, address(coin)));
        coin.callBack(address(channels), abi.encodeCall(channels.multicall, (calls)));
        channels.multicall(calls);
        expectLocked(coin);
        vm.assertEq(coin.balanceOf(RECEIVER), 100);
    }

    function expectLocked(CallbackCoin coin) private view {
        vm.assertTrue(coin.calledBack());
        vm.assertFalse(coin.went());
        vm.assertEq(coin.answer(), LOCKED);
    }

    /// @dev One transfer of the coin would count for two channels.
    function test_channel_reentrantCollector() public {
        ChannelConfig memory other = salted(2);
        HostileCollector inner = new HostileCollector(0, "");
        bytes memory again = abi.encodeCall(channels.deposit, (other, DEPOSIT, address(inner), ""));
        HostileCollector outer = new HostileCollector(0, again);
        usd.mint(address(outer), DEPOSIT);
        usd.mint(address(inner), DEPOSIT);
        vm.expectRevert(LOCKED);
        channels.deposit(config(), DEPOSIT, address(outer), "");
    }

    /// @dev What leaves while the collector works must be brought too.
    function test_channel_collectorSettlesMeanwhile() public {
        ChannelConfig memory c = config();
        open(c);
        claim(c, 100);
        bytes memory settle = abi.encodeCall(channels.settle, (RECEIVER, address(usd)));
        HostileCollector outer = new HostileCollector(0, settle);
        usd.mint(address(outer), DEPOSIT);
        vm.expectRevert(LOCKED);
        channels.deposit(c, DEPOSIT, address(outer), "");
    }

    function test_channel_collectorBringsTooLittle() public {
        open(config());
        HostileCollector thief = new HostileCollector(1, "");
        usd.mint(address(thief), DEPOSIT);
        vm.expectRevert(
            abi.encodeWithSelector(
                ChannelRefusals.DepositCollectionFailed.selector, DEPOSIT, DEPOSIT, 2 * uint256(DEPOSIT) - 1
            )
        );
        channels.deposit(salted(2), DEPOSIT, address(thief), "");
    }

    function test_case10_channelRefusesFeeOnTransfer() public {
        FeeCoin coin = new FeeCoin();
        coin.mint(payer, DEPOSIT);
        vm.prank(payer);
        coin.approve(address(approval), DEPOSIT);
        vm.expectRevert(
            abi.encodeWithSelector(ChannelRefusals.DepositCollectionFailed.selector, DEPOSIT, 0, DEPOSIT - 1)
        );
        channels.deposit(inCoin(address(coin)), DEPOSIT, address(approval), "");
    }

    function test_case10_channelHoldsARebasingCoinsShortfallInItsCoinOnly() public {
        RebasingCoin coin = new RebasingCoin();
        ChannelConfig memory c = opened(coin);
        open(config());
        claim(config(), 100);
        claim(c, DEPOSIT);
        coin.burn(address(channels), 1);
        vm.expectRevert(
            abi.encodeWithSignature(
                "ERC20InsufficientBalance(address,uint256,uint256)", address(channels), DEPOSIT - 1, DEPOSIT
            )
        );
        channels.settle(RECEIVER, address(coin));
        channels.settle(RECEIVER, address(usd));
        vm.assertEq(usd.balanceOf(RECEIVER), 100);
        coin.mint(address(channels), 1);
        channels.settle(RECEIVER, address(coin));
        vm.assertEq(coin.balanceOf(RECEIVER), DEPOSIT);
    }

    function test_case10_channelTakesFalseForARefusal() public {
        FalseCoin coin = new FalseCoin();
        ChannelConfig memory c = opened(coin);
        claim(c, 100);
        coin.switchOff();
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(coin)));
        channels.settle(RECEIVER, address(coin));
        expectReceiver(address(coin), 100, 0);
    }

    function test_case10_channelPaysInACoinThatAnswersNothing() public {
        SilentCoin coin = new SilentCoin();
        ChannelConfig memory c = inCoin(address(coin));
        SilentCollector direct = new SilentCollector();
        coin.mint(address(direct), DEPOSIT);
        channels.deposit(c, DEPOSIT, address(direct), "");
        claim(c, 100);
        channels.settle(RECEIVER, address(coin));
        vm.assertEq(coin.balanceOf(RECEIVER), 100);
    }

    function test_case10_oneBlockedChannelPayeeBlocksNobodyElse() public {
        BlockingCoin coin = new BlockingCoin();
        ChannelConfig memory c = opened(coin);
        claim(c, 100);
        coin.refuse(RECEIVER);
        vm.expectRevert(abi.encodeWithSelector(BlockingCoin.Blocked.selector, RECEIVER));
        channels.settle(RECEIVER, address(coin));
        claim(c, 200);
        refund(c, DEPOSIT);
        vm.assertEq(coin.balanceOf(payer), DEPOSIT - 200);
        expectReceiver(address(coin), 200, 0);
    }

    /// @dev Coins sent without a deposit are nobody's: no channel grows by them.
    function test_channel_unauthorisedTransferToTheContract() public {
        usd.mint(address(channels), DEPOSIT);
        HostileCollector thief = new HostileCollector(1, "");
        usd.mint(address(thief), DEPOSIT);
        vm.expectRevert(
            abi.encodeWithSelector(
                ChannelRefusals.DepositCollectionFailed.selector, DEPOSIT, DEPOSIT, 2 * uint256(DEPOSIT) - 1
            )
        );
        channels.deposit(config(), DEPOSIT, address(thief), "");
        expectChannel(config(), 0, 0);
    }
}

/// @dev Brings what it holds itself in a coin that answers nothing.
contract SilentCollector is DepositCollector {
    function collect(address, address token, uint256 amount, bytes32, bytes calldata) external {
        SilentCoin(token).transfer(msg.sender, amount);
    }
}
