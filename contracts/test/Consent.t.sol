// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Consent} from "../src/devices/Consent.sol";
import {Devices} from "./Devices.sol";

contract ConsentTest is Devices {
    uint256 private constant OWNER_KEY = 0x0c4e2;
    uint192 private constant SALE = 1;
    uint192 private constant RESEARCH = 2;

    bytes32 private id;

    function setUp() public {
        setUpDevices();
        id = registered();
    }

    function test_grantsPurposesToOneGrantee() public {
        Consent.ConsentTerms memory t = terms(BOB, SALE | RESEARCH);
        vm.expectEmit(address(consent));
        emit Consent.ConsentGranted(id, ALICE, BOB, 0, SALE | RESEARCH, t.expiresAt);
        grant(t);
        vm.assertTrue(consent.isGranted(id, SALE, BOB));
        vm.assertTrue(consent.isGranted(id, RESEARCH, BOB));
        vm.assertFalse(consent.isGranted(id, consent.TRAINING(), BOB));
        vm.assertFalse(consent.isGranted(id, SALE, EVE));
        vm.assertFalse(consent.isGranted(keccak256("another"), SALE, BOB));
    }

    function test_grantsToEveryone() public {
        grant(terms(address(0), SALE));
        vm.assertTrue(consent.isGranted(id, SALE, BOB));
        vm.assertTrue(consent.isGranted(id, SALE, EVE));
        vm.assertFalse(consent.isGranted(id, RESEARCH, EVE));
    }

    function test_aLaterGrantReplacesTheEarlier() public {
        grant(terms(BOB, SALE | RESEARCH));
        grant(terms(BOB, RESEARCH));
        vm.assertFalse(consent.isGranted(id, SALE, BOB));
        vm.assertTrue(consent.isGranted(id, RESEARCH, BOB));
    }

    function test_expires() public {
        Consent.ConsentTerms memory t = terms(BOB, SALE);
        grant(t);
        vm.warp(t.expiresAt - 1);
        vm.assertTrue(consent.isGranted(id, SALE, BOB));
        vm.warp(t.expiresAt);
        vm.assertFalse(consent.isGranted(id, SALE, BOB));
    }

    function test_theOwnerRevokes() public {
        grant(terms(BOB, SALE));
        grant(terms(address(0), RESEARCH));
        vm.expectEmit(address(consent));
        emit Consent.ConsentRevoked(id, ALICE, BOB, 0);
        vm.prank(ALICE);
        consent.revoke(id, BOB);
        vm.assertFalse(consent.isGranted(id, SALE, BOB));
        vm.assertTrue(consent.isGranted(id, RESEARCH, BOB));
    }

    function test_nobodyElseRevokes() public {
        grant(terms(BOB, SALE));
        vm.prank(EVE);
        consent.revoke(id, BOB);
        vm.assertTrue(consent.isGranted(id, SALE, BOB));
    }

    function test_nobodyElseGrants() public {
        vm.expectRevert(abi.encodeWithSelector(Consent.NotTheOwner.selector, EVE, id));
        vm.prank(EVE);
        consent.grant(terms(BOB, SALE));
    }

    function test_refusesNoPurposeAndNoTime() public {
        vm.expectRevert(abi.encodeWithSelector(Consent.NoPurpose.selector));
        grant(terms(BOB, 0));
        Consent.ConsentTerms memory t = terms(BOB, SALE);
        t.expiresAt = uint64(vm.getBlockTimestamp());
        vm.expectRevert(abi.encodeWithSelector(Consent.AlreadyExpired.selector, t.expiresAt, t.expiresAt));
        grant(t);
    }

    function test_asksForOnePurposeAtATime() public {
        vm.expectRevert(abi.encodeWithSelector(Consent.NotOnePurpose.selector, 0));
        consent.isGranted(id, 0, BOB);
        vm.expectRevert(abi.encodeWithSelector(Consent.NotOnePurpose.selector, 3));
        consent.isGranted(id, 3, BOB);
    }

    function test_aSquatterGrantsNothing() public {
        bytes32 squatted = claimed(EVE);
        claimed(ALICE);
        Consent.ConsentTerms memory t = terms(BOB, SALE);
        t.deviceId = squatted;
        vm.prank(EVE);
        consent.grant(t);
        t.purposes = RESEARCH;
        grant(t);
        vm.assertFalse(consent.isGranted(squatted, SALE, BOB));
        vm.assertTrue(consent.isGrantedBy(EVE, squatted, SALE, BOB));
        attest(squatted, ALICE, 1, FIRST_EPOCH);
        vm.assertFalse(consent.isGranted(squatted, SALE, BOB));
        vm.assertFalse(consent.isGrantedBy(EVE, squatted, SALE, BOB));
        vm.assertTrue(consent.isGranted(squatted, RESEARCH, BOB));
    }

    function test_aSignedGrantCanBeSentByAnyone() public {
        (address owner, bytes memory signature, Consent.ConsentTerms memory t, uint64 deadline) = signedGrant();
        vm.prank(EVE);
        consent.grantWithSignature(owner, t, deadline, signature);
        vm.assertTrue(consent.isGranted(id, SALE, BOB));
        vm.assertEq(consent.nonces(owner), 1);
    }

    function test_aSignedGrantWorksOnce() public {
        (address owner, bytes memory signature, Consent.ConsentTerms memory t, uint64 deadline) = signedGrant();
        consent.grantWithSignature(owner, t, deadline, signature);
        vm.prank(owner);
        consent.revoke(id, BOB);
        expectInvalid(owner, t, deadline, signature);
    }

    function test_revokingVoidsAnUnsentSignature() public {
        (address owner, bytes memory signature, Consent.ConsentTerms memory t, uint64 deadline) = signedGrant();
        vm.prank(owner);
        consent.revoke(id, BOB);
        expectInvalid(owner, t, deadline, signature);
    }

    function test_aSignedGrantForOtherTermsIsRefused() public {
        (address owner, bytes memory signature, Consent.ConsentTerms memory t, uint64 deadline) = signedGrant();
        expectInvalid(owner, t, deadline + 1, signature);
        t.purposes = RESEARCH;
        expectInvalid(owner, t, deadline, signature);
    }

    function test_aSignedGrantEndsAtItsDeadline() public {
        (address owner, bytes memory signature, Consent.ConsentTerms memory t, uint64 deadline) = signedGrant();
        vm.warp(uint256(deadline) + 1);
        vm.expectRevert(abi.encodeWithSelector(Consent.DeadlinePassed.selector, deadline, uint256(deadline) + 1));
        consent.grantWithSignature(owner, t, deadline, signature);
    }

    function signedGrant()
        private
        returns (address owner, bytes memory signature, Consent.ConsentTerms memory t, uint64 deadline)
    {
        owner = vm.addr(OWNER_KEY);
        transfer(id, ALICE, owner);
        t = terms(BOB, SALE);
        deadline = uint64(vm.getBlockTimestamp()) + 1 hours;
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(OWNER_KEY, consent.grantDigest(owner, t, 1, 0, deadline));
        signature = abi.encodePacked(r, s, v);
    }

    function expectInvalid(address owner, Consent.ConsentTerms memory t, uint64 deadline, bytes memory signature)
        private
    {
        vm.expectRevert(abi.encodeWithSelector(Consent.InvalidOwnerSignature.selector, owner));
        consent.grantWithSignature(owner, t, deadline, signature);
    }

    function terms(address grantee, uint192 purposes) private view returns (Consent.ConsentTerms memory) {
        return Consent.ConsentTerms(id, grantee, purposes, uint64(vm.getBlockTimestamp()) + 30 days);
    }

    function grant(Consent.ConsentTerms memory t) private {
        vm.prank(ALICE);
        consent.grant(t);
    }
}
