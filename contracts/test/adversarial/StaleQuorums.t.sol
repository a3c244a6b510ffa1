// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EpochWindow} from "../../src/epochs/EpochWindow.sol";
import {Devices} from "../Devices.sol";

/// @dev What operators may still sign for epochs that are long over, or have not begun.
contract StaleQuorumsTest is Devices {
    function setUp() public {
        setUpDevices();
        vm.prank(GOVERNOR);
        sets.addSet(addressesOf(sortedKeys(2, SIGNERS)), FIRST_EPOCH + EPOCHS_OVER);
    }

    function test_case19_aReplacedSetCannotGiveADeviceAwayForEver() public {
        vm.warp(vm.getBlockTimestamp() + 60 days);
        bytes32 id = claimed(ALICE);
        claimed(EVE);
        expectNotRecent(id, FIRST_EPOCH + EPOCHS_OVER - 1);
        vm.assertFalse(registry.isProven(id));
    }

    function test_case19_aQuorumIsHeardForThirtyDaysAfterItsEpoch() public {
        uint64 last = FIRST_EPOCH + EPOCHS_OVER - 1;
        vm.warp(uint256(GENESIS_TIME) + EPOCHS_OVER * EPOCH_SECONDS + 30 days - 1);
        bytes32 id = claimed(ALICE);
        uint256 now_ = vm.getBlockTimestamp();
        vm.warp(now_ + 1);
        expectNotRecent(id, last);
        vm.warp(now_);
        attest(id, ALICE, 1, last);
        vm.assertTrue(registry.isProven(id));
    }

    function test_case26_anAttestationForAnEpochThatHasNotBegun() public {
        bytes32 id = claimed(ALICE);
        vm.warp(uint256(GENESIS_TIME) + (EPOCHS_OVER - 1) * EPOCH_SECONDS - 1);
        expectNotRecent(id, FIRST_EPOCH + EPOCHS_OVER - 1);
        vm.warp(vm.getBlockTimestamp() + 1);
        attest(id, ALICE, 1, FIRST_EPOCH + EPOCHS_OVER - 1);
        vm.assertEq(registry.attestedEpoch(id), FIRST_EPOCH + EPOCHS_OVER - 1);
    }

    function expectNotRecent(bytes32 id, uint64 epoch) private {
        bytes memory proof = attestation(id, ALICE, 1, epoch);
        uint256 elapsed = vm.getBlockTimestamp() - GENESIS_TIME;
        uint256 from = elapsed > 30 days ? FIRST_EPOCH + (elapsed - 30 days) / EPOCH_SECONDS : FIRST_EPOCH;
        uint256 to = FIRST_EPOCH + elapsed / EPOCH_SECONDS;
        vm.expectRevert(abi.encodeWithSelector(EpochWindow.EpochNotRecent.selector, epoch, from, to));
        registry.attest(id, ALICE, 1, 1, epoch, proof);
    }
}
