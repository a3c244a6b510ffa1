// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {ChannelConfig, Voucher, VoucherClaim} from "../../src/channels/ChannelConfig.sol";
import {DepositCollector} from "../../src/channels/DepositCollector.sol";
import {X402Channels} from "./X402Channels.sol";
import {Vm} from "../Vm.sol";

/// @title What these tests need of the local stable coin, which they take as it was compiled for deployment.
interface Coin is IERC20, IERC20Permit {
    function mint(address to, uint256 amount) external;
}

/// @title Brings tokens that the payer approved to this collector.
contract ApprovalCollector is DepositCollector {
    function collect(address payer, address token, uint256 amount, bytes32, bytes calldata) external {
        IERC20(token).transferFrom(payer, msg.sender, amount);
    }
}

/// @title A payer, a receiver with its authorizer, a stable coin, and the channels between them.
abstract contract ChannelMarket {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint256 internal constant START = 1_700_000_000;
    uint40 internal constant DELAY = 1 days;
    uint128 internal constant DEPOSIT = 1000e6;
    uint256 internal constant PAYER_KEY = uint256(keccak256("payer")) >> 1;
    uint256 internal constant AUTHORIZER_KEY = uint256(keccak256("authorizer")) >> 1;
    uint256 internal constant STRANGER_KEY = uint256(keccak256("stranger")) >> 1;
    address internal constant RECEIVER = address(0x5e11e4);
    address internal constant RELAYER = address(0x4e1a);
    bytes32 internal constant RECEIVE_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    X402Channels internal channels;
    DepositCollector internal collector;
    ApprovalCollector internal approval;
    Coin internal usd;
    address internal payer;
    address internal authorizer;
    uint256 private _deposits;

    function setUpMarket() internal {
        vm.warp(START);
        channels = newChannels();
        collector = newCollector(address(channels));
        approval = new ApprovalCollector();
        usd = Coin(deployed(vm.getCode("LocalStablecoin.sol:LocalStablecoin")));
        payer = vm.addr(PAYER_KEY);
        authorizer = vm.addr(AUTHORIZER_KEY);
        usd.mint(payer, 1_000_000e6);
    }

    function newChannels() internal returns (X402Channels) {
        return X402Channels(deployed(vm.getCode("VoucherChannels.sol:VoucherChannels")));
    }

    function newCollector(address settlement) internal returns (DepositCollector) {
        bytes memory code = vm.getCode("Erc3009Collector.sol:Erc3009Collector");
        return DepositCollector(deployed(bytes.concat(code, abi.encode(settlement))));
    }

    function deployed(bytes memory creationCode) internal returns (address created) {
        assembly ("memory-safe") {
            created := create(0, add(creationCode, 0x20), mload(creationCode))
        }
        vm.assertTrue(created != address(0));
    }

    /// @dev The channel that the stock client opens: the payer signs its own vouchers.
    function config() internal view returns (ChannelConfig memory) {
        return ChannelConfig(payer, payer, RECEIVER, authorizer, address(usd), DELAY, 0);
    }

    function salted(uint256 salt) internal view returns (ChannelConfig memory c) {
        c = config();
        c.salt = bytes32(salt);
    }

    function open(ChannelConfig memory c) internal returns (bytes32) {
        deposit(c, DEPOSIT);
        return channels.getChannelId(c);
    }

    function deposit(ChannelConfig memory c, uint128 amount) internal {
        bytes memory data = authorization(c, amount);
        vm.prank(RELAYER);
        channels.deposit(c, amount, address(collector), data);
    }

    /// @dev What the collector needs to bring `amount` of the stable coin from the payer into this channel, once.
    function authorization(ChannelConfig memory c, uint256 amount) internal returns (bytes memory) {
        uint256 salt = ++_deposits;
        bytes32 nonce = keccak256(abi.encode(channels.getChannelId(c), salt));
        bytes32 terms =
            keccak256(abi.encode(RECEIVE_TYPEHASH, c.payer, address(collector), amount, 0, type(uint256).max, nonce));
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", usd.DOMAIN_SEPARATOR(), terms));
        return abi.encode(uint256(0), type(uint256).max, salt, signed(PAYER_KEY, digest));
    }

    function signed(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function voucher(uint256 key, ChannelConfig memory c, uint128 ceiling) internal view returns (bytes memory) {
        return signed(key, channels.getVoucherDigest(channels.getChannelId(c), ceiling));
    }

    function row(ChannelConfig memory c, uint128 ceiling, uint128 total) internal view returns (VoucherClaim memory) {
        return VoucherClaim(Voucher(c, ceiling), voucher(PAYER_KEY, c, ceiling), total);
    }

    function only(VoucherClaim memory one) internal pure returns (VoucherClaim[] memory rows) {
        rows = new VoucherClaim[](1);
        rows[0] = one;
    }

    function both(VoucherClaim memory one, VoucherClaim memory two) internal pure returns (VoucherClaim[] memory rows) {
        rows = new VoucherClaim[](2);
        (rows[0], rows[1]) = (one, two);
    }

    /// @dev The authorizer claims `total` of a voucher for just that.
    function claim(ChannelConfig memory c, uint128 total) internal {
        claimBy(authorizer, only(row(c, total, total)));
    }

    function claimBy(address caller, VoucherClaim[] memory rows) internal {
        vm.prank(caller);
        channels.claim(rows);
    }

    function expectClaimRevert(address caller, VoucherClaim[] memory rows, bytes memory reason) internal {
        vm.expectRevert(reason);
        vm.prank(caller);
        channels.claim(rows);
    }

    function batchSigned(uint256 key, VoucherClaim[] memory rows) internal view returns (bytes memory) {
        return signed(key, channels.getClaimBatchDigest(rows));
    }

    function refundSigned(uint256 key, ChannelConfig memory c, uint256 nonce, uint128 amount)
        internal
        view
        returns (bytes memory)
    {
        return signed(key, channels.getRefundDigest(channels.getChannelId(c), nonce, amount));
    }

    function refund(ChannelConfig memory c, uint128 amount) internal {
        vm.prank(authorizer);
        channels.refund(c, amount);
    }

    function initiate(ChannelConfig memory c, uint128 amount) internal {
        vm.prank(payer);
        channels.initiateWithdraw(c, amount);
    }

    function finalize(ChannelConfig memory c) internal {
        vm.prank(payer);
        channels.finalizeWithdraw(c);
    }

    function expectChannel(ChannelConfig memory c, uint128 balance, uint128 totalClaimed) internal view {
        (uint128 b, uint128 t) = channels.channels(channels.getChannelId(c));
        vm.assertEq(b, balance);
        vm.assertEq(t, totalClaimed);
    }

    function expectPending(ChannelConfig memory c, uint128 amount, uint40 initiatedAt) internal view {
        (uint128 a, uint40 started) = channels.pendingWithdrawals(channels.getChannelId(c));
        vm.assertEq(a, amount);
        vm.assertEq(started, initiatedAt);
    }

    function expectReceiver(address token, uint128 totalClaimed, uint128 totalSettled) internal view {
        (uint128 c, uint128 s) = channels.receivers(RECEIVER, token);
        vm.assertEq(c, totalClaimed);
        vm.assertEq(s, totalSettled);
    }
}
