// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {CompactSignatures} from "../../src/quorum/CompactSignatures.sol";
import {EpochDigest} from "../../src/epochs/EpochDigest.sol";
import {EpochRoots} from "../../src/epochs/EpochRoots.sol";
import {Equivocation} from "../../src/operators/Equivocation.sol";
import {OperatorKeys} from "../../src/operators/OperatorKeys.sol";
import {OperatorRegistry} from "../../src/operators/OperatorRegistry.sol";
import {Operators} from "../Operators.sol";

/// @title Who loses a stake, and that nobody can be framed.
contract OperatorSlashingTest is Operators {
    bytes32 private constant ONE = keccak256("one");
    bytes32 private constant TWO = keccak256("two");

    function setUp() public {
        setUpOperators();
        registerAlice();
    }

    function test_slashesTheWholeStakeForTwoResults() public {
        vm.expectEmit(address(registry));
        emit OperatorRegistry.OperatorSlashed(
            ALICE,
            vm.addr(ATTEST),
            10,
            1,
            roots.digest(resultOf(10, ONE)),
            roots.digest(resultOf(10, TWO)),
            MIN_STAKE,
            BOB,
            MIN_STAKE / 5
        );
        report(resultOf(10, ONE), resultOf(10, TWO), ATTEST);
        requireStatus(ALICE, OperatorRegistry.Status.Slashed);
        vm.assertEq(registry.operatorOf(ALICE).stake, 0);
        vm.assertEq(usd.balanceOf(BOB), 10 * MIN_STAKE + MIN_STAKE / 5);
        vm.assertEq(usd.balanceOf(TREASURY), MIN_STAKE - MIN_STAKE / 5);
        vm.assertEq(usd.balanceOf(address(registry)), 0);
    }

    function test_leavesTheRemainderOfTheReportersPartToTheTreasury() public {
        vm.prank(ALICE);
        registry.addStake(4);
        report(resultOf(10, ONE), resultOf(10, TWO), ATTEST);
        vm.assertEq(usd.balanceOf(BOB) - 10 * MIN_STAKE, (MIN_STAKE + 4) / 5);
        vm.assertEq(usd.balanceOf(TREASURY), MIN_STAKE + 4 - (MIN_STAKE + 4) / 5);
    }

    function test_slashesOnceForEver() public {
        report(resultOf(10, ONE), resultOf(10, TWO), ATTEST);
        bytes memory a = compact(ATTEST, roots.digest(resultOf(11, ONE)));
        bytes memory b = compact(ATTEST, roots.digest(resultOf(11, TWO)));
        expectReportRevert(
            resultOf(11, ONE),
            a,
            resultOf(11, TWO),
            b,
            abi.encodeWithSelector(OperatorRegistry.AlreadySlashed.selector, ALICE)
        );
        OperatorRegistry.Status slashed = OperatorRegistry.Status.Slashed;
        vm.expectRevert(abi.encodeWithSelector(OperatorRegistry.NotAnOperator.selector, ALICE, slashed));
        vm.prank(ALICE);
        registry.addStake(1);
        vm.expectRevert(abi.encodeWithSelector(OperatorRegistry.NotLeaving.selector, ALICE, slashed));
        vm.prank(ALICE);
        registry.withdraw();
    }

    function test_takesNoOtherOperatorsStake() public {
        register(BOB, 3 * MIN_STAKE, 11, 12, 13);
        report(resultOf(10, ONE), resultOf(10, TWO), ATTEST);
        vm.assertEq(usd.balanceOf(address(registry)), 3 * MIN_STAKE);
        vm.assertEq(registry.operatorOf(BOB).stake, 3 * MIN_STAKE);
    }

    function test_slashesUntilTheStakeIsWithdrawn() public {
        vm.prank(ALICE);
        registry.requestLeave();
        vm.warp(block.timestamp + UNBONDING);
        report(resultOf(10, ONE), resultOf(10, TWO), ATTEST);
        vm.assertEq(usd.balanceOf(TREASURY), MIN_STAKE - MIN_STAKE / 5);
    }

    function test_marksAnOperatorThatWithdrewAndPaysNothing() public {
        register(BOB, MIN_STAKE, 11, 12, 13);
        vm.prank(ALICE);
        registry.requestLeave();
        vm.warp(block.timestamp + UNBONDING);
        vm.prank(ALICE);
        registry.withdraw();
        report(resultOf(10, ONE), resultOf(10, TWO), ATTEST);
        requireStatus(ALICE, OperatorRegistry.Status.Slashed);
        vm.assertEq(usd.balanceOf(TREASURY), 0);
        vm.assertEq(usd.balanceOf(address(registry)), MIN_STAKE);
    }

    function test_slashesForAKeyThatWasRotatedOut() public {
        rotate(ALICE, OperatorKeys.Role.Attest, FRESH);
        report(resultOf(10, ONE), resultOf(10, TWO), ATTEST);
        requireStatus(ALICE, OperatorRegistry.Status.Slashed);
    }

    function test_slashesForWhatAKeySignedBeforeItWasRegistered() public {
        bytes memory a = compact(FRESH, roots.digest(resultOf(10, ONE)));
        bytes memory b = compact(FRESH, roots.digest(resultOf(10, TWO)));
        rotate(ALICE, OperatorKeys.Role.Attest, FRESH);
        registry.slashForResults(resultOf(10, ONE), a, resultOf(10, TWO), b);
        requireStatus(ALICE, OperatorRegistry.Status.Slashed);
    }

    function test_framing_oneResultTwice() public {
        bytes memory a = compact(ATTEST, roots.digest(resultOf(10, ONE)));
        expectReportRevert(
            resultOf(10, ONE),
            a,
            resultOf(10, ONE),
            a,
            abi.encodeWithSelector(Equivocation.SameDigest.selector, roots.digest(resultOf(10, ONE)))
        );
    }

    function test_framing_twoEpochs() public {
        bytes memory a = compact(ATTEST, roots.digest(resultOf(10, ONE)));
        bytes memory b = compact(ATTEST, roots.digest(resultOf(11, TWO)));
        expectReportRevert(
            resultOf(10, ONE),
            a,
            resultOf(11, TWO),
            b,
            abi.encodeWithSelector(Equivocation.DifferentEpochs.selector, 10, 11)
        );
    }

    function test_framing_twoSets() public {
        EpochRoots.EpochResult memory other = resultOf(10, TWO);
        other.setId = 2;
        bytes memory a = compact(ATTEST, roots.digest(resultOf(10, ONE)));
        bytes memory b = compact(ATTEST, roots.digest(other));
        expectReportRevert(
            resultOf(10, ONE), a, other, b, abi.encodeWithSelector(Equivocation.DifferentSets.selector, 1, 2)
        );
    }

    function test_framing_theResultAfterAVeto() public {
        post(resultOf(10, ONE));
        vm.prank(GUARDIAN);
        roots.veto(10);
        bytes memory a = compact(ATTEST, roots.digest(resultOf(10, ONE)));
        bytes memory b = compact(ATTEST, roots.digest(resultOf(10, TWO)));
        bytes memory reason = abi.encodeWithSelector(Equivocation.ResultWasVetoed.selector, 10, ONE);
        expectReportRevert(resultOf(10, ONE), a, resultOf(10, TWO), b, reason);
        expectReportRevert(resultOf(10, TWO), b, resultOf(10, ONE), a, reason);
        report(resultOf(10, TWO), resultOf(10, keccak256("three")), ATTEST);
        requireStatus(ALICE, OperatorRegistry.Status.Slashed);
    }

    function test_framing_anotherChain() public {
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        bytes memory elsewhere = compact(ATTEST, roots.digest(resultOf(10, TWO)));
        vm.chainId(here);
        expectNotBoth(elsewhere);
    }

    function test_framing_anotherContract() public {
        EpochRoots twin = new EpochRoots(sets, vault, GUARDIAN, DELAY, OVERRIDE_DELAY);
        expectNotBoth(compact(ATTEST, twin.digest(resultOf(10, TWO))));
    }

    function test_framing_twoOperatorsWithOneResultEach() public {
        register(BOB, MIN_STAKE, 11, 12, 13);
        bytes memory a = compact(ATTEST, roots.digest(resultOf(10, ONE)));
        bytes memory b = compact(11, roots.digest(resultOf(10, TWO)));
        expectReportRevert(
            resultOf(10, ONE),
            a,
            resultOf(10, TWO),
            b,
            abi.encodeWithSelector(Equivocation.DifferentSigners.selector, vm.addr(ATTEST), vm.addr(11))
        );
    }

    function test_framing_aKeyOfAnotherRoleOrOfNobody() public {
        bytes memory a = compact(SEND, roots.digest(resultOf(10, ONE)));
        bytes memory b = compact(SEND, roots.digest(resultOf(10, TWO)));
        expectReportRevert(resultOf(10, ONE), a, resultOf(10, TWO), b, notAttest(vm.addr(SEND), OperatorKeys.Role.Send));
        a = compact(FRESH, roots.digest(resultOf(10, ONE)));
        b = compact(FRESH, roots.digest(resultOf(10, TWO)));
        expectReportRevert(
            resultOf(10, ONE), a, resultOf(10, TWO), b, notAttest(vm.addr(FRESH), OperatorKeys.Role.None)
        );
    }

    function test_framing_aChangedSignature() public {
        bytes memory a = compact(ATTEST, roots.digest(resultOf(10, ONE)));
        bytes memory reason = abi.encodeWithSelector(CompactSignatures.WrongSignatureLength.selector, 65, 64);
        expectReportRevert(resultOf(10, ONE), a, resultOf(10, TWO), bytes.concat(a, hex"1b"), reason);
        bytes32 second = roots.digest(resultOf(10, TWO));
        reason = abi.encodeWithSelector(CompactSignatures.UnrecoverableSignature.selector, second);
        expectReportRevert(resultOf(10, ONE), a, resultOf(10, TWO), new bytes(64), reason);
    }

    function test_case21_aResultWithMoreTotalsThanCanBePostedIsRefused() public {
        EpochRoots.EpochResult memory long = resultOf(10, TWO);
        long.totals = new EpochDigest.TokenTotal[](17);
        bytes memory a = compact(ATTEST, roots.digest(resultOf(10, ONE)));
        bytes memory b = compact(ATTEST, roots.digest(long));
        bytes memory reason = abi.encodeWithSelector(Equivocation.TooManyTotals.selector, 17, 16);
        expectReportRevert(resultOf(10, ONE), a, long, b, reason);
        expectReportRevert(long, b, resultOf(10, ONE), a, reason);
    }

    function test_case21_theDearestEvidenceStaysAffordable() public {
        EpochRoots.EpochResult memory one = fullResult(ONE);
        EpochRoots.EpochResult memory two = fullResult(TWO);
        for (uint256 i = 0; i < 40; i++) {
            rotate(ALICE, OperatorKeys.Role.Attest, 1000 + i);
        }
        bytes memory a = compact(ATTEST, roots.digest(one));
        bytes memory b = compact(ATTEST, roots.digest(two));
        uint256 before = gasleft();
        registry.slashForResults(one, a, two, b);
        vm.assertLe(before - gasleft(), 250_000);
    }

    function fullResult(bytes32 root) private view returns (EpochRoots.EpochResult memory result) {
        result = resultOf(10, root);
        result.totals = new EpochDigest.TokenTotal[](16);
        for (uint256 i = 0; i < 16; i++) {
            result.totals[i] = EpochDigest.TokenTotal(address(uint160(i + 1)), type(uint128).max);
        }
    }

    /// @dev The second signature is by the same key, but recovers somebody else here.
    function expectNotBoth(bytes memory elsewhere) private {
        bytes memory a = compact(ATTEST, roots.digest(resultOf(10, ONE)));
        bytes32 second = roots.digest(resultOf(10, TWO));
        (bytes32 r, bytes32 vs) = abi.decode(elsewhere, (bytes32, bytes32));
        address other = ecrecover(second, uint8(uint256(vs) >> 255) + 27, r, bytes32((uint256(vs) << 1) >> 1));
        expectReportRevert(
            resultOf(10, ONE),
            a,
            resultOf(10, TWO),
            elsewhere,
            abi.encodeWithSelector(Equivocation.DifferentSigners.selector, vm.addr(ATTEST), other)
        );
    }

    function notAttest(address key, OperatorKeys.Role role) private pure returns (bytes memory) {
        return abi.encodeWithSelector(OperatorRegistry.NotAnAttestKey.selector, key, role);
    }
}
