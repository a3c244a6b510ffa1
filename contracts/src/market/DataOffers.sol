// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DataTerms} from "./DataTerms.sol";
import {MarketAllowList} from "./MarketAllowList.sol";

/// @title What sellers list, and at which price.
/// @dev Terms, token, period and minimum of an offer never change; its price does, for later purchases only.
/// Spec: MKT-2.
abstract contract DataOffers is MarketAllowList {
    using DataTerms for DataTerms.Terms;

    /// @param periodSeconds Length of a subscription period; zero for records sold by the unit.
    /// @param minimum Least number of units or periods of one purchase, at least 1.
    /// @param price Base units of the token for one unit or one period, above zero.
    struct Listing {
        address token;
        uint32 periodSeconds;
        uint32 minimum;
        uint96 price;
    }

    struct Offer {
        address seller;
        uint32 periodSeconds;
        uint32 minimum;
        bool active;
        address token;
        uint96 price;
        bytes32 termsHash;
    }

    bytes32 public constant OFFER_TYPEHASH =
        keccak256("Offer(address seller,address token,uint32 periodSeconds,uint32 minimum,bytes32 termsHash)");

    mapping(uint256 offerId => Offer) private _offers;

    event OfferListed(
        uint256 indexed offerId,
        address indexed seller,
        bytes32 indexed termsHash,
        DataTerms.Terms terms,
        Listing listing
    );
    event OfferPriceSet(uint256 indexed offerId, uint256 price);
    event OfferActiveSet(uint256 indexed offerId, bool active);

    error PriceIsZero();
    error MinimumIsZero();
    error OfferExists(uint256 offerId);
    error UnknownOffer(uint256 offerId);
    error CallerIsNotSeller(address caller, address seller);
    error OfferNotActive(uint256 offerId);
    error PriceAboveLimit(uint256 price, uint256 maxPrice);
    error BelowMinimum(uint256 count, uint256 minimum);

    /// @notice Lists an offer of the caller, open for purchases at once.
    /// Spec: MKT-2.
    function list(DataTerms.Terms calldata terms, Listing calldata listing) external returns (uint256 offerId) {
        _requireSellerAllowed(msg.sender);
        _requireTokenAllowed(listing.token);
        terms.requireValid();
        if (listing.price == 0) revert PriceIsZero();
        if (listing.minimum == 0) revert MinimumIsZero();
        bytes32 termsHash = terms.hash();
        offerId = offerIdOf(msg.sender, listing, termsHash);
        if (_offers[offerId].seller != address(0)) revert OfferExists(offerId);
        _offers[offerId] =
            Offer(msg.sender, listing.periodSeconds, listing.minimum, true, listing.token, listing.price, termsHash);
        emit OfferListed(offerId, msg.sender, termsHash, terms, listing);
    }

    /// @notice Changes the price for later purchases.
    /// Spec: MKT-2.
    function setPrice(uint256 offerId, uint96 price) external {
        Offer storage offer = _ownOffer(offerId);
        if (price == 0) revert PriceIsZero();
        offer.price = price;
        emit OfferPriceSet(offerId, price);
    }

    /// @notice Closes an offer for purchases, or opens it again.
    /// Spec: MKT-2.
    function setActive(uint256 offerId, bool active) external {
        _ownOffer(offerId).active = active;
        emit OfferActiveSet(offerId, active);
    }

    /// @notice An offer as it stands now.
    /// Spec: MKT-2.
    function offerOf(uint256 offerId) external view returns (Offer memory) {
        return _known(offerId);
    }

    /// @notice The id of an offer: a hash of all that never changes about it.
    /// Spec: MKT-10.
    function offerIdOf(address seller, Listing calldata l, bytes32 termsHash) public pure returns (uint256) {
        return uint256(keccak256(abi.encode(OFFER_TYPEHASH, seller, l.token, l.periodSeconds, l.minimum, termsHash)));
    }

    /// @dev An offer that may be bought now at `maxPrice` at most.
    function _purchasable(uint256 offerId, uint256 count, uint256 maxPrice)
        internal
        view
        returns (Offer storage offer)
    {
        offer = _known(offerId);
        if (!offer.active) revert OfferNotActive(offerId);
        _requireSellerAllowed(offer.seller);
        if (offer.price > maxPrice) revert PriceAboveLimit(offer.price, maxPrice);
        if (count < offer.minimum) revert BelowMinimum(count, offer.minimum);
    }

    function _ownOffer(uint256 offerId) private view returns (Offer storage offer) {
        offer = _known(offerId);
        if (msg.sender != offer.seller) revert CallerIsNotSeller(msg.sender, offer.seller);
    }

    function _known(uint256 offerId) private view returns (Offer storage offer) {
        offer = _offers[offerId];
        if (offer.seller == address(0)) revert UnknownOffer(offerId);
    }
}
