// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {EmissionSchedule} from "./EmissionSchedule.sol";
import {RewardToken} from "../tokens/RewardToken.sol";

/// @title The only minter of the reward token: mints to the Distributor what results authorise, never ahead of the
/// schedule.
/// @dev Schedule, token and Distributor are fixed at deployment; there is no owner. Spec: EMI-1 to EMI-3.
contract EmissionVault {
    RewardToken public immutable token;
    /// @notice The only account that may release, and the only one that is minted to.
    address public immutable distributor;
    /// @notice When the first epoch starts, in seconds of Unix time.
    uint64 public immutable genesisTime;
    /// @notice The length of every epoch in seconds.
    uint64 public immutable epochSeconds;
    /// @notice The first epoch that earns; its number is at least 1.
    uint64 public immutable firstEpoch;
    /// @notice After how many epochs the emission halves.
    uint64 public immutable halvingEpochs;
    /// @notice Base units that each epoch before the first halving emits.
    uint128 public immutable initialEmission;
    /// @notice Base units that can ever exist.
    uint256 public immutable cap;

    /// @notice Base units minted so far.
    uint256 public released;

    event Released(uint256 amount, uint256 cumulative);

    error NotTheMinter(address token, address minter);
    error DistributorMissing();
    error FirstEpochIsZero();
    error EpochLengthIsZero();
    error HalvingIntervalIsZero();
    error CallerIsNotDistributor(address caller);
    error NotAccruedYet(uint256 cumulative, uint256 accrued);
    error ReleaseFell(uint256 released, uint256 cumulative);

    constructor(
        RewardToken token_,
        address distributor_,
        uint64 genesisTime_,
        uint64 epochSeconds_,
        uint64 firstEpoch_,
        uint64 halvingEpochs_,
        uint128 initialEmission_
    ) {
        if (token_.minter() != address(this)) revert NotTheMinter(address(token_), token_.minter());
        if (distributor_ == address(0)) revert DistributorMissing();
        if (firstEpoch_ == 0) revert FirstEpochIsZero();
        if (epochSeconds_ == 0) revert EpochLengthIsZero();
        if (halvingEpochs_ == 0) revert HalvingIntervalIsZero();
        token = token_;
        distributor = distributor_;
        genesisTime = genesisTime_;
        epochSeconds = epochSeconds_;
        firstEpoch = firstEpoch_;
        halvingEpochs = halvingEpochs_;
        initialEmission = initialEmission_;
        cap = token_.cap();
    }

    /// @notice Mints to the Distributor what is missing to `cumulative` base units since genesis.
    /// Spec: EMI-3.
    function release(uint256 cumulative) external {
        if (msg.sender != distributor) revert CallerIsNotDistributor(msg.sender);
        uint256 limit = accruedAt(block.timestamp);
        if (cumulative > limit) revert NotAccruedYet(cumulative, limit);
        uint256 before = released;
        if (cumulative < before) revert ReleaseFell(before, cumulative);
        released = cumulative;
        emit Released(cumulative - before, cumulative);
        token.mint(distributor, cumulative - before);
    }

    /// @notice Base units that all epochs up to and with `epoch` emit.
    /// Spec: EMI-2.
    function accrued(uint64 epoch) external view returns (uint256) {
        return epoch < firstEpoch ? 0 : _accrued(epoch - firstEpoch + 1);
    }

    /// @notice Base units that the epochs emit which are over at `time`, in seconds of Unix time.
    /// Spec: EMI-2.
    function accruedAt(uint256 time) public view returns (uint256) {
        return time < genesisTime ? 0 : _accrued(SafeCast.toUint64((time - genesisTime) / epochSeconds));
    }

    function _accrued(uint64 epochs) private view returns (uint256) {
        return EmissionSchedule.accrued(epochs, initialEmission, halvingEpochs, cap);
    }
}
