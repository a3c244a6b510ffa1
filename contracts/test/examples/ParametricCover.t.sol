// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochDigest} from "../../src/epochs/EpochDigest.sol";
import {ReadingTree} from "../../src/readings/ReadingTree.sol";
import {ReadingVerifier} from "../../src/readings/ReadingVerifier.sol";
import {ParametricCover} from "../../src/examples/ParametricCover.sol";
import {Readings} from "../Readings.sol";

/// @dev A farmer (BOB) is paid by an insurer (ALICE) when 50 mm of rain or more fall within one reading.
contract ParametricCoverTest is Readings {
    uint256 private constant PAYOUT = 40_000;
    int64 private constant THRESHOLD = 50_000;
    ParametricCover private cover;
    uint256 private policyId;

    function setUp() public {
        setUpReadings();
        cover = new ParametricCover(verifier);
        usd.mint(ALICE, 10 * PAYOUT);
        vm.prank(ALICE);
        usd.approve(address(cover), type(uint256).max);
        policyId = fund(terms());
    }

    function test_paysTheInsuredWhenAProvenReadingCrossesTheThreshold() public {
        publish(10, rain(THRESHOLD), rain(1));
        vm.expectEmit(address(cover));
        emit ParametricCover.PolicyPaid(policyId, 10, keccak256("report"), THRESHOLD);
        vm.prank(address(0x1234));
        cover.claim(policyId, 10, rain(THRESHOLD), proofBeside(rain(1)));
        vm.assertEq(usd.balanceOf(BOB), PAYOUT);
        vm.assertEq(usd.balanceOf(address(cover)), 0);
        vm.assertEq(uint256(cover.policyOf(policyId).state), uint256(ParametricCover.State.Paid));
    }

    function test_paysBelowAThresholdToo() public {
        ParametricCover.Terms memory t = terms();
        t.payWhenAbove = false;
        t.threshold = -5;
        uint256 drought = fund(t);
        publish(10, rain(-5), rain(-4));
        refuse(drought, rain(-4), thresholdMissed(-4, -5));
        cover.claim(drought, 10, rain(-5), proofBeside(rain(-4)));
        vm.assertEq(usd.balanceOf(BOB), PAYOUT);
    }

    function test_paysOnce() public {
        publish(10, rain(THRESHOLD), rain(THRESHOLD + 1));
        cover.claim(policyId, 10, rain(THRESHOLD), proofBeside(rain(THRESHOLD + 1)));
        bytes memory reason = notOpen(ParametricCover.State.Paid);
        vm.expectRevert(reason);
        cover.claim(policyId, 10, rain(THRESHOLD + 1), proofBeside(rain(THRESHOLD)));
        vm.warp(terms().claimUntil + 1);
        vm.expectRevert(reason);
        cover.takeBack(policyId);
    }

    function test_paysNoOtherPolicysFunds() public {
        uint256 second = fund(terms());
        publish(10, rain(THRESHOLD), rain(1));
        cover.claim(policyId, 10, rain(THRESHOLD), proofBeside(rain(1)));
        vm.assertEq(usd.balanceOf(address(cover)), PAYOUT);
        cover.claim(second, 10, rain(THRESHOLD), proofBeside(rain(1)));
        vm.assertEq(usd.balanceOf(BOB), 2 * PAYOUT);
    }

    function test_refusesAnotherCellDeviceOrQuantity() public {
        ReadingTree.Reading memory r = rain(THRESHOLD);
        r.cell = CELL + 1;
        refuse(policyId, r, abi.encodeWithSelector(ParametricCover.WrongCell.selector, CELL + 1, CELL));
        r = rain(THRESHOLD);
        r.quantity = 1;
        refuse(policyId, r, abi.encodeWithSelector(ParametricCover.WrongQuantity.selector, 1, RAIN));
        ParametricCover.Terms memory t = terms();
        t.device = STATION;
        r = rain(THRESHOLD);
        r.device = keccak256("neighbour");
        refuse(fund(t), r, abi.encodeWithSelector(ParametricCover.WrongDevice.selector, r.device, STATION));
    }

    function test_coversFromItsStartToBeforeItsEnd() public {
        ParametricCover.Terms memory t = terms();
        requireOutside(t.startMs - 1);
        requireOutside(t.endMs);
        ReadingTree.Reading memory first = rain(THRESHOLD);
        first.observedMs = t.startMs;
        ReadingTree.Reading memory last = rain(THRESHOLD);
        last.observedMs = t.endMs - 1;
        publish(10, first, last);
        cover.claim(policyId, 10, first, proofBeside(last));
        cover.claim(fund(t), 10, last, proofBeside(first));
    }

    function test_refusesTooLowAQuality() public {
        ReadingTree.Reading memory r = rain(THRESHOLD);
        r.qualityPpm = 799_999;
        refuse(policyId, r, abi.encodeWithSelector(ParametricCover.QualityTooLow.selector, 799_999, 800_000));
    }

    function test_refusesAThresholdThatWasNotCrossed() public {
        refuse(policyId, rain(THRESHOLD - 1), thresholdMissed(THRESHOLD - 1, THRESHOLD));
    }

    function test_refusesAnEpochThatDoesNotCountOrWasVetoed() public {
        EpochDigest.EpochResult memory r = resultOver(10, verdictRootOver(rain(THRESHOLD), rain(1)));
        post(r);
        bytes memory proof = quorumProof(roots.digest(r));
        bytes memory notActive =
            abi.encodeWithSelector(ReadingVerifier.NotTheActiveResult.selector, 10, r.rewardRoot, bytes32(0));
        vm.expectRevert(notActive);
        verifier.record(r, proof);
        refuse(policyId, rain(THRESHOLD), abi.encodeWithSelector(ReadingVerifier.NotRecorded.selector, 10));
        vm.prank(GUARDIAN);
        roots.veto(10);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        vm.expectRevert(notActive);
        verifier.record(r, proof);
        refuse(policyId, rain(THRESHOLD), abi.encodeWithSelector(ReadingVerifier.NotRecorded.selector, 10));
    }

    function test_refusesAProofOfAnotherEpoch() public {
        publish(10, rain(THRESHOLD), rain(1));
        publish(11, rain(2), rain(3));
        vm.expectRevert(abi.encodeWithSelector(ReadingVerifier.ReadingNotProven.selector, 11, leafOf(rain(THRESHOLD))));
        cover.claim(policyId, 11, rain(THRESHOLD), proofBeside(rain(1)));
    }

    function test_case03_innerNodeAsAReading() public {
        publish(10, rain(THRESHOLD), rain(1));
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = VERDICTS;
        ReadingTree.Reading memory forged = rain(THRESHOLD);
        forged.report = leafOf(rain(THRESHOLD));
        forged.device = leafOf(rain(1));
        vm.expectRevert(abi.encodeWithSelector(ReadingVerifier.ReadingNotProven.selector, 10, leafOf(forged)));
        cover.claim(policyId, 10, forged, proof);
    }

    function test_givesTheInsurerBackWhatWasNotClaimedInTime() public {
        publish(10, rain(THRESHOLD), rain(1));
        uint64 until = terms().claimUntil;
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(ParametricCover.ClaimsAreOpen.selector, until, until));
        cover.takeBack(policyId);
        vm.warp(until + 1);
        vm.expectRevert(abi.encodeWithSelector(ParametricCover.ClaimsAreOver.selector, until + 1, until));
        cover.claim(policyId, 10, rain(THRESHOLD), proofBeside(rain(1)));
        vm.expectEmit(address(cover));
        emit ParametricCover.PolicyTakenBack(policyId);
        cover.takeBack(policyId);
        vm.assertEq(usd.balanceOf(ALICE), 10 * PAYOUT);
        vm.expectRevert(notOpen(ParametricCover.State.TakenBack));
        cover.takeBack(policyId);
    }

    function test_refusesPoliciesThatMakeNoSense() public {
        ParametricCover.Terms memory t = terms();
        t.insured = address(0);
        refuseToFund(t, 1, abi.encodeWithSelector(ParametricCover.InsuredMissing.selector));
        t = terms();
        t.endMs = t.startMs;
        refuseToFund(t, 1, abi.encodeWithSelector(ParametricCover.EmptyPeriod.selector, t.startMs, t.startMs));
        t = terms();
        uint64 least = t.claimUntil;
        t.claimUntil = least - 1;
        refuseToFund(t, 1, abi.encodeWithSelector(ParametricCover.ClaimTimeTooShort.selector, least - 1, least));
        refuseToFund(terms(), 0, abi.encodeWithSelector(ParametricCover.NothingArrived.selector, 0));
        vm.expectRevert(abi.encodeWithSelector(ParametricCover.NotOpen.selector, 99, ParametricCover.State.None));
        cover.takeBack(99);
    }

    function terms() private view returns (ParametricCover.Terms memory) {
        uint64 endMs = OBSERVED_MS + 1000;
        return ParametricCover.Terms({
            insured: BOB,
            token: usd,
            cell: CELL,
            device: bytes32(0),
            quantity: RAIN,
            threshold: THRESHOLD,
            payWhenAbove: true,
            leastQualityPpm: 800_000,
            startMs: OBSERVED_MS - 1000,
            endMs: endMs,
            claimUntil: endMs / 1000 + 14 days
        });
    }

    function fund(ParametricCover.Terms memory t) private returns (uint256) {
        vm.prank(ALICE);
        return cover.fund(PAYOUT, t);
    }

    function refuseToFund(ParametricCover.Terms memory t, uint256 amount, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(ALICE);
        cover.fund(amount, t);
    }

    function requireOutside(uint64 observedMs) private {
        ParametricCover.Terms memory t = terms();
        ReadingTree.Reading memory r = rain(THRESHOLD);
        r.observedMs = observedMs;
        refuse(
            policyId, r, abi.encodeWithSelector(ParametricCover.OutsidePeriod.selector, observedMs, t.startMs, t.endMs)
        );
    }

    function refuse(uint256 policy, ReadingTree.Reading memory r, bytes memory reason) private {
        vm.expectRevert(reason);
        cover.claim(policy, 10, r, proofBeside(rain(1)));
        vm.assertEq(usd.balanceOf(BOB), 0);
    }

    function thresholdMissed(int64 value, int64 threshold) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ParametricCover.ThresholdNotCrossed.selector, value, threshold);
    }

    function notOpen(ParametricCover.State state) private view returns (bytes memory) {
        return abi.encodeWithSelector(ParametricCover.NotOpen.selector, policyId, state);
    }
}
