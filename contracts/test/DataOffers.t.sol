// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DataMarket} from "../src/market/DataMarket.sol";
import {DataOffers} from "../src/market/DataOffers.sol";
import {DataTerms} from "../src/market/DataTerms.sol";
import {MarketAllowList} from "../src/market/MarketAllowList.sol";
import {SalePayouts} from "../src/market/SalePayouts.sol";
import {SaleSplit} from "../src/market/SaleSplit.sol";
import {DataOrders} from "../src/market/DataOrders.sol";
import {EpochQuorum} from "../src/quorum/EpochQuorum.sol";
import {Market} from "./Market.sol";

contract DataOffersTest is Market {
    function setUp() public {
        setUpMarket();
    }

    function test_listsAnOfferUnderTheHashOfWhatNeverChanges() public {
        DataOffers.Listing memory listing = DataOffers.Listing(address(usd), MONTH, 2, 50);
        uint256 expected = market.offerIdOf(SELLER, listing, termsHash());
        vm.expectEmit(address(market));
        emit DataOffers.OfferListed(expected, SELLER, termsHash(), dataTerms(), listing);
        vm.assertEq(listAs(listing), expected);
        DataOffers.Offer memory offer = market.offerOf(expected);
        vm.assertEq(offer.seller, SELLER);
        vm.assertEq(offer.token, address(usd));
        vm.assertEq(offer.termsHash, termsHash());
        vm.assertEq(offer.price, 50);
        vm.assertEq(offer.minimum, 2);
        vm.assertEq(offer.periodSeconds, MONTH);
        vm.assertTrue(offer.active);
    }

    function test_refusesTheSameOfferTwice() public {
        uint256 offerId = listRecords(address(usd), 5);
        vm.expectRevert(abi.encodeWithSelector(DataOffers.OfferExists.selector, offerId));
        listRecords(address(usd), 6);
    }

    function test_refusesASellerThatIsNotAllowed() public {
        vm.expectRevert(abi.encodeWithSelector(MarketAllowList.SellerNotAllowed.selector, ALICE));
        vm.prank(ALICE);
        market.list(dataTerms(), DataOffers.Listing(address(usd), 0, 1, 1));
    }

    function test_refusesATokenThatIsNotAllowed() public {
        expectListRevert(
            dataTerms(),
            DataOffers.Listing(address(trig), 0, 1, 1),
            abi.encodeWithSelector(MarketAllowList.TokenNotAllowed.selector, address(trig))
        );
    }

    function test_refusesAnOfferForNothing() public {
        bytes memory reason = abi.encodeWithSelector(DataOffers.PriceIsZero.selector);
        expectListRevert(dataTerms(), DataOffers.Listing(address(usd), 0, 1, 0), reason);
        uint256 offerId = listRecords(address(usd), 5);
        vm.expectRevert(reason);
        vm.prank(SELLER);
        market.setPrice(offerId, 0);
    }

    function test_refusesAMinimumOfZero() public {
        expectListRevert(
            dataTerms(),
            DataOffers.Listing(address(usd), 0, 0, 1),
            abi.encodeWithSelector(DataOffers.MinimumIsZero.selector)
        );
    }

    function test_refusesTermsWithoutCellsOrWithTooMany() public {
        DataTerms.Terms memory t = dataTerms();
        t.cells = new uint64[](0);
        expectTermsRevert(t, abi.encodeWithSelector(DataTerms.WrongCellCount.selector, 0, 256));
        t.cells = new uint64[](257);
        expectTermsRevert(t, abi.encodeWithSelector(DataTerms.WrongCellCount.selector, 257, 256));
    }

    function test_refusesCellsOutOfOrderOrTwice() public {
        DataTerms.Terms memory t = dataTerms();
        t.cells[1] = t.cells[0];
        expectTermsRevert(t, abi.encodeWithSelector(DataTerms.CellsNotAscending.selector, 1));
    }

    function test_refusesWhatIsNoCell() public {
        DataTerms.Terms memory t = dataTerms();
        t.cells[1] = 1 << 63 | t.cells[0];
        expectTermsRevert(t, abi.encodeWithSelector(DataTerms.NotACell.selector, t.cells[1]));
    }

    function test_refusesTermsWithoutVariables() public {
        DataTerms.Terms memory t = dataTerms();
        t.variables = 0;
        expectTermsRevert(t, abi.encodeWithSelector(DataTerms.NoVariables.selector));
    }

    function test_refusesTermsThatEndBeforeTheyBegin() public {
        DataTerms.Terms memory t = dataTerms();
        t.untilEpoch = t.fromEpoch - 1;
        expectTermsRevert(t, abi.encodeWithSelector(DataTerms.EpochsNotAscending.selector, 10, 9));
    }

    function test_refusesTermsWithoutAPurpose() public {
        DataTerms.Terms memory t = dataTerms();
        t.purpose = 0;
        expectTermsRevert(t, abi.encodeWithSelector(DataTerms.PurposeMissing.selector));
    }

    function test_onlyTheSellerChangesItsOffer() public {
        uint256 offerId = listRecords(address(usd), 5);
        bytes memory reason = abi.encodeWithSelector(DataOffers.CallerIsNotSeller.selector, ALICE, SELLER);
        vm.expectRevert(reason);
        vm.prank(ALICE);
        market.setPrice(offerId, 1);
        vm.expectRevert(reason);
        vm.prank(ALICE);
        market.setActive(offerId, false);
    }

    function test_theSellerChangesPriceAndClosesAndOpens() public {
        uint256 offerId = listRecords(address(usd), 5);
        vm.expectEmit(address(market));
        emit DataOffers.OfferPriceSet(offerId, 7);
        vm.prank(SELLER);
        market.setPrice(offerId, 7);
        vm.assertEq(market.offerOf(offerId).price, 7);
        vm.expectEmit(address(market));
        emit DataOffers.OfferActiveSet(offerId, false);
        vm.prank(SELLER);
        market.setActive(offerId, false);
        expectOrderRevert(
            offerTerms(offerId, 10, 7), abi.encodeWithSelector(DataOffers.OfferNotActive.selector, offerId)
        );
        vm.prank(SELLER);
        market.setActive(offerId, true);
        placeOrder(offerTerms(offerId, 10, 7));
    }

    function test_refusesAnUnknownOffer() public {
        vm.expectRevert(abi.encodeWithSelector(DataOffers.UnknownOffer.selector, 77));
        market.offerOf(77);
    }

    function test_refusesToSellForASellerThatIsNoLongerAllowed() public {
        uint256 offerId = listRecords(address(usd), 5);
        vm.prank(GOVERNOR);
        market.setSellerAllowed(SELLER, false);
        expectOrderRevert(
            offerTerms(offerId, 10, 5), abi.encodeWithSelector(MarketAllowList.SellerNotAllowed.selector, SELLER)
        );
    }

    function test_onlyTheGovernorChangesTheLists() public {
        bytes memory reason = abi.encodeWithSelector(MarketAllowList.CallerIsNotGovernor.selector, ALICE);
        vm.expectRevert(reason);
        vm.prank(ALICE);
        market.setTokenAllowed(address(usd), false);
        vm.expectRevert(reason);
        vm.prank(ALICE);
        market.setSellerAllowed(ALICE, true);
    }

    function test_refusesToTakeWhatIsNoContract() public {
        vm.expectRevert(abi.encodeWithSelector(MarketAllowList.NotAToken.selector, ALICE));
        vm.prank(GOVERNOR);
        market.setTokenAllowed(ALICE, true);
    }

    function test_refusesToTakeTheRewardToken() public {
        vm.expectRevert(abi.encodeWithSelector(MarketAllowList.RewardTokenNotTaken.selector, address(trig)));
        vm.prank(GOVERNOR);
        market.setTokenAllowed(address(trig), true);
    }

    function test_refusesADeploymentThatLacksAParty() public {
        DataMarket.Config memory c = marketConfig();
        c.governor = address(0);
        expectDeployRevert(c, abi.encodeWithSelector(MarketAllowList.GovernorMissing.selector));
        c = marketConfig();
        c.treasury = address(0);
        expectDeployRevert(c, abi.encodeWithSelector(SalePayouts.TreasuryMissing.selector));
        c = marketConfig();
        c.quorum = EpochQuorum(address(0));
        expectDeployRevert(c, abi.encodeWithSelector(DataOrders.QuorumMissing.selector));
    }

    function test_refusesADeploymentThatTakesTheRewardTokenOrNoContract() public {
        DataMarket.Config memory c = marketConfig();
        c.tokens[0] = address(trig);
        expectDeployRevert(c, abi.encodeWithSelector(MarketAllowList.RewardTokenNotTaken.selector, address(trig)));
        c.tokens[0] = ALICE;
        expectDeployRevert(c, abi.encodeWithSelector(MarketAllowList.NotAToken.selector, ALICE));
    }

    function test_theGovernorAllowsAndForbids() public {
        vm.expectEmit(address(market));
        emit MarketAllowList.TokenAllowed(address(usd), false);
        vm.prank(GOVERNOR);
        market.setTokenAllowed(address(usd), false);
        vm.assertFalse(market.tokenAllowed(address(usd)));
        vm.expectEmit(address(market));
        emit MarketAllowList.SellerAllowed(BOB, true);
        vm.prank(GOVERNOR);
        market.setSellerAllowed(BOB, true);
        vm.assertTrue(market.sellerAllowed(BOB));
    }

    function test_refusesSharesThatDoNotMakeTheWhole() public {
        DataMarket.Config memory c = marketConfig();
        c.shares = SaleSplit.Shares(800_000, 150_000, 50_001);
        expectDeployRevert(
            c, abi.encodeWithSelector(SaleSplit.SharesDoNotMakeTheWhole.selector, 800_000, 150_000, 50_001)
        );
    }

    function expectDeployRevert(DataMarket.Config memory c, bytes memory reason) private {
        vm.expectRevert(reason);
        new DataMarket(c);
    }

    function expectTermsRevert(DataTerms.Terms memory t, bytes memory reason) private {
        expectListRevert(t, DataOffers.Listing(address(usd), 0, 1, 1), reason);
    }

    function expectListRevert(DataTerms.Terms memory t, DataOffers.Listing memory listing, bytes memory reason)
        private
    {
        vm.expectRevert(reason);
        vm.prank(SELLER);
        market.list(t, listing);
    }
}
