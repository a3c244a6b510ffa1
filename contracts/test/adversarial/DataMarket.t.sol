// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {DataMarket} from "../../src/market/DataMarket.sol";
import {DataOffers} from "../../src/market/DataOffers.sol";
import {DataOrders} from "../../src/market/DataOrders.sol";
import {DataSubscriptions} from "../../src/market/DataSubscriptions.sol";
import {DataTerms} from "../../src/market/DataTerms.sol";
import {EcdsaQuorum} from "../../src/quorum/EcdsaQuorum.sol";
import {Eip3009} from "../../src/tokens/Eip3009.sol";
import {SaleSplit} from "../../src/market/SaleSplit.sol";
import {SignerSets} from "../../src/quorum/SignerSets.sol";
import {TokenIntake} from "../../src/market/TokenIntake.sol";
import {Market} from "../Market.sol";
import {CallbackToken} from "../tokens/CallbackToken.sol";

/// @dev What a hostile buyer, seller, relayer or operator tries on the market.
contract DataMarketAdversarialTest is Market {
    function setUp() public {
        setUpMarket();
    }

    function test_case09_tokenThatCallsBackOnRelease() public {
        CallbackToken token = callbackToken();
        uint256 id = openOrder(address(token), 1000);
        DataOrders.OrderRelease memory r = releaseOf(id, 700_000);
        bytes[] memory calls = new bytes[](5);
        calls[0] = abi.encodeCall(DataOrders.release, (r, proofOf(r)));
        calls[1] = abi.encodeCall(DataOrders.cancel, (id));
        calls[2] = abi.encodeCall(DataOrders.order, (ownTerms(address(token), 1)));
        calls[3] = abi.encodeWithSignature("payCredit(address,address)", address(token), buyer);
        bytes[] memory inBatch = new bytes[](1);
        inBatch[0] = calls[0];
        calls[4] = abi.encodeWithSignature("multicall(bytes[])", inBatch);
        token.arm(address(market), calls);
        market.release(r, proofOf(r));
        requireAllRefused(token, 3 * calls.length);
        vm.assertEq(balance(address(token), buyer), 1_000_000 - 700);
        vm.assertEq(balance(address(token), address(market)), 0);
    }

    function test_case09_tokenThatCallsBackOnPayment() public {
        CallbackToken token = callbackToken();
        uint256 offerId = listMonths(address(token), 100);
        bytes[] memory calls = new bytes[](1);
        calls[0] = abi.encodeCall(DataSubscriptions.subscribe, (months(offerId, 2, 100)));
        token.arm(address(market), calls);
        subscribe(months(offerId, 2, 100));
        requireAllRefused(token, 3);
        vm.assertEq(market.subscribedUntil(offerId, buyer), block.timestamp + 2 * MONTH);
        vm.assertEq(balance(address(token), buyer), 1_000_000 - 200);
    }

    function test_case09_multicallDoesNotPayTwice() public {
        uint256 id = openOrder(address(usd), 1000);
        DataOrders.OrderRelease memory r = releaseOf(id, 1_000_000);
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(DataOrders.release, (r, proofOf(r)));
        calls[1] = calls[0];
        vm.expectRevert(notOpen(id, DataOrders.OrderState.RELEASED));
        market.multicall(calls);
    }

    function test_case12_authorizationOfASubscriptionBuysNoOrder() public {
        uint256 offerId = listMonths(address(usd), 100);
        DataSubscriptions.SubscriptionTerms memory s = months(offerId, 10, 100);
        TokenIntake.Authorization memory a = authorizationFor(1000, market.subscriptionIdOf(buyer, s));
        vm.expectRevert(abi.encodeWithSelector(Eip3009.InvalidAuthorizationSignature.selector, buyer));
        market.orderWithAuthorization(buyer, ownTerms(address(usd), 1000), a);
    }

    function test_case12_signedReleaseExpiresWithTheOrder() public {
        uint256 id = openOrder(address(usd), 1000);
        uint256 deliverBy = market.orderOf(id).deliverBy;
        vm.warp(deliverBy + 1);
        expectReleaseRevert(
            releaseOf(id, 1), abi.encodeWithSelector(DataOrders.DeliveryTooLate.selector, id, deliverBy)
        );
    }

    function test_case21_longestTermsStayAffordable() public {
        DataTerms.Terms memory t = dataTerms();
        t.cells = new uint64[](256);
        for (uint256 i = 0; i < 256; i++) {
            t.cells[i] = uint64(1 << 59 | i);
        }
        vm.prank(SELLER);
        uint256 before = gasleft();
        market.list(t, DataOffers.Listing(address(usd), 0, 1, 1));
        vm.assertLe(before - gasleft(), 500_000);
    }

    function test_case21_releaseCostsTheSameAmongManyOrders() public {
        uint256 first = openOrder(address(usd), 1000);
        uint256 alone = gasOfRelease(first);
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 1000);
        uint256 last;
        for (uint256 i = 1; i <= 100; i++) {
            t.salt = bytes32(i);
            last = placeOrder(t);
        }
        vm.assertLe(gasOfRelease(last), alone);
    }

    function test_case24_orderIsReleasedOnce() public {
        uint256 id = openOrder(address(usd), 1000);
        release(id, 1_000_000);
        expectReleaseRevert(releaseOf(id, 1_000_000), notOpen(id, DataOrders.OrderState.RELEASED));
        expectReleaseRevert(releaseOf(id, 900_000), notOpen(id, DataOrders.OrderState.RELEASED));
    }

    function test_case24_sameOrderTwice() public {
        uint256 id = openOrder(address(usd), 1000);
        bytes memory reason = abi.encodeWithSelector(DataOrders.OrderExists.selector, id);
        expectOrderRevert(ownTerms(address(usd), 1000), reason);
        release(id, 0);
        expectOrderRevert(ownTerms(address(usd), 1000), reason);
    }

    function test_case24_authorizedOrderTwice() public {
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 1000);
        uint256 id = market.orderIdOf(buyer, t);
        TokenIntake.Authorization memory a = authorizationFor(1000, bytes32(id));
        market.orderWithAuthorization(buyer, t, a);
        vm.expectRevert(abi.encodeWithSelector(DataOrders.OrderExists.selector, id));
        market.orderWithAuthorization(buyer, t, a);
    }

    function test_case27_noDustStaysInTheMarket(uint256 seed, uint256 ppmSeed) public {
        uint128 amount = uint128(bound(seed, 1, 1_000_000));
        uint32 ppm = uint32(bound(ppmSeed, 600_000, 1_000_000));
        uint256 id = openOrder(address(usd), amount);
        release(id, ppm);
        uint256 paid = uint256(amount) * ppm / 1_000_000;
        vm.assertEq(balance(address(usd), address(market)), 0);
        vm.assertEq(balance(address(usd), buyer), 1_000_000 - paid);
        vm.assertEq(balance(address(usd), TREASURY) + balance(address(usd), address(distributor)), paid);
    }

    function test_case27_partsMakeTheWhole(uint256 seed) public view {
        uint256 amount = seed >> 32;
        SaleSplit.Parts memory parts = market.partsOf(amount);
        vm.assertEq(parts.owners + parts.operators + parts.treasury, amount);
        vm.assertEq(parts.owners, amount * 8 / 10);
        vm.assertEq(parts.operators, amount * 15 / 100);
    }

    function test_case35_priceRaisedBeforeTheOrder() public {
        uint256 offerId = listRecords(address(usd), 5);
        DataOrders.OrderTerms memory t = offerTerms(offerId, 10, 5);
        vm.prank(SELLER);
        market.setPrice(offerId, 6);
        expectOrderRevert(t, abi.encodeWithSelector(DataOffers.PriceAboveLimit.selector, 6, 5));
    }

    function test_case35_priceRaisedBeforeTheSubscription() public {
        uint256 offerId = listMonths(address(usd), 5);
        vm.prank(SELLER);
        market.setPrice(offerId, 6);
        expectSubscribeRevert(months(offerId, 2, 5), abi.encodeWithSelector(DataOffers.PriceAboveLimit.selector, 6, 5));
    }

    function test_case35_exactlyThePriceIsTaken() public {
        uint256 offerId = listMonths(address(usd), 5);
        subscribe(months(offerId, 4, type(uint128).max));
        vm.assertEq(balance(address(usd), buyer), 1_000_000 - 20);
    }

    function test_case11_releaseSignedForAnotherChain() public {
        uint256 id = openOrder(address(usd), 1000);
        DataOrders.OrderRelease memory r = releaseOf(id, 1_000_000);
        bytes memory proof = proofOf(r);
        vm.chainId(4690);
        expectQuorumRefusal(r, proof);
    }

    function test_case11_releaseSignedForAnotherMarket() public {
        uint256 id = openOrder(address(usd), 1000);
        DataOrders.OrderRelease memory r = releaseOf(id, 1_000_000);
        DataMarket other = new DataMarket(marketConfig());
        expectQuorumRefusal(r, proofBy(keys, other.releaseDigest(r)));
    }

    function test_case11_releaseOfAnotherOrder() public {
        uint256 id = openOrder(address(usd), 1000);
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 100_000);
        t.salt = keccak256("larger");
        uint256 larger = placeOrder(t);
        bytes memory proof = proofOf(releaseOf(id, 1_000_000));
        expectQuorumRefusal(releaseOf(larger, 1_000_000), proof);
    }

    function test_case11_everyFieldOfAReleaseIsSigned() public {
        uint256 id = openOrder(address(usd), 1000);
        DataOrders.OrderRelease memory r = releaseOf(id, 700_000);
        bytes memory proof = proofOf(r);
        r.deliveredPpm = 700_001;
        expectQuorumRefusal(r, proof);
        r = releaseOf(id, 700_000);
        r.deliveryRoot = keccak256("other rows");
        expectQuorumRefusal(r, proof);
        r = releaseOf(id, 700_000);
        r.epoch = EPOCH - 1;
        vm.expectRevert(abi.encodeWithSelector(SignerSets.SignerSetNotActive.selector, 1, EPOCH - 1));
        market.release(r, proof);
        market.release(releaseOf(id, 700_000), proof);
    }

    function test_case15_releaseByTooFewSigners() public {
        uint256 id = openOrder(address(usd), 1000);
        DataOrders.OrderRelease memory r = releaseOf(id, 1_000_000);
        bytes memory proof = bytes.concat(bytes4(uint32(0xf)), sign(keys, market.releaseDigest(r), 0xf));
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorum.WrongProofLength.selector, 4 + 4 * 64, 4 + 5 * 64));
        market.release(r, proof);
    }

    function test_case19_oldSetSignsForTheNewSetsEpoch() public {
        uint256[] memory newKeys = rotateAt(EPOCH + 1);
        uint256 id = openOrder(address(usd), 1000);
        post(resultOf(EPOCH, keccak256("10")));
        DataOrders.OrderRelease memory r = releaseOf(id, 1_000_000);
        r.epoch = EPOCH + 1;
        expectReleaseRevert(r, abi.encodeWithSelector(SignerSets.SignerSetNotActive.selector, 1, EPOCH + 1));
        r.setId = 2;
        expectQuorumRefusalBy(r, proofBy(keys, market.releaseDigest(r)), vm.addr(newKeys[0]));
        market.release(r, proofBy(newKeys, market.releaseDigest(r)));
    }

    function test_case19_oldSetSignsForItsOwnOldEpoch() public {
        uint256 id = openOrder(address(usd), 1000);
        post(resultOf(EPOCH + 5, keccak256("15")));
        expectReleaseRevert(
            releaseOf(id, 1_000_000),
            abi.encodeWithSelector(DataOrders.EpochOutOfRange.selector, EPOCH, EPOCH + 3, EPOCH + 6)
        );
    }

    function test_case19_nextSetSignsBeforeItIsInForce() public {
        uint256[] memory newKeys = rotateAt(EPOCH + 1);
        uint256 id = openOrder(address(usd), 1000);
        DataOrders.OrderRelease memory r = releaseOf(id, 1_000_000);
        (r.epoch, r.setId) = (EPOCH + 1, 2);
        bytes memory proof = proofBy(newKeys, market.releaseDigest(r));
        vm.expectRevert(
            abi.encodeWithSelector(DataOrders.EpochOutOfRange.selector, EPOCH + 1, EPOCH - 1 - RELEASE_EPOCHS, EPOCH)
        );
        market.release(r, proof);
    }

    function test_case24_releaseAfterCancel() public {
        uint256 id = openOrder(address(usd), 1000);
        vm.warp(market.orderOf(id).deliverBy + 1);
        market.cancel(id);
        expectReleaseRevert(releaseOf(id, 1_000_000), notOpen(id, DataOrders.OrderState.CANCELLED));
        vm.expectRevert(notOpen(id, DataOrders.OrderState.CANCELLED));
        market.cancel(id);
        vm.assertEq(balance(address(usd), buyer), 1_000_000);
    }

    function test_case24_cancelAfterRelease() public {
        uint256 id = openOrder(address(usd), 1000);
        release(id, 700_000);
        vm.warp(block.timestamp + 2 days);
        vm.expectRevert(notOpen(id, DataOrders.OrderState.RELEASED));
        market.cancel(id);
    }

    function test_case29_nobodySweepsEscrow() public {
        openOrder(address(usd), 1000);
        vm.prank(GOVERNOR);
        market.setTokenAllowed(address(usd), false);
        vm.expectRevert(abi.encodeWithSignature("NoCredit(address,address)", address(usd), GOVERNOR));
        vm.prank(GOVERNOR);
        market.payCreditTo(address(usd), GOVERNOR);
        vm.assertEq(balance(address(usd), address(market)), 1000);
    }

    function callbackToken() private returns (CallbackToken token) {
        token = new CallbackToken();
        allowToken(address(token));
        fund(address(token), buyer);
    }

    function requireAllRefused(CallbackToken token, uint256 tries) private view {
        vm.assertEq(token.successes(), 0);
        vm.assertEq(token.refusalCount(), tries);
        bytes memory locked = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        for (uint256 i = 0; i < tries; i++) {
            vm.assertEq(token.refusals(i), locked);
        }
    }

    function gasOfRelease(uint256 id) private returns (uint256) {
        DataOrders.OrderRelease memory r = releaseOf(id, 700_000);
        bytes memory proof = proofOf(r);
        uint256 before = gasleft();
        market.release(r, proof);
        return before - gasleft();
    }

    function rotateAt(uint64 epoch) private returns (uint256[] memory newKeys) {
        newKeys = sortedKeys(2, SIGNERS);
        vm.prank(GOVERNOR);
        sets.addSet(addressesOf(newKeys), epoch);
    }

    function expectQuorumRefusal(DataOrders.OrderRelease memory r, bytes memory proof) private {
        expectQuorumRefusalBy(r, proof, vm.addr(keys[0]));
    }

    function expectQuorumRefusalBy(DataOrders.OrderRelease memory r, bytes memory proof, address signer) private {
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorum.InvalidSignature.selector, signer));
        market.release(r, proof);
    }

    function notOpen(uint256 id, DataOrders.OrderState state) private pure returns (bytes memory) {
        return abi.encodeWithSelector(DataOrders.OrderNotOpen.selector, id, state);
    }
}
