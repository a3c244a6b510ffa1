// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {DataOffers} from "../src/market/DataOffers.sol";
import {DataOrders} from "../src/market/DataOrders.sol";
import {MarketAllowList} from "../src/market/MarketAllowList.sol";
import {SalePayouts} from "../src/market/SalePayouts.sol";
import {Market} from "./Market.sol";

contract DataOrdersTest is Market {
    function setUp() public {
        setUpMarket();
    }

    function test_anOrderPutsItsPriceIntoEscrow() public {
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 1000);
        uint256 id = market.orderIdOf(buyer, t);
        vm.expectEmit(address(market));
        emit DataOrders.Ordered(id, buyer, 0, 1000, t);
        vm.assertEq(placeOrder(t), id);
        DataOrders.Order memory o = market.orderOf(id);
        vm.assertEq(o.buyer, buyer);
        vm.assertEq(o.token, address(usd));
        vm.assertEq(o.amount, 1000);
        vm.assertEq(o.floorPpm, 600_000);
        vm.assertEq(o.deliverBy, t.deliverBy);
        vm.assertTrue(o.state == DataOrders.OrderState.OPEN);
        vm.assertEq(balance(address(usd), address(market)), 1000);
    }

    function test_anOrderOfAnOfferCostsItsPriceNow() public {
        uint256 offerId = listRecords(address(usd), 5);
        uint256 id = placeOrder(offerTerms(offerId, 12, 9));
        vm.assertEq(market.orderOf(id).amount, 60);
        vm.assertEq(balance(address(usd), address(market)), 60);
    }

    function test_aPriceChangeTouchesNoOrder() public {
        uint256 offerId = listRecords(address(usd), 5);
        uint256 id = placeOrder(offerTerms(offerId, 10, 5));
        vm.prank(SELLER);
        market.setPrice(offerId, 500);
        release(id, 1_000_000);
        vm.assertEq(balance(address(usd), TREASURY) + balance(address(usd), address(distributor)), 50);
    }

    function test_refusesFewerUnitsThanTheMinimum() public {
        uint256 offerId = listRecords(address(usd), 5);
        expectOrderRevert(offerTerms(offerId, 9, 5), abi.encodeWithSelector(DataOffers.BelowMinimum.selector, 9, 10));
    }

    function test_refusesToOrderWhatIsSoldByThePeriod() public {
        uint256 offerId = listMonths(address(usd), 5);
        expectOrderRevert(offerTerms(offerId, 10, 5), abi.encodeWithSelector(DataOrders.SoldByPeriod.selector, offerId));
    }

    function test_refusesOtherTermsThanTheOffers() public {
        uint256 offerId = listRecords(address(usd), 5);
        DataOrders.OrderTerms memory t = offerTerms(offerId, 10, 5);
        t.termsHash = keccak256("other");
        expectOrderRevert(t, abi.encodeWithSelector(DataOrders.TermsDiffer.selector, keccak256("other"), termsHash()));
    }

    function test_refusesAnotherTokenThanTheOffers() public {
        uint256 offerId = listRecords(address(usd), 5);
        allowToken(address(market));
        DataOrders.OrderTerms memory t = offerTerms(offerId, 10, 5);
        t.token = address(market);
        expectOrderRevert(t, abi.encodeWithSelector(DataOrders.TokenDiffers.selector, address(market), address(usd)));
    }

    function test_refusesATokenThatIsNotAllowed() public {
        expectOrderRevert(
            ownTerms(address(trig), 5), abi.encodeWithSelector(MarketAllowList.TokenNotAllowed.selector, address(trig))
        );
    }

    function test_refusesTheZeroAddressAsBeneficiary() public {
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 5);
        t.beneficiary = address(0);
        expectOrderRevert(t, abi.encodeWithSelector(DataOrders.BeneficiaryMissing.selector));
    }

    function test_refusesAFloorAboveTheWhole() public {
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 5);
        t.floorPpm = 1_000_001;
        expectOrderRevert(t, abi.encodeWithSelector(DataOrders.FloorAboveWhole.selector, 1_000_001));
    }

    function test_refusesADeadlineInThePastOrTooFarAhead() public {
        uint256 latest = block.timestamp + 366 days;
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 5);
        t.deliverBy = uint64(block.timestamp - 1);
        expectOrderRevert(t, deadlineOutOfRange(t.deliverBy, latest));
        t.deliverBy = uint64(latest + 1);
        expectOrderRevert(t, deadlineOutOfRange(t.deliverBy, latest));
        t.deliverBy = uint64(latest);
        placeOrder(t);
    }

    function test_refusesAnAmountOfZero() public {
        expectOrderRevert(
            ownTerms(address(usd), 0), abi.encodeWithSelector(DataOrders.AmountOutOfRange.selector, 0, type(uint96).max)
        );
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 1);
        t.units = 0;
        expectOrderRevert(t, abi.encodeWithSelector(DataOrders.AmountOutOfRange.selector, 0, type(uint96).max));
    }

    function test_refusesAnAmountThatDoesNotFit() public {
        DataOrders.OrderTerms memory t = ownTerms(address(usd), type(uint128).max);
        t.units = type(uint64).max;
        uint256 amount = uint256(type(uint128).max) * type(uint64).max;
        expectOrderRevert(t, abi.encodeWithSelector(DataOrders.AmountOutOfRange.selector, amount, type(uint96).max));
        expectOrderRevert(
            ownTerms(address(usd), uint128(type(uint96).max) + 1),
            abi.encodeWithSelector(
                DataOrders.AmountOutOfRange.selector, uint256(type(uint96).max) + 1, type(uint96).max
            )
        );
    }

    function test_theLargestAmountIsDividedExactly() public {
        usd.mint(buyer, type(uint96).max);
        uint256 id = openOrder(address(usd), type(uint96).max);
        release(id, 1_000_000);
        vm.assertEq(balance(address(usd), TREASURY) + balance(address(usd), address(distributor)), type(uint96).max);
    }

    function test_aFailedPaymentLeavesNoOrder() public {
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 1_000_001);
        expectOrderRevert(
            t, abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, buyer, 1_000_000, 1_000_001)
        );
        vm.assertTrue(market.orderOf(market.orderIdOf(buyer, t)).state == DataOrders.OrderState.NONE);
    }

    function test_releasePaysTheDeliveredShareAndRefundsTheRest() public {
        uint256 id = openOrder(address(usd), 1000);
        uint256 before = balance(address(usd), buyer);
        DataOrders.OrderRelease memory r = releaseOf(id, 750_000);
        bytes memory proof = proofOf(r);
        vm.expectEmit(address(market));
        emit DataOrders.Released(id, EPOCH, address(usd), 750, 250, 750_000, DELIVERY_ROOT);
        vm.expectEmit(address(market));
        emit SalePayouts.SaleDivided(bytes32(id), address(usd), 600, 112, 38);
        market.release(r, proof);
        vm.assertEq(balance(address(usd), address(distributor)), 712);
        vm.assertEq(balance(address(usd), TREASURY), 38);
        vm.assertEq(balance(address(usd), buyer), before + 250);
        vm.assertTrue(market.orderOf(id).state == DataOrders.OrderState.RELEASED);
    }

    function test_aDeliveryAtTheFloorIsPaidAndBelowItIsNot() public {
        uint256 atFloor = openOrder(address(usd), 1000);
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 1000);
        t.salt = keccak256("second");
        uint256 below = placeOrder(t);
        release(atFloor, 600_000);
        vm.assertEq(balance(address(usd), buyer), 1_000_000 - 2000 + 400);
        release(below, 599_999);
        vm.assertEq(balance(address(usd), buyer), 1_000_000 - 2000 + 400 + 1000);
        vm.assertEq(balance(address(usd), address(market)), 0);
    }

    function test_nothingDeliveredRefundsAllEvenWithoutAFloor() public {
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 1000);
        t.floorPpm = 0;
        uint256 id = placeOrder(t);
        DataOrders.OrderRelease memory r = releaseOf(id, 0);
        r.deliveryRoot = 0;
        market.release(r, proofOf(r));
        vm.assertEq(balance(address(usd), buyer), 1_000_000);
    }

    function test_refusesADeliveryAboveTheWhole() public {
        uint256 id = openOrder(address(usd), 1000);
        expectReleaseRevert(
            releaseOf(id, 1_000_001), abi.encodeWithSelector(DataOrders.DeliveredAboveWhole.selector, 1_000_001)
        );
    }

    function test_refusesADeliveryWithoutARoot() public {
        uint256 id = openOrder(address(usd), 1000);
        DataOrders.OrderRelease memory r = releaseOf(id, 1);
        r.deliveryRoot = 0;
        expectReleaseRevert(r, abi.encodeWithSelector(DataOrders.DeliveryRootMissing.selector, id));
    }

    function test_refusesToReleaseWhatWasNotOrdered() public {
        expectReleaseRevert(
            releaseOf(5, 1_000_000),
            abi.encodeWithSelector(DataOrders.OrderNotOpen.selector, 5, DataOrders.OrderState.NONE)
        );
    }

    function test_releasesUntilTheDeadlineAndCancelsAfterIt() public {
        uint256 id = openOrder(address(usd), 1000);
        uint256 deliverBy = market.orderOf(id).deliverBy;
        vm.warp(deliverBy);
        vm.expectRevert(abi.encodeWithSelector(DataOrders.NotExpired.selector, id, deliverBy));
        market.cancel(id);
        release(id, 1_000_000);
        vm.assertEq(balance(address(usd), address(market)), 0);
    }

    function test_refusesAReleaseAfterTheDeadline() public {
        uint256 id = openOrder(address(usd), 1000);
        uint256 deliverBy = market.orderOf(id).deliverBy;
        vm.warp(deliverBy + 1);
        expectReleaseRevert(
            releaseOf(id, 1_000_000), abi.encodeWithSelector(DataOrders.DeliveryTooLate.selector, id, deliverBy)
        );
        vm.expectEmit(address(market));
        emit DataOrders.Cancelled(id, address(usd), 1000);
        vm.prank(BOB);
        market.cancel(id);
        vm.assertEq(balance(address(usd), buyer), 1_000_000);
        vm.assertTrue(market.orderOf(id).state == DataOrders.OrderState.CANCELLED);
    }

    function test_refusesAReleaseForAnEpochThatIsTooOldOrNotYetNext() public {
        uint256 id = openOrder(address(usd), 1000);
        uint64 last = FIRST_EPOCH - 1;
        DataOrders.OrderRelease memory r = releaseOf(id, 1_000_000);
        r.epoch = last + 2;
        expectReleaseRevert(r, epochOutOfRange(r.epoch, last));
        post(resultOf(EPOCH, keccak256("10")));
        vm.warp(block.timestamp + DELAY);
        post(resultOf(EPOCH + 3, keccak256("13")));
        r.epoch = EPOCH;
        expectReleaseRevert(r, epochOutOfRange(EPOCH, EPOCH + 3));
        r.epoch = EPOCH + 1;
        market.release(r, proofOf(r));
    }

    function epochOutOfRange(uint64 epoch, uint64 last) private pure returns (bytes memory) {
        return abi.encodeWithSelector(DataOrders.EpochOutOfRange.selector, epoch, last - RELEASE_EPOCHS, last + 1);
    }

    function deadlineOutOfRange(uint64 deliverBy, uint256 latest) private view returns (bytes memory) {
        return abi.encodeWithSelector(DataOrders.DeliverByOutOfRange.selector, deliverBy, block.timestamp, latest);
    }
}
