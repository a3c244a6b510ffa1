// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DataOffers} from "../src/market/DataOffers.sol";
import {DataSubscriptions} from "../src/market/DataSubscriptions.sol";
import {MarketAllowList} from "../src/market/MarketAllowList.sol";
import {SalePayouts} from "../src/market/SalePayouts.sol";
import {Market} from "./Market.sol";

contract DataSubscriptionsTest is Market {
    uint256 private offerId;

    function setUp() public {
        setUpMarket();
        offerId = listMonths(address(usd), 100);
    }

    function test_aSubscriptionIsPaidAtOnceAndDivided() public {
        DataSubscriptions.SubscriptionTerms memory t = months(offerId, 3, 100);
        uint64 end = uint64(block.timestamp) + 3 * MONTH;
        bytes32 saleId = market.subscriptionIdOf(buyer, t);
        vm.expectEmit(address(market));
        emit DataSubscriptions.Subscribed(offerId, buyer, buyer, saleId, address(usd), 300, end);
        vm.expectEmit(address(market));
        emit SalePayouts.SaleDivided(saleId, address(usd), 240, 45, 15);
        vm.assertEq(subscribe(t), end);
        vm.assertEq(market.subscribedUntil(offerId, buyer), end);
        vm.assertEq(balance(address(usd), address(distributor)), 285);
        vm.assertEq(balance(address(usd), TREASURY), 15);
        vm.assertEq(balance(address(usd), address(market)), 0);
    }

    function test_lastsUntilItsEndAndNoLonger() public {
        vm.assertFalse(market.isSubscribed(offerId, buyer));
        uint64 end = subscribe(months(offerId, 2, 100));
        vm.warp(end - 1);
        vm.assertTrue(market.isSubscribed(offerId, buyer));
        vm.warp(end);
        vm.assertFalse(market.isSubscribed(offerId, buyer));
    }

    function test_renewalBeforeTheEndExtends() public {
        uint64 end = subscribe(months(offerId, 2, 100));
        vm.warp(end - 1);
        vm.assertEq(subscribe(months(offerId, 2, 100)), end + 2 * MONTH);
    }

    function test_renewalAfterTheEndStartsNow() public {
        uint64 end = subscribe(months(offerId, 2, 100));
        vm.warp(end + 5 days);
        vm.assertEq(subscribe(months(offerId, 2, 100)), end + 5 days + 2 * MONTH);
    }

    function test_buysForAnother() public {
        DataSubscriptions.SubscriptionTerms memory t = months(offerId, 2, 100);
        t.account = ALICE;
        subscribe(t);
        vm.assertTrue(market.isSubscribed(offerId, ALICE));
        vm.assertFalse(market.isSubscribed(offerId, buyer));
    }

    function test_refusesTheZeroAddress() public {
        DataSubscriptions.SubscriptionTerms memory t = months(offerId, 2, 100);
        t.account = address(0);
        expectSubscribeRevert(t, abi.encodeWithSelector(DataSubscriptions.AccountMissing.selector));
    }

    function test_refusesFewerPeriodsThanTheMinimum() public {
        expectSubscribeRevert(months(offerId, 1, 100), abi.encodeWithSelector(DataOffers.BelowMinimum.selector, 1, 2));
        expectSubscribeRevert(months(offerId, 0, 100), abi.encodeWithSelector(DataOffers.BelowMinimum.selector, 0, 2));
    }

    function test_refusesAnEndTooFarAhead() public {
        uint256 latest = block.timestamp + 5 * 366 days;
        uint256 wanted = block.timestamp + 61 * uint256(MONTH);
        vm.assertEq(61 * uint256(MONTH), 5 * 366 days);
        subscribe(months(offerId, 2, 100));
        expectSubscribeRevert(
            months(offerId, 60, 100),
            abi.encodeWithSelector(DataSubscriptions.TooFarAhead.selector, wanted + MONTH, latest)
        );
        vm.assertEq(subscribe(months(offerId, 59, 100)), wanted);
    }

    function test_refusesAnEndBeyondAllNumbers() public {
        usd.mint(buyer, 100 * uint256(type(uint32).max));
        uint256 latest = block.timestamp + 5 * 366 days;
        uint256 wanted = block.timestamp + uint256(type(uint32).max) * MONTH;
        expectSubscribeRevert(
            months(offerId, type(uint32).max, 100),
            abi.encodeWithSelector(DataSubscriptions.TooFarAhead.selector, wanted, latest)
        );
    }

    function test_refusesToSubscribeToWhatIsSoldByTheUnit() public {
        uint256 records = listRecords(address(usd), 5);
        expectSubscribeRevert(
            months(records, 10, 5), abi.encodeWithSelector(DataSubscriptions.SoldByUnit.selector, records)
        );
    }

    function test_refusesATokenThatIsNoLongerAllowedAndKeepsWhatWasBought() public {
        subscribe(months(offerId, 2, 100));
        vm.prank(GOVERNOR);
        market.setTokenAllowed(address(usd), false);
        expectSubscribeRevert(
            months(offerId, 2, 100), abi.encodeWithSelector(MarketAllowList.TokenNotAllowed.selector, address(usd))
        );
        vm.assertTrue(market.isSubscribed(offerId, buyer));
    }

    function test_refusesAClosedOfferAndKeepsWhatWasBought() public {
        subscribe(months(offerId, 2, 100));
        vm.prank(SELLER);
        market.setActive(offerId, false);
        expectSubscribeRevert(
            months(offerId, 2, 100), abi.encodeWithSelector(DataOffers.OfferNotActive.selector, offerId)
        );
        vm.assertTrue(market.isSubscribed(offerId, buyer));
    }
}
