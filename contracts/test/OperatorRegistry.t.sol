// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {OperatorKeys} from "../src/operators/OperatorKeys.sol";
import {OperatorRegistry} from "../src/operators/OperatorRegistry.sol";
import {Operators} from "./Operators.sol";

contract OperatorRegistryTest is Operators {
    OperatorRegistry.Status private constant ACTIVE = OperatorRegistry.Status.Active;

    function setUp() public {
        setUpOperators();
    }

    function test_registersAnOperatorWithItsStakeKeysAndEndpoint() public {
        vm.expectEmit(address(registry));
        emit OperatorKeys.KeySet(ALICE, OperatorKeys.Role.Attest, vm.addr(ATTEST));
        vm.expectEmit(address(registry));
        emit OperatorKeys.KeySet(ALICE, OperatorKeys.Role.Send, vm.addr(SEND));
        vm.expectEmit(address(registry));
        emit OperatorKeys.KeySet(ALICE, OperatorKeys.Role.Receipt, vm.addr(RECEIPT));
        vm.expectEmit(address(registry));
        emit OperatorRegistry.EndpointSet(ALICE, URL, TLS);
        vm.expectEmit(address(registry));
        emit OperatorRegistry.OperatorRegistered(ALICE, MIN_STAKE);
        this.registerAliceFromOutside();
        OperatorRegistry.Operator memory o = registry.operatorOf(ALICE);
        requireStatus(ALICE, ACTIVE);
        vm.assertEq(o.stake, MIN_STAKE);
        vm.assertEq(o.keys.attest, vm.addr(ATTEST));
        vm.assertEq(o.keys.send, vm.addr(SEND));
        vm.assertEq(o.keys.receipt, vm.addr(RECEIPT));
        vm.assertEq(o.endpoint.url, URL);
        vm.assertEq(o.endpoint.tlsFingerprint, TLS);
        vm.assertEq(usd.balanceOf(address(registry)), MIN_STAKE);
        vm.assertEq(registry.keyNonces(ALICE), 1);
        requireUse(SEND, ALICE, OperatorKeys.Role.Send);
    }

    function registerAliceFromOutside() external {
        registerAlice();
    }

    function test_refusesToRegisterTwice() public {
        registerAlice();
        OperatorRegistry.KeyProofs memory proofs = proofsOf(ALICE, 11, 12, 13);
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.AlreadyRegistered.selector, ALICE));
        registry.register(MIN_STAKE, keysOf(11, 12, 13), proofs, OperatorRegistry.Endpoint(URL, TLS));
    }

    function test_refusesLessThanTheMinimumStake() public {
        OperatorRegistry.KeyProofs memory proofs = proofsOf(ALICE, ATTEST, SEND, RECEIPT);
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.StakeTooSmall.selector, MIN_STAKE - 1, MIN_STAKE));
        registry.register(MIN_STAKE - 1, keysOf(ATTEST, SEND, RECEIPT), proofs, OperatorRegistry.Endpoint(URL, TLS));
    }

    function test_rotatesAKeyThatSigned() public {
        registerAlice();
        rotate(ALICE, OperatorKeys.Role.Attest, 11);
        rotate(ALICE, OperatorKeys.Role.Send, 12);
        rotate(ALICE, OperatorKeys.Role.Receipt, 13);
        OperatorRegistry.Keys memory now_ = registry.operatorOf(ALICE).keys;
        vm.assertEq(now_.attest, vm.addr(11));
        vm.assertEq(now_.send, vm.addr(12));
        vm.assertEq(now_.receipt, vm.addr(13));
        vm.assertEq(registry.keyNonces(ALICE), 4);
        requireUse(ATTEST, ALICE, OperatorKeys.Role.Attest);
    }

    function test_refusesToRotateWithoutARole() public {
        registerAlice();
        expectAsAlice(abi.encodeWithSelector(OperatorKeys.KeyMissing.selector, OperatorKeys.Role.None));
        registry.rotateKey(OperatorKeys.Role.None, vm.addr(FRESH), "");
    }

    function test_refusesAStrangersChanges() public {
        OperatorRegistry.Status none = OperatorRegistry.Status.None;
        bytes memory reason = abi.encodeWithSelector(OperatorRegistry.NotAnOperator.selector, ALICE, none);
        expectAsAlice(reason);
        registry.rotateKey(OperatorKeys.Role.Send, vm.addr(FRESH), "");
        expectAsAlice(reason);
        registry.setEndpoint(OperatorRegistry.Endpoint(URL, TLS));
        expectAsAlice(reason);
        registry.addStake(1);
        expectAsAlice(reason);
        registry.requestLeave();
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.NotLeaving.selector, ALICE, none));
        registry.withdraw();
    }

    function test_movesItsEndpoint() public {
        registerAlice();
        vm.expectEmit(address(registry));
        emit OperatorRegistry.EndpointSet(ALICE, "https://new.example", keccak256("new tls"));
        vm.prank(ALICE);
        registry.setEndpoint(OperatorRegistry.Endpoint("https://new.example", keccak256("new tls")));
        vm.assertEq(registry.operatorOf(ALICE).endpoint.url, "https://new.example");
        vm.assertEq(registry.operatorOf(ALICE).endpoint.tlsFingerprint, keccak256("new tls"));
    }

    function test_refusesAnUrlOfNoLengthOrTooLong() public {
        registerAlice();
        string memory longest = string(new bytes(200));
        vm.prank(ALICE);
        registry.setEndpoint(OperatorRegistry.Endpoint(longest, TLS));
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.WrongUrlLength.selector, 201, 200));
        registry.setEndpoint(OperatorRegistry.Endpoint(string(new bytes(201)), TLS));
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.WrongUrlLength.selector, 0, 200));
        registry.setEndpoint(OperatorRegistry.Endpoint("", TLS));
    }

    function test_refusesAnEndpointWithoutATlsFingerprint() public {
        registerAlice();
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.TlsFingerprintMissing.selector));
        registry.setEndpoint(OperatorRegistry.Endpoint(URL, bytes32(0)));
    }

    function test_addsToTheStake() public {
        registerAlice();
        vm.expectEmit(address(registry));
        emit OperatorRegistry.StakeAdded(ALICE, 5, MIN_STAKE + 5);
        vm.prank(ALICE);
        registry.addStake(5);
        vm.assertEq(registry.operatorOf(ALICE).stake, MIN_STAKE + 5);
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.NothingArrived.selector, 0));
        registry.addStake(0);
    }

    function test_leavesOnlyAfterTheUnbondingTime() public {
        registerAlice();
        uint64 end = uint64(block.timestamp) + UNBONDING;
        vm.expectEmit(address(registry));
        emit OperatorRegistry.LeaveRequested(ALICE, end);
        vm.prank(ALICE);
        registry.requestLeave();
        vm.warp(end - 1);
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.StillBonded.selector, end - 1, end));
        registry.withdraw();
        vm.warp(end);
        vm.expectEmit(address(registry));
        emit OperatorRegistry.StakeWithdrawn(ALICE, MIN_STAKE);
        vm.prank(ALICE);
        vm.assertEq(registry.withdraw(), MIN_STAKE);
        vm.assertEq(usd.balanceOf(ALICE), 10 * MIN_STAKE);
        requireStatus(ALICE, OperatorRegistry.Status.Left);
        requireUse(ATTEST, ALICE, OperatorKeys.Role.Attest);
    }

    function test_refusesToLeaveTwiceAndWithoutARequest() public {
        registerAlice();
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.NotLeaving.selector, ALICE, ACTIVE));
        registry.withdraw();
        leaveAlice();
        OperatorRegistry.Status left = OperatorRegistry.Status.Left;
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.NotLeaving.selector, ALICE, left));
        registry.withdraw();
        expectAsAlice(abi.encodeWithSelector(OperatorRegistry.NotAnOperator.selector, ALICE, left));
        registry.requestLeave();
    }

    function test_aSecondRequestDoesNotMoveTheEnd() public {
        registerAlice();
        vm.prank(ALICE);
        registry.requestLeave();
        expectAsAlice(
            abi.encodeWithSelector(OperatorRegistry.NotAnOperator.selector, ALICE, OperatorRegistry.Status.Leaving)
        );
        registry.requestLeave();
    }

    function test_refusesToBeDeployedWithoutSenseOrSafety() public {
        vm.expectRevert(abi.encodeWithSelector(OperatorRegistry.InvalidTreasury.selector, address(0)));
        new OperatorRegistry(roots, usd, MIN_STAKE, UNBONDING, address(0), REPORTER_PPM);
        vm.expectRevert(abi.encodeWithSelector(OperatorRegistry.MinimumStakeIsZero.selector));
        new OperatorRegistry(roots, usd, 0, UNBONDING, TREASURY, REPORTER_PPM);
        vm.expectRevert(abi.encodeWithSelector(OperatorRegistry.UnbondingTooShort.selector, 7 days - 1, 7 days));
        new OperatorRegistry(roots, usd, MIN_STAKE, 7 days - 1, TREASURY, REPORTER_PPM);
        vm.expectRevert(abi.encodeWithSelector(OperatorRegistry.ReporterPartTooLarge.selector, 500_001, 500_000));
        new OperatorRegistry(roots, usd, MIN_STAKE, UNBONDING, TREASURY, 500_001);
    }

    function leaveAlice() private {
        vm.prank(ALICE);
        registry.requestLeave();
        vm.warp(block.timestamp + UNBONDING);
        vm.prank(ALICE);
        registry.withdraw();
    }

    function expectAsAlice(bytes memory reason) private {
        vm.prank(ALICE);
        vm.expectRevert(reason);
    }

    function requireUse(uint256 key, address operator, OperatorKeys.Role role) private view {
        (address user, OperatorKeys.Role used) = registry.useOf(vm.addr(key));
        vm.assertEq(user, operator);
        vm.assertEq(uint256(used), uint256(role));
    }
}
