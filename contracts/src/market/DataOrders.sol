// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {DataOffers} from "./DataOffers.sol";
import {EpochQuorum} from "../quorum/EpochQuorum.sol";
import {EpochRoots} from "../epochs/EpochRoots.sol";
import {SalePayouts} from "./SalePayouts.sol";
import {SaleSplit} from "./SaleSplit.sol";
import {TokenIntake} from "./TokenIntake.sol";

/// @title Orders whose price stays in escrow until the epoch quorum says how much was delivered.
/// @dev An order ends once: released up to its deadline, or cancelled after it. Spec: MKT-4 to MKT-6, MKT-10.
abstract contract DataOrders is DataOffers, TokenIntake, SalePayouts, EIP712 {
    uint64 public constant MAX_DELIVERY_SECONDS = 366 days;
    bytes32 public constant ORDER_TYPEHASH = keccak256(
        "Order(address buyer,uint256 offerId,bytes32 termsHash,address token,uint64 units,uint128 maxUnitPrice,uint32 floorPpm,uint64 deliverBy,address beneficiary,bytes32 salt)"
    );
    bytes32 public constant ORDER_RELEASE_TYPEHASH =
        keccak256("OrderRelease(uint256 orderId,uint64 epoch,uint64 setId,uint32 deliveredPpm,bytes32 deliveryRoot)");

    /// @notice What a buyer orders.
    /// @param offerId The offer bought, zero for an order of the buyer's own terms.
    /// @param maxUnitPrice The most that the buyer pays for a unit; without an offer, the price itself.
    /// @param floorPpm Least share of the delivery that is paid for, parts per million; below it all is refunded.
    /// @param deliverBy Last second of a release, since 1970.
    /// @param beneficiary Who may read what is delivered.
    /// @param salt Makes equal orders differ.
    struct OrderTerms {
        uint256 offerId;
        bytes32 termsHash;
        address token;
        uint64 units;
        uint128 maxUnitPrice;
        uint32 floorPpm;
        uint64 deliverBy;
        address beneficiary;
        bytes32 salt;
    }

    enum OrderState {
        NONE,
        OPEN,
        RELEASED,
        CANCELLED
    }

    struct Order {
        address buyer;
        uint40 deliverBy;
        uint32 floorPpm;
        OrderState state;
        address token;
        uint96 amount;
    }

    /// @notice What the quorum signs about an order.
    /// @param epoch The newest epoch with a result, the next one, or one of a few before; its set signs.
    /// @param deliveredPpm Share of the bought quality and completeness that was delivered, parts per million.
    /// @param deliveryRoot Merkle root over the delivered records.
    struct OrderRelease {
        uint256 orderId;
        uint64 epoch;
        uint64 setId;
        uint32 deliveredPpm;
        bytes32 deliveryRoot;
    }

    EpochQuorum public immutable quorum;
    EpochRoots public immutable epochRoots;
    /// @notice For how many epochs after its own a signed release may be submitted.
    uint64 public immutable releaseEpochs;

    mapping(uint256 orderId => Order) private _orders;

    event Ordered(
        uint256 indexed orderId, address indexed buyer, uint256 indexed offerId, uint256 amount, OrderTerms terms
    );
    event Released(
        uint256 indexed orderId,
        uint64 indexed epoch,
        address indexed token,
        uint256 paid,
        uint256 refunded,
        uint32 deliveredPpm,
        bytes32 deliveryRoot
    );
    event Cancelled(uint256 indexed orderId, address indexed token, uint256 refunded);

    error BeneficiaryMissing();
    error FloorAboveWhole(uint256 floorPpm);
    error DeliverByOutOfRange(uint256 deliverBy, uint256 from, uint256 to);
    error SoldByPeriod(uint256 offerId);
    error TermsDiffer(bytes32 given, bytes32 offered);
    error TokenDiffers(address given, address offered);
    error AmountOutOfRange(uint256 amount, uint256 most);
    error OrderExists(uint256 orderId);
    error OrderNotOpen(uint256 orderId, OrderState state);
    error DeliveryTooLate(uint256 orderId, uint256 deliverBy);
    error NotExpired(uint256 orderId, uint256 deliverBy);
    error EpochOutOfRange(uint64 epoch, uint64 from, uint64 to);
    error DeliveredAboveWhole(uint256 deliveredPpm);
    error DeliveryRootMissing(uint256 orderId);
    error QuorumMissing();

    constructor(EpochQuorum quorum_, EpochRoots epochRoots_, uint64 releaseEpochs_) {
        if (address(quorum_) == address(0)) revert QuorumMissing();
        quorum = quorum_;
        epochRoots = epochRoots_;
        releaseEpochs = releaseEpochs_;
    }

    /// @notice Orders, and pays the price into escrow from the caller's approval.
    /// Spec: MKT-4.
    function order(OrderTerms calldata terms) external nonReentrant returns (uint256 orderId) {
        uint256 amount;
        (orderId, amount) = _open(msg.sender, terms);
        _takeApproved(terms.token, amount);
    }

    /// @notice Orders for `buyer`, who signed an EIP-3009 authorization whose nonce is the order's id. Anyone may submit it.
    /// Spec: MKT-4.
    function orderWithAuthorization(address buyer, OrderTerms calldata terms, Authorization calldata authorization)
        external
        nonReentrant
        returns (uint256 orderId)
    {
        uint256 amount;
        (orderId, amount) = _open(buyer, terms);
        _takeAuthorized(terms.token, buyer, amount, bytes32(orderId), authorization);
    }

    /// @notice Ends an order by what the quorum says was delivered: that share is paid, the rest goes back to the buyer.
    /// @dev Anyone may submit what the quorum signed. Spec: MKT-5.
    /// @param proof The quorum's proof over `releaseDigest`.
    function release(OrderRelease calldata r, bytes calldata proof) external nonReentrant {
        Order memory o = _openOrder(r.orderId);
        if (block.timestamp > o.deliverBy) revert DeliveryTooLate(r.orderId, o.deliverBy);
        _requireRecent(r.epoch);
        _requireSound(r);
        quorum.verify(r.setId, r.epoch, releaseDigest(r), proof);
        _orders[r.orderId].state = OrderState.RELEASED;
        uint256 paid = r.deliveredPpm < o.floorPpm ? 0 : uint256(o.amount) * r.deliveredPpm / SaleSplit.WHOLE;
        uint256 refunded = o.amount - paid;
        emit Released(r.orderId, r.epoch, o.token, paid, refunded, r.deliveredPpm, r.deliveryRoot);
        _payOutSale(bytes32(r.orderId), o.token, paid);
        _payOrCredit(o.token, o.buyer, refunded);
    }

    /// @notice Gives the whole escrow of an order back to its buyer, after its deadline. Anyone may call.
    /// Spec: MKT-6.
    function cancel(uint256 orderId) external nonReentrant {
        Order memory o = _openOrder(orderId);
        if (block.timestamp <= o.deliverBy) revert NotExpired(orderId, o.deliverBy);
        _orders[orderId].state = OrderState.CANCELLED;
        emit Cancelled(orderId, o.token, o.amount);
        _payOrCredit(o.token, o.buyer, o.amount);
    }

    /// @notice An order as it stands; its state is NONE when there is none.
    /// Spec: MKT-4.
    function orderOf(uint256 orderId) external view returns (Order memory) {
        return _orders[orderId];
    }

    /// @notice The id of an order: a hash of who orders what, and the nonce of the authorization that pays for it.
    /// Spec: MKT-10.
    function orderIdOf(address buyer, OrderTerms calldata terms) public pure returns (uint256) {
        return uint256(keccak256(abi.encode(ORDER_TYPEHASH, buyer, terms)));
    }

    /// @notice The EIP-712 digest of a release, which is what operators sign.
    /// Spec: MKT-10.
    function releaseDigest(OrderRelease calldata r) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(ORDER_RELEASE_TYPEHASH, r)));
    }

    function _open(address buyer, OrderTerms calldata terms) private returns (uint256 orderId, uint256 amount) {
        _requireTokenAllowed(terms.token);
        if (terms.beneficiary == address(0)) revert BeneficiaryMissing();
        if (terms.floorPpm > SaleSplit.WHOLE) revert FloorAboveWhole(terms.floorPpm);
        _requireDeadline(terms.deliverBy);
        amount = _requireAmount(terms.units * _unitPrice(terms));
        orderId = orderIdOf(buyer, terms);
        if (_orders[orderId].state != OrderState.NONE) revert OrderExists(orderId);
        _orders[orderId] = Order({
            buyer: buyer,
            deliverBy: SafeCast.toUint40(terms.deliverBy),
            floorPpm: terms.floorPpm,
            state: OrderState.OPEN,
            token: terms.token,
            amount: SafeCast.toUint96(amount)
        });
        emit Ordered(orderId, buyer, terms.offerId, amount, terms);
    }

    function _unitPrice(OrderTerms calldata terms) private view returns (uint256) {
        if (terms.offerId == 0) return terms.maxUnitPrice;
        Offer storage offer = _purchasable(terms.offerId, terms.units, terms.maxUnitPrice);
        if (offer.periodSeconds != 0) revert SoldByPeriod(terms.offerId);
        if (terms.termsHash != offer.termsHash) revert TermsDiffer(terms.termsHash, offer.termsHash);
        if (terms.token != offer.token) revert TokenDiffers(terms.token, offer.token);
        return offer.price;
    }

    function _openOrder(uint256 orderId) private view returns (Order memory o) {
        o = _orders[orderId];
        if (o.state != OrderState.OPEN) revert OrderNotOpen(orderId, o.state);
    }

    function _requireDeadline(uint64 deliverBy) private view {
        uint256 latest = block.timestamp + MAX_DELIVERY_SECONDS;
        if (deliverBy < block.timestamp || deliverBy > latest) {
            revert DeliverByOutOfRange(deliverBy, block.timestamp, latest);
        }
    }

    function _requireAmount(uint256 amount) private pure returns (uint256) {
        if (amount == 0 || amount > type(uint96).max) revert AmountOutOfRange(amount, type(uint96).max);
        return amount;
    }

    function _requireRecent(uint64 epoch) private view {
        uint64 last = epochRoots.lastEpoch();
        uint64 first = last > releaseEpochs ? last - releaseEpochs : 0;
        if (epoch < first || epoch > last + 1) revert EpochOutOfRange(epoch, first, last + 1);
    }

    function _requireSound(OrderRelease calldata r) private pure {
        if (r.deliveredPpm > SaleSplit.WHOLE) revert DeliveredAboveWhole(r.deliveredPpm);
        if (r.deliveredPpm > 0 && r.deliveryRoot == bytes32(0)) revert DeliveryRootMissing(r.orderId);
    }
}
