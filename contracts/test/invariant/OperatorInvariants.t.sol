// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochRoots} from "../../src/epochs/EpochRoots.sol";
import {OperatorKeys} from "../../src/operators/OperatorKeys.sol";
import {OperatorRegistry} from "../../src/operators/OperatorRegistry.sol";
import {Operators} from "../Operators.sol";

/// @dev Operators register, add stake, rotate, leave, sign twice and are accused, in any order.
contract OperatorActions is Operators {
    uint256 public constant OPERATORS = 4;
    address private constant REPORTER = address(0x4e4);

    /// @notice All base units that operators paid in.
    uint256 public paidIn;
    /// @notice All base units that operators got back.
    uint256 public paidBack;
    mapping(address operator => uint256 key) private _attest;
    mapping(address operator => bool) private _signedTwice;

    constructor() {
        setUpOperators();
        for (uint256 i = 0; i < OPERATORS; i++) {
            fund(operatorAt(i), 1000 * MIN_STAKE);
        }
    }

    function operatorAt(uint256 index) public pure returns (address) {
        return address(uint160(0x0b0000 + index % OPERATORS));
    }

    function register(uint256 who, uint256 stake) external {
        address operator = operatorAt(who);
        stake = bound(stake, MIN_STAKE - 1, 9 * MIN_STAKE);
        uint256 key = freshKey(operator);
        register(operator, stake, key, key + 1, key + 2);
        _attest[operator] = key;
        paidIn += stake;
    }

    function addStake(uint256 who, uint256 amount) external {
        amount = bound(amount, 0, MIN_STAKE);
        vm.prank(operatorAt(who));
        registry.addStake(amount);
        paidIn += amount;
    }

    function rotate(uint256 who) external {
        address operator = operatorAt(who);
        uint256 key = freshKey(operator);
        rotate(operator, OperatorKeys.Role.Attest, key);
    }

    function requestLeave(uint256 who) external {
        vm.prank(operatorAt(who));
        registry.requestLeave();
    }

    /// @dev In time, or right now.
    function withdraw(uint256 who, bool inTime) external {
        uint256 end = registry.operatorOf(operatorAt(who)).withdrawableAt;
        if (inTime && end > vm.getBlockTimestamp()) vm.warp(end);
        vm.prank(operatorAt(who));
        paidBack += registry.withdraw();
    }

    /// @dev Signs two results with the first attest key of an operator, in use or not, and is reported.
    function signTwice(uint256 who, uint64 epoch) external {
        address operator = operatorAt(who);
        accuse(epoch, "two", _attest[operator], _attest[operator]);
        _signedTwice[operator] = true;
    }

    /// @dev Accuses an operator that signed one result: with it twice, or with somebody else's signature.
    function frame(uint256 who, uint64 epoch, bool foreign) external {
        uint256 key = _attest[operatorAt(who)];
        accuse(epoch, foreign ? "two" : "one", key, foreign ? FRESH : key);
    }

    function accuse(uint64 epoch, string memory second, uint256 key, uint256 otherKey) private {
        EpochRoots.EpochResult memory one = resultOf(epoch, keccak256("one"));
        EpochRoots.EpochResult memory two = resultOf(epoch, keccak256(bytes(second)));
        bytes memory a = compact(key, roots.digest(one));
        bytes memory b = compact(otherKey, roots.digest(two));
        vm.prank(REPORTER);
        registry.slashForResults(one, a, two, b);
    }

    function stakes() external view returns (uint256 sum) {
        for (uint256 i = 0; i < OPERATORS; i++) {
            sum += registry.operatorOf(operatorAt(i)).stake;
        }
    }

    function held() external view returns (uint256) {
        return usd.balanceOf(address(registry));
    }

    function slashed() external view returns (uint256) {
        return usd.balanceOf(REPORTER) + usd.balanceOf(TREASURY);
    }

    function isSlashed(uint256 who) external view returns (bool) {
        return statusOf(operatorAt(who)) == OperatorRegistry.Status.Slashed;
    }

    function signedTwice(uint256 who) external view returns (bool) {
        return _signedTwice[operatorAt(who)];
    }

    function freshKey(address operator) private view returns (uint256) {
        return uint256(keccak256(abi.encode(operator, registry.keyNonces(operator)))) >> 1;
    }
}

contract OperatorInvariants {
    OperatorActions private actions;

    function setUp() public {
        actions = new OperatorActions();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actions);
    }

    function invariant_theRegistryHoldsExactlyTheStakes() public view {
        require(actions.held() == actions.stakes());
    }

    function invariant_whatCameInIsHeldGivenBackOrSlashed() public view {
        require(actions.paidIn() == actions.held() + actions.paidBack() + actions.slashed());
    }

    function invariant_whoSignedTwiceIsSlashedAndNobodyElse() public view {
        for (uint256 i = 0; i < actions.OPERATORS(); i++) {
            require(actions.isSlashed(i) == actions.signedTwice(i));
        }
    }
}
