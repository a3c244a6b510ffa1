// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {DataOffers} from "./DataOffers.sol";
import {SalePayouts} from "./SalePayouts.sol";
import {TokenIntake} from "./TokenIntake.sol";

/// @title Subscriptions by the period, for oneself or for another, paid at once.
/// @dev Renewal before the end extends; after the end it starts now. Spec: MKT-7.
abstract contract DataSubscriptions is DataOffers, TokenIntake, SalePayouts {
    uint64 public constant MAX_AHEAD_SECONDS = 5 * 366 days;
    bytes32 public constant SUBSCRIPTION_TYPEHASH = keccak256(
        "Subscription(address buyer,uint256 offerId,uint32 periods,uint128 maxPrice,address account,bytes32 salt)"
    );

    /// @notice What a buyer subscribes to.
    /// @param maxPrice The most that the buyer pays for a period.
    /// @param account Who may read.
    /// @param salt Makes equal purchases differ.
    struct SubscriptionTerms {
        uint256 offerId;
        uint32 periods;
        uint128 maxPrice;
        address account;
        bytes32 salt;
    }

    mapping(uint256 offerId => mapping(address account => uint64)) private _until;

    event Subscribed(
        uint256 indexed offerId,
        address indexed account,
        address indexed buyer,
        bytes32 saleId,
        address token,
        uint256 amount,
        uint64 until
    );

    error SoldByUnit(uint256 offerId);
    error AccountMissing();
    error TooFarAhead(uint256 until, uint256 latest);

    /// @notice Buys periods of an offer, paid from the caller's approval.
    /// Spec: MKT-7.
    /// @return until The end of the account's subscription, seconds since 1970.
    function subscribe(SubscriptionTerms calldata terms) external nonReentrant returns (uint64 until) {
        Offer memory offer = _offerFor(terms);
        uint256 amount = uint256(offer.price) * terms.periods;
        until = _extend(msg.sender, terms, offer, amount);
        _takeApproved(offer.token, amount);
        _payOutSale(subscriptionIdOf(msg.sender, terms), offer.token, amount);
    }

    /// @notice Buys periods for `buyer`, whose EIP-3009 authorization has the subscription's id as its nonce. Anyone may
    /// submit it. Spec: MKT-7.
    function subscribeWithAuthorization(
        address buyer,
        SubscriptionTerms calldata terms,
        Authorization calldata authorization
    ) external nonReentrant returns (uint64 until) {
        Offer memory offer = _offerFor(terms);
        uint256 amount = uint256(offer.price) * terms.periods;
        bytes32 saleId = subscriptionIdOf(buyer, terms);
        until = _extend(buyer, terms, offer, amount);
        _takeAuthorized(offer.token, buyer, amount, saleId, authorization);
        _payOutSale(saleId, offer.token, amount);
    }

    /// @notice When an account's subscription of an offer ends, seconds since 1970; zero when it never had one.
    /// Spec: MKT-7.
    function subscribedUntil(uint256 offerId, address account) external view returns (uint64) {
        return _until[offerId][account];
    }

    /// @notice Whether an account may read by an offer now.
    /// Spec: MKT-7.
    function isSubscribed(uint256 offerId, address account) external view returns (bool) {
        return block.timestamp < _until[offerId][account];
    }

    /// @notice The id of a purchase: a hash of who buys what, and the nonce of the authorization that pays for it.
    /// Spec: MKT-10.
    function subscriptionIdOf(address buyer, SubscriptionTerms calldata terms) public pure returns (bytes32) {
        return keccak256(abi.encode(SUBSCRIPTION_TYPEHASH, buyer, terms));
    }

    function _offerFor(SubscriptionTerms calldata terms) private view returns (Offer memory offer) {
        offer = _purchasable(terms.offerId, terms.periods, terms.maxPrice);
        _requireTokenAllowed(offer.token);
        if (offer.periodSeconds == 0) revert SoldByUnit(terms.offerId);
        if (terms.account == address(0)) revert AccountMissing();
    }

    function _extend(address buyer, SubscriptionTerms calldata terms, Offer memory offer, uint256 amount)
        private
        returns (uint64 until)
    {
        uint64 end = _until[terms.offerId][terms.account];
        uint256 start = end > block.timestamp ? end : block.timestamp;
        uint256 wanted = start + uint256(terms.periods) * offer.periodSeconds;
        uint256 latest = block.timestamp + MAX_AHEAD_SECONDS;
        if (wanted > latest) revert TooFarAhead(wanted, latest);
        until = SafeCast.toUint64(wanted);
        _until[terms.offerId][terms.account] = until;
        bytes32 saleId = subscriptionIdOf(buyer, terms);
        emit Subscribed(terms.offerId, terms.account, buyer, saleId, offer.token, amount, until);
    }
}
