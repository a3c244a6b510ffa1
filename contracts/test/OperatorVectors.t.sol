// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {OperatorKeys} from "../src/operators/OperatorKeys.sol";
import {OperatorRegistry} from "../src/operators/OperatorRegistry.sol";
import {Network} from "./Network.sol";

/// @dev The registry agrees with the vectors that the Java tests read too.
contract OperatorVectorsTest is Network {
    function setUp() public {
        setUpNetwork();
    }

    function test_keysSignTheDigestsAndAreAccepted() public {
        string memory json = vm.readFile("src/test/resources/vectors/operators.json");
        OperatorRegistry original = new OperatorRegistry(roots, usd, 1, 7 days, GOVERNOR, 0);
        uint256 i = 0;
        for (; vm.keyExistsJson(json, field(i, "")); i++) {
            OperatorRegistry placed = OperatorRegistry(vm.parseJsonAddress(json, field(i, ".registry")));
            vm.chainId(vm.parseJsonUint(json, field(i, ".chainId")));
            vm.etch(address(placed), address(original).code);
            for (uint256 k = 0; k < 3; k++) {
                requireDigest(json, field(i, string.concat(".keys[", vm.toString(k), "]")), i, placed);
            }
            requireAccepted(json, i, placed);
        }
        vm.assertGe(i, 12);
    }

    function requireDigest(string memory json, string memory key, uint256 i, OperatorRegistry placed) private view {
        bytes32 digest = placed.keyDigest(
            vm.parseJsonAddress(json, field(i, ".operator")),
            OperatorKeys.Role(vm.parseJsonUint(json, string.concat(key, ".role"))),
            vm.parseJsonAddress(json, string.concat(key, ".key")),
            vm.parseJsonUint(json, field(i, ".nonce"))
        );
        vm.assertEq(digest, vm.parseJsonBytes32(json, string.concat(key, ".digest")));
    }

    /// @dev Only the vectors with nonce zero fit an operator that has never set keys.
    function requireAccepted(string memory json, uint256 i, OperatorRegistry placed) private {
        address operator = vm.parseJsonAddress(json, field(i, ".operator"));
        bool first = vm.parseJsonUint(json, field(i, ".nonce")) == 0;
        uint256 stake = vm.parseJsonUint(json, field(i, ".stake"));
        if (first) usd.mint(operator, stake);
        vm.prank(operator);
        usd.approve(address(placed), stake);
        vm.prank(operator);
        (bool done,) = address(placed).call(vm.parseJsonBytes(json, field(i, ".register")));
        vm.assertEq(done, first);
        vm.assertEq(placed.operatorOf(operator).stake, first ? stake : 0);
        if (first) {
            vm.assertEq(placed.operatorOf(operator).endpoint.url, vm.parseJsonString(json, field(i, ".endpoint.url")));
        }
    }

    function field(uint256 i, string memory name) private pure returns (string memory) {
        return string.concat(".cases[", vm.toString(i), "]", name);
    }
}
