// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {DataOrders} from "../src/market/DataOrders.sol";
import {DataSubscriptions} from "../src/market/DataSubscriptions.sol";
import {Eip3009} from "../src/tokens/Eip3009.sol";
import {MarketAllowList} from "../src/market/MarketAllowList.sol";
import {SalePayouts} from "../src/market/SalePayouts.sol";
import {TokenIntake} from "../src/market/TokenIntake.sol";
import {BlocklistToken} from "./tokens/BlocklistToken.sol";
import {Market} from "./Market.sol";

contract MarketPaymentsTest is Market {
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    BlocklistToken private blk;

    function setUp() public {
        setUpMarket();
        blk = new BlocklistToken();
        allowToken(address(blk));
        fund(address(blk), buyer);
    }

    function test_nobodyPaysFromAnothersApproval() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(market), 0, 1000)
        );
        vm.prank(BOB);
        market.order(ownTerms(address(usd), 1000));
    }

    function test_ordersByAuthorizationThatAnyoneSubmits() public {
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 1000);
        uint256 id = market.orderIdOf(buyer, t);
        TokenIntake.Authorization memory a = authorizationFor(1000, bytes32(id));
        vm.prank(BOB);
        vm.assertEq(market.orderWithAuthorization(buyer, t, a), id);
        vm.assertEq(market.orderOf(id).buyer, buyer);
        vm.assertEq(balance(address(usd), address(market)), 1000);
        release(id, 700_000);
        vm.assertEq(balance(address(usd), buyer), 1_000_000 - 700);
    }

    function test_refusesAnAuthorizationForOtherTerms() public {
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 1000);
        TokenIntake.Authorization memory a = authorizationFor(1000, bytes32(market.orderIdOf(buyer, t)));
        t.beneficiary = BOB;
        vm.expectRevert(abi.encodeWithSelector(Eip3009.InvalidAuthorizationSignature.selector, buyer));
        market.orderWithAuthorization(buyer, t, a);
    }

    function test_refusesAnAuthorizationForAnotherAmountThanThePrice() public {
        uint256 offerId = listRecords(address(usd), 5);
        DataOrders.OrderTerms memory t = offerTerms(offerId, 10, 6);
        TokenIntake.Authorization memory a = authorizationFor(60, bytes32(market.orderIdOf(buyer, t)));
        vm.expectRevert(abi.encodeWithSelector(Eip3009.InvalidAuthorizationSignature.selector, buyer));
        market.orderWithAuthorization(buyer, t, a);
        a = authorizationFor(50, bytes32(market.orderIdOf(buyer, t)));
        market.orderWithAuthorization(buyer, t, a);
        vm.assertEq(balance(address(usd), address(market)), 50);
    }

    function test_subscribesByAuthorization() public {
        uint256 offerId = listMonths(address(usd), 100);
        DataSubscriptions.SubscriptionTerms memory t = months(offerId, 2, 100);
        t.account = ALICE;
        TokenIntake.Authorization memory a = authorizationFor(200, market.subscriptionIdOf(buyer, t));
        vm.prank(BOB);
        market.subscribeWithAuthorization(buyer, t, a);
        vm.assertTrue(market.isSubscribed(offerId, ALICE));
        vm.assertEq(balance(address(usd), buyer), 1_000_000 - 200);
        vm.expectRevert(
            abi.encodeWithSelector(Eip3009.AuthorizationAlreadyUsed.selector, buyer, market.subscriptionIdOf(buyer, t))
        );
        market.subscribeWithAuthorization(buyer, t, a);
    }

    function test_permitsAndOrdersInOneTransaction() public {
        revokeApproval();
        bytes[] memory calls = new bytes[](2);
        calls[0] = permitCall(1000);
        calls[1] = abi.encodeCall(DataOrders.order, (ownTerms(address(usd), 1000)));
        vm.prank(buyer);
        bytes[] memory answers = market.multicall(calls);
        uint256 id = abi.decode(answers[1], (uint256));
        vm.assertEq(market.orderOf(id).buyer, buyer);
        vm.assertEq(market.orderOf(id).amount, 1000);
    }

    function test_aPermitThatSomebodySubmittedFirstDoesNoHarm() public {
        revokeApproval();
        (uint8 v, bytes32 r, bytes32 s) = permitSignature(1000);
        usd.permit(buyer, address(market), 1000, type(uint256).max, v, r, s);
        vm.prank(buyer);
        market.permit(address(usd), 1000, type(uint256).max, v, r, s);
        openOrder(address(usd), 1000);
    }

    function test_refusesAPermitThatLeavesTheAllowanceTooSmall() public {
        revokeApproval();
        (uint8 v, bytes32 r, bytes32 s) = permitSignature(1000);
        vm.expectRevert(abi.encodeWithSelector(TokenIntake.PermitRefused.selector, address(usd), buyer, 0, 1001));
        vm.prank(buyer);
        market.permit(address(usd), 1001, type(uint256).max, v, r, s);
    }

    function test_refusesToCallATokenThatIsNotAllowed() public {
        vm.expectRevert(abi.encodeWithSelector(MarketAllowList.TokenNotAllowed.selector, address(trig)));
        market.permit(address(trig), 1, 1, 27, 0, 0);
    }

    function test_aBuyerWhomTheTokenRefusesHasCreditAndTheSellersArePaid() public {
        uint256 id = openOrder(address(blk), 1000);
        blk.setBlocked(buyer, true);
        DataOrders.OrderRelease memory r = releaseOf(id, 700_000);
        bytes memory proof = proofOf(r);
        vm.expectEmit(address(market));
        emit SalePayouts.Credited(address(blk), buyer, 300);
        market.release(r, proof);
        vm.assertEq(balance(address(blk), address(distributor)), 665);
        vm.assertEq(balance(address(blk), TREASURY), 35);
        vm.assertEq(market.creditOf(address(blk), buyer), 300);
        vm.assertEq(balance(address(blk), address(market)), 300);
    }

    function test_aTreasuryWhomTheTokenRefusesHoldsUpNobody() public {
        uint256 id = openOrder(address(blk), 1000);
        blk.setBlocked(TREASURY, true);
        release(id, 700_000);
        vm.assertEq(balance(address(blk), address(distributor)), 665);
        vm.assertEq(balance(address(blk), buyer), 1_000_000 - 700);
        vm.assertEq(market.creditOf(address(blk), TREASURY), 35);
    }

    function test_creditIsPaidOnceTheTokenAllowsIt() public {
        creditOfTheBuyer();
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.Blocked.selector, buyer));
        market.payCredit(address(blk), buyer);
        blk.setBlocked(buyer, false);
        vm.expectEmit(address(market));
        emit SalePayouts.CreditPaid(address(blk), buyer, buyer, 1000);
        vm.prank(BOB);
        market.payCredit(address(blk), buyer);
        vm.assertEq(balance(address(blk), buyer), 1_000_000);
        vm.expectRevert(abi.encodeWithSelector(SalePayouts.NoCredit.selector, address(blk), buyer));
        market.payCredit(address(blk), buyer);
    }

    function test_creditGoesWhereItsOwnerWants() public {
        creditOfTheBuyer();
        vm.prank(buyer);
        market.payCreditTo(address(blk), ALICE);
        vm.assertEq(balance(address(blk), ALICE), 1000);
        vm.expectRevert(abi.encodeWithSelector(SalePayouts.NoCredit.selector, address(blk), buyer));
        vm.prank(buyer);
        market.payCreditTo(address(blk), ALICE);
    }

    function test_nobodyElseChoosesWhereCreditGoes() public {
        creditOfTheBuyer();
        vm.expectRevert(abi.encodeWithSelector(SalePayouts.NoCredit.selector, address(blk), BOB));
        vm.prank(BOB);
        market.payCreditTo(address(blk), BOB);
    }

    function test_refusesToPayCreditToNobodyOrToTheMarket() public {
        creditOfTheBuyer();
        vm.expectRevert(abi.encodeWithSelector(SalePayouts.InvalidPayee.selector, address(0)));
        vm.prank(buyer);
        market.payCreditTo(address(blk), address(0));
        vm.expectRevert(abi.encodeWithSelector(SalePayouts.InvalidPayee.selector, address(market)));
        vm.prank(buyer);
        market.payCreditTo(address(blk), address(market));
    }

    function creditOfTheBuyer() private {
        uint256 id = openOrder(address(blk), 1000);
        blk.setBlocked(buyer, true);
        vm.warp(market.orderOf(id).deliverBy + 1);
        market.cancel(id);
        vm.assertEq(market.creditOf(address(blk), buyer), 1000);
    }

    function revokeApproval() private {
        vm.prank(buyer);
        usd.approve(address(market), 0);
    }

    function permitCall(uint256 amount) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = permitSignature(amount);
        return abi.encodeCall(TokenIntake.permit, (address(usd), amount, type(uint256).max, v, r, s));
    }

    function permitSignature(uint256 amount) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 structHash = keccak256(
            abi.encode(PERMIT_TYPEHASH, buyer, address(market), amount, usd.nonces(buyer), type(uint256).max)
        );
        return vm.sign(BUYER_KEY, keccak256(abi.encodePacked(hex"1901", usd.DOMAIN_SEPARATOR(), structHash)));
    }
}
