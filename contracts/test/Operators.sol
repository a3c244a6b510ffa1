// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochDigest} from "../src/epochs/EpochDigest.sol";
import {OperatorKeys} from "../src/operators/OperatorKeys.sol";
import {OperatorRegistry} from "../src/operators/OperatorRegistry.sol";
import {Network} from "./Network.sol";

/// @title A registry of operators over the network's epoch results, and what a test needs to register with it.
abstract contract Operators is Network {
    uint256 internal constant MIN_STAKE = 1_000_000;
    uint64 internal constant UNBONDING = 14 days;
    uint256 internal constant REPORTER_PPM = 200_000;
    address internal constant TREASURY = address(0x7ea5);
    uint256 internal constant ATTEST = 0xa77e57;
    uint256 internal constant SEND = 0x5e4d;
    uint256 internal constant RECEIPT = 0x4ece;
    uint256 internal constant FRESH = 0xf4e5;
    bytes32 internal constant TLS = keccak256("tls key");
    string internal constant URL = "https://operator.example";

    OperatorRegistry internal registry;

    function setUpOperators() internal {
        setUpNetwork();
        registry = new OperatorRegistry(roots, usd, MIN_STAKE, UNBONDING, TREASURY, REPORTER_PPM);
        fund(ALICE, 10 * MIN_STAKE);
        fund(BOB, 10 * MIN_STAKE);
    }

    function fund(address operator, uint256 amount) internal {
        usd.mint(operator, amount);
        vm.prank(operator);
        usd.approve(address(registry), type(uint256).max);
    }

    function proven(address operator, OperatorKeys.Role role, uint256 key, uint256 nonce)
        internal
        view
        returns (bytes memory)
    {
        return compact(key, registry.keyDigest(operator, role, vm.addr(key), nonce));
    }

    function keysOf(uint256 attest, uint256 send, uint256 receipt)
        internal
        pure
        returns (OperatorRegistry.Keys memory)
    {
        return OperatorRegistry.Keys(vm.addr(attest), vm.addr(send), vm.addr(receipt));
    }

    function proofsOf(address operator, uint256 attest, uint256 send, uint256 receipt)
        internal
        view
        returns (OperatorRegistry.KeyProofs memory)
    {
        uint256 nonce = registry.keyNonces(operator);
        return OperatorRegistry.KeyProofs(
            proven(operator, OperatorKeys.Role.Attest, attest, nonce),
            proven(operator, OperatorKeys.Role.Send, send, nonce),
            proven(operator, OperatorKeys.Role.Receipt, receipt, nonce)
        );
    }

    function register(address operator, uint256 stake, uint256 attest, uint256 send, uint256 receipt) internal {
        OperatorRegistry.KeyProofs memory proofs = proofsOf(operator, attest, send, receipt);
        vm.prank(operator);
        registry.register(stake, keysOf(attest, send, receipt), proofs, OperatorRegistry.Endpoint(URL, TLS));
    }

    function registerAlice() internal {
        register(ALICE, MIN_STAKE, ATTEST, SEND, RECEIPT);
    }

    function rotate(address operator, OperatorKeys.Role role, uint256 key) internal {
        bytes memory possession = proven(operator, role, key, registry.keyNonces(operator));
        vm.prank(operator);
        registry.rotateKey(role, vm.addr(key), possession);
    }

    /// @dev Signs two results with one key and reports them as BOB.
    function report(EpochDigest.EpochResult memory first, EpochDigest.EpochResult memory second, uint256 key) internal {
        bytes memory a = compact(key, roots.digest(first));
        bytes memory b = compact(key, roots.digest(second));
        vm.prank(BOB);
        registry.slashForResults(first, a, second, b);
    }

    function expectReportRevert(
        EpochDigest.EpochResult memory first,
        bytes memory a,
        EpochDigest.EpochResult memory second,
        bytes memory b,
        bytes memory reason
    ) internal {
        vm.expectRevert(reason);
        registry.slashForResults(first, a, second, b);
    }

    function statusOf(address operator) internal view returns (OperatorRegistry.Status) {
        return registry.operatorOf(operator).status;
    }

    function requireStatus(address operator, OperatorRegistry.Status status) internal view {
        vm.assertEq(uint256(statusOf(operator)), uint256(status));
    }
}
