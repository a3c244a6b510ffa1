// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A coin that anyone mints, for the hostile ones to differ from.
contract PlainCoin is ERC20("Plain", "PLN") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}

/// @title Keeps one unit of each transfer.
contract FeeCoin is PlainCoin {
    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (from != address(0) && to != address(0) && value > 0) super._update(to, address(0), 1);
    }
}

/// @title Shrinks balances without a transfer.
contract RebasingCoin is PlainCoin {
    function burn(address from, uint256 amount) external {
        _burn(from, amount);
    }
}

/// @title Answers false instead of reverting once it is switched off.
contract FalseCoin is PlainCoin {
    bool public off;

    function switchOff() external {
        off = true;
    }

    function transfer(address to, uint256 value) public override returns (bool) {
        return off ? false : super.transfer(to, value);
    }
}

/// @title Answers nothing, as old coins do.
contract SilentCoin {
    mapping(address account => uint256 amount) public balanceOf;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function transfer(address to, uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
    }
}

/// @title Refuses payments to one account.
contract BlockingCoin is PlainCoin {
    address public blocked;

    error Blocked(address account);

    function refuse(address account) external {
        blocked = account;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (to == blocked) revert Blocked(to);
        super._update(from, to, value);
    }
}

/// @title Calls back once, in the middle of the next transfer, and remembers whether that call went through.
contract CallbackCoin is PlainCoin {
    address private _target;
    bytes private _call;
    bool public calledBack;
    bool public went;
    bytes public answer;

    function callBack(address target, bytes calldata call) external {
        (_target, _call) = (target, call);
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (_target == address(0)) return;
        address target = _target;
        _target = address(0);
        calledBack = true;
        (went, answer) = target.call(_call);
    }
}
