// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Distributor} from "../../src/claims/Distributor.sol";
import {EmissionVault} from "../../src/epochs/EmissionVault.sol";
import {EpochRoots} from "../../src/epochs/EpochRoots.sol";
import {RewardToken} from "../../src/tokens/RewardToken.sol";
import {SignerSets} from "../../src/quorum/SignerSets.sol";
import {Network} from "../Network.sol";

/// @dev Figures at the edge of the words that hold them.
contract PackingTest is Network {
    uint96 private constant ALL = type(uint96).max;

    function setUp() public {
        vm.warp(GENESIS_TIME + EPOCHS_OVER * EPOCH_SECONDS);
        keys = sortedKeys(1, SIGNERS);
        sets = new SignerSets(GOVERNOR, addressesOf(keys), FIRST_EPOCH);
        uint256 nonce = vm.getNonce(address(this));
        address minter = vm.computeCreateAddress(address(this), nonce + 1);
        address payer = vm.computeCreateAddress(address(this), nonce + 3);
        trig = new RewardToken(minter, ALL);
        vault = new EmissionVault(trig, payer, GENESIS_TIME, EPOCH_SECONDS, FIRST_EPOCH, HALVING_EPOCHS, ALL);
        roots = new EpochRoots(sets, vault, GUARDIAN, DELAY, OVERRIDE_DELAY);
        distributor = new Distributor(roots, vault, ALL, OTHER_OUTFLOW);
    }

    function test_case25_theWholeSupplyLeavesRoomForThePayee() public {
        address payee = address(type(uint160).max);
        vm.prank(ALICE);
        distributor.setPayee(payee);
        settle(resultOf(10, leafOf(ALICE, address(trig), ALL), address(trig), ALL));
        distributor.claim(10, ALICE, address(trig), ALL, new bytes32[](0));
        vm.assertEq(trig.balanceOf(payee), ALL);
        vm.assertEq(distributor.claimed(ALICE, address(trig)), ALL);
        vm.assertEq(distributor.payeeOf(ALICE), payee);
        vm.prank(ALICE);
        distributor.setPayee(BOB);
        vm.assertEq(distributor.claimed(ALICE, address(trig)), ALL);
        vm.assertEq(distributor.payeeFor(ALICE, 10), payee);
        vm.assertEq(distributor.payeeFor(ALICE, 11), BOB);
    }
}
