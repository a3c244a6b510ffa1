// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochDigest} from "./EpochDigest.sol";

/// @title The cumulative total of each token: what the newest result says, and what held before it.
/// @dev A token that a result does not list keeps its total. Spec: EPO-3.
abstract contract EpochTotals is EpochDigest {
    uint256 public constant MAX_TOKENS = 16;

    address public immutable rewardToken;

    address[] private _tokens;
    /// @dev From the low end: 104 bits of what the newest result that changed it says, 104 bits of what held before, and
    /// that result's epoch.
    mapping(address token => uint256) private _totals;

    error TotalsNotAscending(uint256 index);
    error TooManyTokens(uint256 count, uint256 most);
    error TotalTooLarge(address token, uint256 cumulative);
    error TotalFell(address token, uint256 from, uint256 to);
    error EmissionExceeded(uint256 cumulative, uint256 accrued);

    constructor(address rewardToken_) {
        rewardToken = rewardToken_;
    }

    /// @notice The cumulative total of a token in the newest result, counting or not.
    /// Spec: EPO-3.
    function postedTotal(address token) public view returns (uint256) {
        return uint104(_totals[token]);
    }

    /// @notice Reward token base units that may have been earned by the end of an epoch.
    /// Spec: EPO-3.
    function accrued(uint64 epoch) public view virtual returns (uint256);

    function _recordTotals(TokenTotal[] calldata totals, uint64 epoch) internal {
        uint256 count = totals.length;
        if (count > MAX_TOKENS) revert TooManyTokens(count, MAX_TOKENS);
        address previous = address(0);
        unchecked {
            for (uint256 i = 0; i < count; i++) {
                TokenTotal calldata total = totals[i];
                address token = total.token;
                if (token <= previous) revert TotalsNotAscending(i);
                previous = token;
                _recordTotal(token, total.cumulative, epoch);
            }
        }
    }

    /// @dev Takes back what the result of `epoch` changed. The tokens that it was the first to list are the last ones, with
    /// nothing before: they are forgotten, so that a result that never counts uses up none of `MAX_TOKENS`.
    function _restoreTotals(uint64 epoch) internal {
        for (uint256 i = _tokens.length; i > 0; i--) {
            address token = _tokens[i - 1];
            uint256 word = _totals[token];
            if (word >> 208 != epoch) continue;
            // forge-lint: disable-next-line(unsafe-typecast)
            uint256 before = uint104(word >> 104);
            if (before == 0) _tokens.pop();
            _totals[token] = before == 0 ? 0 : ((word >> 104) << 104) | before;
        }
    }

    /// @dev The total of a token when the result of `pendingEpoch` does not count yet; 0 stands for no such result.
    function _totalOf(address token, uint64 pendingEpoch) internal view returns (uint256) {
        uint256 word = _totals[token];
        return uint104(word >> 208 == pendingEpoch ? word >> 104 : word);
    }

    function _allTotals() internal view returns (TokenTotal[] memory all) {
        all = new TokenTotal[](_tokens.length);
        for (uint256 i = 0; i < all.length; i++) {
            all[i] = TokenTotal(_tokens[i], postedTotal(_tokens[i]));
        }
    }

    function _recordTotal(address token, uint256 cumulative, uint64 epoch) private {
        uint256 word = _totals[token];
        // forge-lint: disable-next-line(unsafe-typecast)
        uint256 before = uint104(word);
        if (cumulative < before) revert TotalFell(token, before, cumulative);
        if (token == rewardToken) {
            uint256 limit = accrued(epoch);
            if (cumulative > limit) revert EmissionExceeded(cumulative, limit);
        }
        if (cumulative == before) return;
        if (cumulative > type(uint104).max) revert TotalTooLarge(token, cumulative);
        if (word == 0) _register(token);
        _totals[token] = cumulative | (before << 104) | (uint256(epoch) << 208);
    }

    function _register(address token) private {
        if (_tokens.length == MAX_TOKENS) revert TooManyTokens(MAX_TOKENS + 1, MAX_TOKENS);
        _tokens.push(token);
    }
}
