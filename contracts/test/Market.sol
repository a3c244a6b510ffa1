// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {DataMarket} from "../src/market/DataMarket.sol";
import {DataOffers} from "../src/market/DataOffers.sol";
import {DataOrders} from "../src/market/DataOrders.sol";
import {DataSubscriptions} from "../src/market/DataSubscriptions.sol";
import {DataTerms} from "../src/market/DataTerms.sol";
import {Eip3009} from "../src/tokens/Eip3009.sol";
import {SaleSplit} from "../src/market/SaleSplit.sol";
import {TokenIntake} from "../src/market/TokenIntake.sol";
import {Network} from "./Network.sol";

/// @title A network with a data market, one seller and one buyer who holds stable coins.
abstract contract Market is Network {
    uint64 internal constant RELEASE_EPOCHS = 2;
    uint64 internal constant EPOCH = FIRST_EPOCH;
    uint32 internal constant MONTH = 30 days;
    uint256 internal constant BUYER_KEY = 0xb1;
    address internal constant SELLER = address(0x5e11e4);
    address internal constant TREASURY = address(0x77ea);
    bytes32 internal constant DELIVERY_ROOT = keccak256("delivered records");

    DataMarket internal market;
    address internal buyer;

    function setUpMarket() internal {
        setUpNetwork();
        market = new DataMarket(marketConfig());
        buyer = vm.addr(BUYER_KEY);
        fund(address(usd), buyer);
    }

    function marketConfig() internal view returns (DataMarket.Config memory) {
        address[] memory tokens = new address[](1);
        address[] memory sellers = new address[](1);
        (tokens[0], sellers[0]) = (address(usd), SELLER);
        return DataMarket.Config({
            governor: GOVERNOR,
            quorum: sets,
            epochRoots: roots,
            distributor: distributor,
            treasury: TREASURY,
            releaseEpochs: RELEASE_EPOCHS,
            shares: SaleSplit.Shares(800_000, 150_000, 50_000),
            tokens: tokens,
            sellers: sellers
        });
    }

    function allowToken(address token) internal {
        vm.prank(GOVERNOR);
        market.setTokenAllowed(token, true);
    }

    /// @dev Every token of these tests has `mint`.
    function fund(address token, address account) internal {
        (bool minted,) = token.call(abi.encodeWithSignature("mint(address,uint256)", account, 1_000_000));
        vm.assertTrue(minted);
        vm.prank(account);
        (bool approved,) = token.call(abi.encodeCall(IERC20.approve, (address(market), type(uint256).max)));
        vm.assertTrue(approved);
    }

    function dataTerms() internal pure returns (DataTerms.Terms memory t) {
        t.cells = new uint64[](2);
        (t.cells[0], t.cells[1]) = (0x851f1d4bfffffff, 0x851f1d4ffffffff);
        t.variables = 1 << 3 | 1 << 10;
        (t.fromEpoch, t.untilEpoch) = (10, 40);
        t.purpose = 1;
        t.licence = keccak256("licence text");
    }

    function termsHash() internal pure returns (bytes32) {
        return keccak256(abi.encode(dataTerms()));
    }

    /// @dev Records at `price` a unit, at least 10 of them.
    function listRecords(address token, uint96 price) internal returns (uint256) {
        return listAs(DataOffers.Listing(token, 0, 10, price));
    }

    /// @dev Months at `price`, at least 2 of them.
    function listMonths(address token, uint96 price) internal returns (uint256) {
        return listAs(DataOffers.Listing(token, MONTH, 2, price));
    }

    function listAs(DataOffers.Listing memory listing) internal returns (uint256) {
        vm.prank(SELLER);
        return market.list(dataTerms(), listing);
    }

    /// @dev An order of the buyer's own terms, for `amount` in all, with a floor of 60 per cent.
    function ownTerms(address token, uint128 amount) internal view returns (DataOrders.OrderTerms memory) {
        return DataOrders.OrderTerms({
            offerId: 0,
            termsHash: termsHash(),
            token: token,
            units: 1,
            maxUnitPrice: amount,
            floorPpm: 600_000,
            deliverBy: uint64(block.timestamp + 1 days),
            beneficiary: ALICE,
            salt: 0
        });
    }

    function offerTerms(uint256 offerId, uint64 units, uint128 maxUnitPrice)
        internal
        view
        returns (DataOrders.OrderTerms memory t)
    {
        t = ownTerms(market.offerOf(offerId).token, maxUnitPrice);
        t.offerId = offerId;
        t.units = units;
    }

    function placeOrder(DataOrders.OrderTerms memory t) internal returns (uint256) {
        vm.prank(buyer);
        return market.order(t);
    }

    function openOrder(address token, uint128 amount) internal returns (uint256) {
        return placeOrder(ownTerms(token, amount));
    }

    function releaseOf(uint256 orderId, uint32 deliveredPpm) internal pure returns (DataOrders.OrderRelease memory) {
        return DataOrders.OrderRelease(orderId, EPOCH, 1, deliveredPpm, DELIVERY_ROOT);
    }

    function proofOf(DataOrders.OrderRelease memory r) internal view returns (bytes memory) {
        return proofBy(keys, market.releaseDigest(r));
    }

    function proofBy(uint256[] memory privateKeys, bytes32 digest) internal pure returns (bytes memory) {
        return bytes.concat(bytes4(uint32(QUORUM_BITMAP)), sign(privateKeys, digest, QUORUM_BITMAP));
    }

    function release(uint256 orderId, uint32 deliveredPpm) internal {
        DataOrders.OrderRelease memory r = releaseOf(orderId, deliveredPpm);
        market.release(r, proofOf(r));
    }

    function expectReleaseRevert(DataOrders.OrderRelease memory r, bytes memory reason) internal {
        bytes memory proof = proofOf(r);
        vm.expectRevert(reason);
        market.release(r, proof);
    }

    function expectOrderRevert(DataOrders.OrderTerms memory t, bytes memory reason) internal {
        vm.expectRevert(reason);
        vm.prank(buyer);
        market.order(t);
    }

    function months(uint256 offerId, uint32 periods, uint128 maxPrice)
        internal
        view
        returns (DataSubscriptions.SubscriptionTerms memory)
    {
        return DataSubscriptions.SubscriptionTerms(offerId, periods, maxPrice, buyer, 0);
    }

    function subscribe(DataSubscriptions.SubscriptionTerms memory t) internal returns (uint64) {
        vm.prank(buyer);
        return market.subscribe(t);
    }

    function expectSubscribeRevert(DataSubscriptions.SubscriptionTerms memory t, bytes memory reason) internal {
        vm.expectRevert(reason);
        vm.prank(buyer);
        market.subscribe(t);
    }

    /// @dev What the buyer signs so that anyone may submit its payment for the purchase that the nonce names.
    function authorizationFor(uint256 amount, bytes32 nonce)
        internal
        view
        returns (TokenIntake.Authorization memory a)
    {
        a.validBefore = block.timestamp + 1 hours;
        bytes32 structHash = keccak256(
            abi.encode(
                usd.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(), buyer, address(market), amount, 0, a.validBefore, nonce
            )
        );
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(BUYER_KEY, keccak256(abi.encodePacked(hex"1901", usd.DOMAIN_SEPARATOR(), structHash)));
        a.signature = abi.encodePacked(r, s, v);
    }

    function balance(address token, address account) internal view returns (uint256) {
        return IERC20(token).balanceOf(account);
    }
}
