// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {DataOrders} from "../../src/market/DataOrders.sol";
import {MarketAllowList} from "../../src/market/MarketAllowList.sol";
import {TokenIntake} from "../../src/market/TokenIntake.sol";
import {Market} from "../Market.sol";
import {BlocklistToken} from "../tokens/BlocklistToken.sol";
import {FalseToken} from "../tokens/FalseToken.sol";
import {FeeToken} from "../tokens/FeeToken.sol";
import {RebasingToken} from "../tokens/RebasingToken.sol";
import {SilentToken} from "../tokens/SilentToken.sol";

/// @dev Tokens that do not behave as most do, on the data market.
contract MarketTokensAdversarialTest is Market {
    function setUp() public {
        setUpMarket();
    }

    function test_case10_feeOnTransferTokenBuysNothing() public {
        address token = allowed(address(new FeeToken()));
        uint256 offerId = listMonths(token, 500);
        bytes memory reason = abi.encodeWithSelector(TokenIntake.AmountArrivedDiffers.selector, token, 1000, 990);
        expectOrderRevert(ownTerms(token, 1000), reason);
        expectSubscribeRevert(months(offerId, 2, 500), reason);
        vm.assertEq(balance(token, buyer), 1_000_000);
    }

    function test_case10_falseReturningTokenBuysNothing() public {
        address token = allowed(address(new FalseToken()));
        FalseToken(token).stop(true);
        expectOrderRevert(
            ownTerms(token, 1000), abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token)
        );
    }

    function test_case10_falseReturningTokenLeavesCredit() public {
        address token = allowed(address(new FalseToken()));
        uint256 id = openOrder(token, 1000);
        FalseToken(token).stop(true);
        release(id, 700_000);
        vm.assertEq(market.creditOf(token, buyer), 300);
        vm.assertEq(market.creditOf(token, address(distributor)), 665);
        vm.assertEq(market.creditOf(token, TREASURY), 35);
        FalseToken(token).stop(false);
        market.payCredit(token, buyer);
        market.payCredit(token, address(distributor));
        market.payCredit(token, TREASURY);
        vm.assertEq(balance(token, address(market)), 0);
        vm.assertEq(balance(token, address(distributor)), 665);
    }

    function test_case10_noReturnTokenIsTakenAndPaid() public {
        address token = allowed(address(new SilentToken()));
        uint256 id = openOrder(token, 1000);
        release(id, 700_000);
        vm.assertEq(balance(token, buyer), 1_000_000 - 700);
        vm.assertEq(balance(token, address(distributor)), 665);
        vm.assertEq(balance(token, TREASURY), 35);
    }

    function test_case10_blockedBuyerBlocksNobody() public {
        address token = allowed(address(new BlocklistToken()));
        uint256 id = openOrder(token, 1000);
        BlocklistToken(token).setBlocked(buyer, true);
        release(id, 700_000);
        vm.assertEq(balance(token, address(distributor)), 665);
        vm.assertEq(market.creditOf(token, buyer), 300);
    }

    function test_case10_blockedDistributorBlocksNobody() public {
        address token = allowed(address(new BlocklistToken()));
        uint256 id = openOrder(token, 1000);
        BlocklistToken(token).setBlocked(address(distributor), true);
        release(id, 700_000);
        vm.assertEq(balance(token, buyer), 1_000_000 - 700);
        vm.assertEq(balance(token, TREASURY), 35);
        BlocklistToken(token).setBlocked(address(distributor), false);
        market.payCredit(token, address(distributor));
        vm.assertEq(balance(token, address(distributor)), 665);
    }

    function test_case10_shrunkenTokenLeavesCreditAndOtherTokensWhole() public {
        address token = allowed(address(new RebasingToken()));
        uint256 id = openOrder(token, 1000);
        uint256 other = openOrder(address(usd), 1000);
        RebasingToken(token).shrink(address(market), 900);
        release(id, 700_000);
        vm.assertEq(balance(token, TREASURY), 35);
        vm.assertEq(market.creditOf(token, address(distributor)), 665);
        vm.assertEq(market.creditOf(token, buyer), 300);
        release(other, 700_000);
        vm.assertEq(balance(address(usd), address(distributor)), 665);
    }

    function test_case10_tokenThatIsGoneFromTheListStillEndsItsOrders() public {
        uint256 id = openOrder(address(usd), 1000);
        vm.prank(GOVERNOR);
        market.setTokenAllowed(address(usd), false);
        DataOrders.OrderTerms memory t = ownTerms(address(usd), 999);
        expectOrderRevert(t, abi.encodeWithSelector(MarketAllowList.TokenNotAllowed.selector, address(usd)));
        release(id, 700_000);
        vm.assertEq(balance(address(usd), address(distributor)), 665);
        vm.assertEq(balance(address(usd), buyer), 1_000_000 - 700);
    }

    function test_case10_giftsChangeNoPrice() public {
        usd.mint(address(market), 123);
        uint256 id = openOrder(address(usd), 1000);
        release(id, 1_000_000);
        vm.assertEq(balance(address(usd), address(market)), 123);
    }

    function allowed(address token) private returns (address) {
        allowToken(token);
        fund(token, buyer);
        return token;
    }
}
