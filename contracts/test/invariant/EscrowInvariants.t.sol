// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DataOrders} from "../../src/market/DataOrders.sol";
import {DataSubscriptions} from "../../src/market/DataSubscriptions.sol";
import {Market} from "../Market.sol";
import {BlocklistToken} from "../tokens/BlocklistToken.sol";

/// @dev Orders, releases, cancels, subscribes, blocks parties and pays credit in any order, in two tokens.
contract EscrowActions is Market {
    struct Sums {
        uint256 paidIn;
        uint256 subscribed;
        uint256 released;
        uint256 refunded;
    }

    BlocklistToken private blk;
    mapping(address token => Sums) private _sums;
    mapping(uint256 orderId => uint256) private _endings;
    uint256[] private _orders;
    uint256[2] private _offers;
    bool public endedTwice;

    constructor() {
        setUpMarket();
        blk = new BlocklistToken();
        allowToken(address(blk));
        fund(address(blk), buyer);
        usd.mint(buyer, type(uint128).max);
        blk.mint(buyer, type(uint128).max);
        _offers = [listMonths(address(usd), 333), listMonths(address(blk), 77)];
    }

    function order(bool second, uint256 amount, uint256 floor, uint256 time) external {
        DataOrders.OrderTerms memory t = ownTerms(tokenAt(second), uint128(bound(amount, 1, 1e24)));
        t.floorPpm = uint32(bound(floor, 0, 1_000_000));
        t.deliverBy = uint64(block.timestamp + bound(time, 0, 1 days));
        t.salt = bytes32(_orders.length);
        _orders.push(placeOrder(t));
        _sums[t.token].paidIn += t.maxUnitPrice;
    }

    function release(uint256 which, uint256 delivered) external {
        uint256 id = _orders[which % _orders.length];
        DataOrders.Order memory o = market.orderOf(id);
        uint32 ppm = uint32(bound(delivered, 0, 1_000_000));
        release(id, ppm);
        uint256 paid = ppm < o.floorPpm ? 0 : uint256(o.amount) * ppm / 1_000_000;
        _sums[o.token].released += paid;
        _sums[o.token].refunded += o.amount - paid;
        noteEnd(id);
    }

    function cancel(uint256 which) external {
        uint256 id = _orders[which % _orders.length];
        DataOrders.Order memory o = market.orderOf(id);
        market.cancel(id);
        _sums[o.token].refunded += o.amount;
        noteEnd(id);
    }

    function subscribe(bool second, uint256 periods) external {
        DataSubscriptions.SubscriptionTerms memory t =
            months(_offers[second ? 1 : 0], uint32(bound(periods, 2, 6)), type(uint128).max);
        uint256 price = market.offerOf(t.offerId).price;
        subscribe(t);
        _sums[tokenAt(second)].subscribed += price * t.periods;
    }

    function changePrice(bool second, uint256 price) external {
        vm.prank(SELLER);
        market.setPrice(_offers[second ? 1 : 0], uint96(bound(price, 1, 1e20)));
    }

    function block_(uint256 party, bool blocked) external {
        blk.setBlocked(partyAt(party), blocked);
    }

    function payCredit(uint256 party, bool stillBlocked) external {
        if (!stillBlocked) blk.setBlocked(partyAt(party), false);
        market.payCredit(address(blk), partyAt(party));
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 1 days));
    }

    function tokenAt(bool second) public view returns (address) {
        return second ? address(blk) : address(usd);
    }

    function sumsOf(address token) external view returns (Sums memory) {
        return _sums[token];
    }

    function openAmount(address token) public view returns (uint256 sum) {
        for (uint256 i = 0; i < _orders.length; i++) {
            DataOrders.Order memory o = market.orderOf(_orders[i]);
            if (o.token == token && o.state == DataOrders.OrderState.OPEN) sum += o.amount;
        }
    }

    function creditOf(address token) public view returns (uint256 sum) {
        for (uint256 i = 0; i < 3; i++) {
            sum += market.creditOf(token, partyAt(i));
        }
    }

    function heldBy(address token) external view returns (uint256) {
        return balance(token, address(market));
    }

    /// @dev What arrived at distributor and treasury, and what waits for them as credit.
    function partsOf(address token) external view returns (uint256) {
        return balance(token, address(distributor)) + balance(token, TREASURY)
            + market.creditOf(token, address(distributor)) + market.creditOf(token, TREASURY);
    }

    function noteEnd(uint256 id) private {
        if (++_endings[id] > 1) endedTwice = true;
    }

    function partyAt(uint256 i) private view returns (address) {
        return [buyer, address(distributor), TREASURY][i % 3];
    }
}

/// @dev Whatever is done in whatever order, and whomever a token refuses.
contract EscrowInvariantsTest is Market {
    EscrowActions private actions;

    function setUp() public {
        actions = new EscrowActions();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actions);
    }

    function invariant_escrowInIsReleasedPlusRefundedPlusHeld() public view {
        for (uint256 i = 0; i < 2; i++) {
            address token = actions.tokenAt(i == 1);
            EscrowActions.Sums memory s = actions.sumsOf(token);
            vm.assertEq(s.paidIn, s.released + s.refunded + actions.openAmount(token));
        }
    }

    function invariant_theMarketHoldsExactlyEscrowAndCredit() public view {
        for (uint256 i = 0; i < 2; i++) {
            address token = actions.tokenAt(i == 1);
            vm.assertEq(actions.heldBy(token), actions.openAmount(token) + actions.creditOf(token));
        }
    }

    function invariant_thePartsAreWhatWasSold() public view {
        for (uint256 i = 0; i < 2; i++) {
            address token = actions.tokenAt(i == 1);
            EscrowActions.Sums memory s = actions.sumsOf(token);
            vm.assertEq(actions.partsOf(token), s.released + s.subscribed);
        }
    }

    function invariant_noOrderEndsTwice() public view {
        vm.assertFalse(actions.endedTwice());
    }
}
