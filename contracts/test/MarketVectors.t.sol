// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DataMarket} from "../src/market/DataMarket.sol";
import {DataOffers} from "../src/market/DataOffers.sol";
import {DataOrders} from "../src/market/DataOrders.sol";
import {DataSubscriptions} from "../src/market/DataSubscriptions.sol";
import {DataTerms} from "../src/market/DataTerms.sol";
import {SaleSplit} from "../src/market/SaleSplit.sol";
import {Market} from "./Market.sol";

/// @dev The data market agrees with the vectors that the Java tests read too.
contract MarketVectorsTest is Market {
    string private constant FOLDER = "src/test/resources/vectors/";

    function setUp() public {
        setUpMarket();
    }

    function test_offersHaveTheIds() public {
        string memory json = file("market-offers");
        uint256 i = 0;
        for (; vm.keyExistsJson(json, caseOf(i)); i++) {
            bytes memory call = vm.parseJsonBytes(json, field(i, "list"));
            (DataTerms.Terms memory terms, DataOffers.Listing memory listing) =
                abi.decode(argumentsOf(call), (DataTerms.Terms, DataOffers.Listing));
            vm.assertEq(call, abi.encodeCall(DataOffers.list, (terms, listing)));
            address seller = vm.parseJsonAddress(json, field(i, "seller"));
            allowToList(seller, listing.token);
            vm.prank(seller);
            uint256 offerId = market.list(terms, listing);
            vm.assertEq(offerId, vm.parseJsonUint(json, field(i, "offerId")));
            vm.assertEq(market.offerOf(offerId).termsHash, vm.parseJsonBytes32(json, field(i, "termsHash")));
        }
        vm.assertGe(i, 12);
    }

    function test_ordersHaveTheIds() public view {
        string memory json = file("market-orders");
        uint256 i = 0;
        for (; vm.keyExistsJson(json, caseOf(i)); i++) {
            bytes memory call = vm.parseJsonBytes(json, field(i, "order"));
            DataOrders.OrderTerms memory terms = abi.decode(argumentsOf(call), (DataOrders.OrderTerms));
            vm.assertEq(call, abi.encodeCall(DataOrders.order, (terms)));
            address who = vm.parseJsonAddress(json, field(i, "buyer"));
            vm.assertEq(market.orderIdOf(who, terms), vm.parseJsonUint(json, field(i, "orderId")));
        }
        vm.assertGe(i, 16);
    }

    function test_subscriptionsHaveTheIds() public view {
        string memory json = file("market-subscriptions");
        uint256 i = 0;
        for (; vm.keyExistsJson(json, caseOf(i)); i++) {
            bytes memory call = vm.parseJsonBytes(json, field(i, "subscribe"));
            DataSubscriptions.SubscriptionTerms memory terms =
                abi.decode(argumentsOf(call), (DataSubscriptions.SubscriptionTerms));
            vm.assertEq(call, abi.encodeCall(DataSubscriptions.subscribe, (terms)));
            address who = vm.parseJsonAddress(json, field(i, "buyer"));
            vm.assertEq(market.subscriptionIdOf(who, terms), vm.parseJsonBytes32(json, field(i, "subscriptionId")));
        }
        vm.assertGe(i, 12);
    }

    function test_releasesHaveTheDigests() public {
        string memory json = file("market-releases");
        uint256 i = 0;
        for (; vm.keyExistsJson(json, caseOf(i)); i++) {
            bytes memory call = vm.parseJsonBytes(json, field(i, "calldata"));
            (DataOrders.OrderRelease memory r, bytes memory proof) =
                abi.decode(argumentsOf(call), (DataOrders.OrderRelease, bytes));
            vm.assertEq(call, abi.encodeCall(DataOrders.release, (r, proof)));
            vm.assertEq(proof, vm.parseJsonBytes(json, field(i, "proof")));
            DataMarket there = DataMarket(vm.parseJsonAddress(json, field(i, "market")));
            vm.etch(address(there), address(market).code);
            vm.chainId(vm.parseJsonUint(json, field(i, "chainId")));
            vm.assertEq(there.releaseDigest(r), vm.parseJsonBytes32(json, field(i, "digest")));
        }
        vm.assertGe(i, 16);
    }

    function test_salesAreDividedAlike() public view {
        string memory json = file("sale-splits");
        uint256 i = 0;
        for (; vm.keyExistsJson(json, caseOf(i)); i++) {
            SaleSplit.Parts memory parts = SaleSplit.divide(
                vm.parseJsonUint(json, field(i, "amount")),
                vm.parseJsonUint(json, field(i, "ownersPpm")),
                vm.parseJsonUint(json, field(i, "operatorsPpm"))
            );
            vm.assertEq(parts.owners, vm.parseJsonUint(json, field(i, "owners")));
            vm.assertEq(parts.operators, vm.parseJsonUint(json, field(i, "operators")));
            vm.assertEq(parts.treasury, vm.parseJsonUint(json, field(i, "treasury")));
        }
        vm.assertGe(i, 64);
    }

    function allowToList(address seller, address token) private {
        vm.etch(token, hex"00");
        allowToken(token);
        vm.prank(GOVERNOR);
        market.setSellerAllowed(seller, true);
    }

    function argumentsOf(bytes memory call) private view returns (bytes memory) {
        return this.withoutSelector(call);
    }

    function withoutSelector(bytes calldata call) external pure returns (bytes memory) {
        return call[4:];
    }

    function file(string memory name) private view returns (string memory) {
        return vm.readFile(string.concat(FOLDER, name, ".json"));
    }

    function caseOf(uint256 i) private pure returns (string memory) {
        return string.concat(".cases[", vm.toString(i), "]");
    }

    function field(uint256 i, string memory name) private pure returns (string memory) {
        return string.concat(caseOf(i), ".", name);
    }
}
