// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {DataOrders} from "./DataOrders.sol";
import {DataSubscriptions} from "./DataSubscriptions.sol";
import {Distributor} from "../claims/Distributor.sol";
import {EpochQuorum} from "../quorum/EpochQuorum.sol";
import {EpochRoots} from "../epochs/EpochRoots.sol";
import {MarketAllowList} from "./MarketAllowList.sol";
import {SalePayouts} from "./SalePayouts.sol";
import {SaleSplit} from "./SaleSplit.sol";

/// @title Where the network's data is sold: offers, orders in escrow, subscriptions.
/// @dev No one can take escrow or credit out but those whom it belongs to. Spec: MKT-1 to MKT-10.
contract DataMarket is DataOrders, DataSubscriptions {
    /// @notice What the market is told at deployment, and keeps for ever.
    /// @param releaseEpochs For how many epochs after its own a signed release may be submitted.
    /// @param tokens Allowed from the start; the governor may change it.
    /// @param sellers Allowed from the start; the governor may change it.
    struct Config {
        address governor;
        EpochQuorum quorum;
        EpochRoots epochRoots;
        Distributor distributor;
        address treasury;
        uint64 releaseEpochs;
        SaleSplit.Shares shares;
        address[] tokens;
        address[] sellers;
    }

    constructor(Config memory c)
        EIP712("Trigpoint Data Market", "1")
        MarketAllowList(c.governor, address(c.distributor.rewardToken()), c.tokens, c.sellers)
        SalePayouts(address(c.distributor), c.treasury, c.shares)
        DataOrders(c.quorum, c.epochRoots, c.releaseEpochs)
    {}

    function _requirePayable(address token) internal view override {
        _requireTokenAllowed(token);
    }
}
