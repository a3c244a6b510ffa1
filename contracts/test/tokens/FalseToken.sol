// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev Answers false where others revert, and to all transfers once it is told to.
contract FalseToken is ERC20 {
    bool private _stopped;

    constructor() ERC20("False", "NO") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function stop(bool stopped) external {
        _stopped = stopped;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        if (_stopped || balanceOf(msg.sender) < amount) return false;
        return super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (_stopped || balanceOf(from) < amount || allowance(from, msg.sender) < amount) return false;
        return super.transferFrom(from, to, amount);
    }
}
