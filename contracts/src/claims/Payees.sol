// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title What each owner was paid, and where its tokens go: to the owner, unless it chose a payee.
/// @dev An owner's payee (low 160 bits, zero for the owner itself) shares a slot with the base units of the reward token
/// that it was paid (high 96 bits), so that a claim of rewards reads one slot for both. Spec: DIS-3.
abstract contract Payees {
    /// @dev The payee before `fromEpoch`; from then on it is the one beside the paid rewards.
    struct PayeeChange {
        address before;
        uint64 fromEpoch;
    }

    address public immutable rewardToken;

    mapping(address owner => uint256) private _accounts;
    mapping(address owner => PayeeChange) private _changes;
    mapping(address owner => mapping(address token => uint256)) private _otherPaid;

    event PayeeSet(address indexed owner, address payee, uint64 fromEpoch);

    constructor(address rewardToken_) {
        rewardToken = rewardToken_;
    }

    /// @notice Base units of a token already paid to an owner.
    /// Spec: DIS-1.
    function claimed(address owner, address token) public view returns (uint256 paid) {
        (paid,) = _account(owner, token);
    }

    /// @notice Where an owner's tokens go when claimed by an epoch's result: the owner, unless it chose a payee.
    /// Spec: DIS-3.
    function payeeFor(address owner, uint64 epoch) public view returns (address) {
        return _payeeOf(owner, address(uint160(_accounts[owner])), epoch);
    }

    function _choosePayee(address owner, address payee, uint64 lastEpoch) internal {
        _changes[owner] = PayeeChange(payeeFor(owner, lastEpoch), lastEpoch + 1);
        _accounts[owner] = (_accounts[owner] >> 160 << 160) | uint160(payee);
        emit PayeeSet(owner, payee, lastEpoch + 1);
    }

    /// @dev What an owner was paid of a token, and the payee that it chose last, zero for itself.
    function _account(address owner, address token) internal view returns (uint256 paid, address chosen) {
        uint256 word = _accounts[owner];
        // forge-lint: disable-next-line(unsafe-typecast)
        chosen = address(uint160(word));
        paid = token == rewardToken ? word >> 160 : _otherPaid[owner][token];
    }

    function _setPaid(address owner, address token, uint256 paid, address chosen) internal {
        if (token == rewardToken) _accounts[owner] = (paid << 160) | uint160(chosen);
        else _otherPaid[owner][token] = paid;
    }

    function _payeeOf(address owner, address chosen, uint64 epoch) internal view returns (address) {
        if (chosen == address(0)) return owner;
        PayeeChange storage change = _changes[owner];
        return epoch >= change.fromEpoch ? chosen : change.before;
    }
}
