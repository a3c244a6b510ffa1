// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Consent} from "../../src/devices/Consent.sol";
import {Devices} from "../Devices.sol";

/// @dev What sellers, buyers and relayers try with consents.
contract AdversarialConsentsTest is Devices {
    uint256 private constant OWNER_KEY = 0x0c4e2;

    function setUp() public {
        setUpDevices();
    }

    function test_case33_aTransferEndsAllConsents() public {
        bytes32 id = registered();
        vm.prank(ALICE);
        consent.grant(terms(id));
        vm.assertTrue(consent.isGranted(id, 1, BOB));
        transfer(id, ALICE, EVE);
        vm.assertFalse(consent.isGranted(id, 1, BOB));
        vm.assertFalse(consent.isGrantedBy(ALICE, id, 1, BOB));
        vm.expectRevert(abi.encodeWithSelector(Consent.NotTheOwner.selector, ALICE, id));
        vm.prank(ALICE);
        consent.grant(terms(id));
    }

    function test_case33_aDeviceThatComesBackBringsNoConsentBack() public {
        bytes32 id = registered();
        vm.prank(ALICE);
        consent.grant(terms(id));
        transfer(id, ALICE, EVE);
        transfer(id, EVE, ALICE);
        vm.assertFalse(consent.isGranted(id, 1, BOB));
    }

    function test_case33_aTransferVoidsASignedGrant() public {
        bytes32 id = registered();
        address owner = vm.addr(OWNER_KEY);
        transfer(id, ALICE, owner);
        Consent.ConsentTerms memory t = terms(id);
        bytes memory signature = signedGrant(owner, t, 1);
        transfer(id, owner, ALICE);
        vm.expectRevert(abi.encodeWithSelector(Consent.InvalidOwnerSignature.selector, owner));
        consent.grantWithSignature(owner, t, deadlineOf(t), signature);
        transfer(id, ALICE, owner);
        vm.expectRevert(abi.encodeWithSelector(Consent.InvalidOwnerSignature.selector, owner));
        consent.grantWithSignature(owner, t, deadlineOf(t), signature);
    }

    function test_case13_nobodyBurnsAnothersConsentNonce() public {
        bytes32 id = registered();
        address owner = vm.addr(OWNER_KEY);
        transfer(id, ALICE, owner);
        Consent.ConsentTerms memory t = terms(id);
        bytes memory signature = signedGrant(owner, t, 1);
        vm.prank(EVE);
        consent.revoke(id, BOB);
        bytes memory garbage = new bytes(65);
        vm.expectRevert(abi.encodeWithSelector(Consent.InvalidOwnerSignature.selector, owner));
        consent.grantWithSignature(owner, t, deadlineOf(t), garbage);
        vm.assertEq(consent.nonces(owner), 0);
        consent.grantWithSignature(owner, t, deadlineOf(t), signature);
        vm.assertTrue(consent.isGranted(id, 1, BOB));
    }

    function terms(bytes32 id) private view returns (Consent.ConsentTerms memory) {
        return Consent.ConsentTerms(id, BOB, 1, uint64(vm.getBlockTimestamp()) + 30 days);
    }

    function deadlineOf(Consent.ConsentTerms memory t) private pure returns (uint64) {
        return t.expiresAt - 1 days;
    }

    function signedGrant(address owner, Consent.ConsentTerms memory t, uint256 tenure)
        private
        view
        returns (bytes memory)
    {
        bytes32 digest = consent.grantDigest(owner, t, tenure, 0, deadlineOf(t));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(OWNER_KEY, digest);
        return abi.encodePacked(r, s, v);
    }
}
