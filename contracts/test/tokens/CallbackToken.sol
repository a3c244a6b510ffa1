// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev Calls a target back in the middle of every transfer that the target takes part in.
contract CallbackToken is ERC20 {
    address private _target;
    bytes[] private _calls;
    bytes[] public refusals;
    uint256 public successes;

    constructor() ERC20("Callback", "CBK") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function arm(address target, bytes[] calldata calls) external {
        _target = target;
        delete _calls;
        for (uint256 i = 0; i < calls.length; i++) {
            _calls.push(calls[i]);
        }
    }

    function refusalCount() external view returns (uint256) {
        return refusals.length;
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (_target == address(0) || (from != _target && to != _target)) return;
        for (uint256 i = 0; i < _calls.length; i++) {
            (bool done, bytes memory answer) = _target.call(_calls[i]);
            if (done) successes++;
            else refusals.push(answer);
        }
    }
}
