// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EmissionSchedule} from "../src/epochs/EmissionSchedule.sol";
import {EmissionVault} from "../src/epochs/EmissionVault.sol";
import {RewardToken} from "../src/tokens/RewardToken.sol";
import {Network} from "./Network.sol";

contract EmissionVaultTest is Network {
    function setUp() public {
        setUpNetwork();
    }

    function test_accruesPerEpochAndHalves() public view {
        vm.assertEq(vault.accrued(FIRST_EPOCH - 1), 0);
        vm.assertEq(vault.accrued(FIRST_EPOCH), EMISSION);
        vm.assertEq(vault.accrued(FIRST_EPOCH + HALVING_EPOCHS - 1), HALVING_EPOCHS * EMISSION);
        vm.assertEq(vault.accrued(FIRST_EPOCH + HALVING_EPOCHS), HALVING_EPOCHS * EMISSION + EMISSION / 2);
        vm.assertEq(vault.accrued(FIRST_EPOCH + HALVING_EPOCHS + 1), HALVING_EPOCHS * EMISSION + EMISSION);
        vm.assertEq(vault.accrued(type(uint64).max), CAP);
        vm.assertEq(vault.accrued(FIRST_EPOCH + 3), roots.accrued(FIRST_EPOCH + 3));
    }

    function test_accruesOnlyForEpochsThatAreOver() public view {
        vm.assertEq(vault.accruedAt(GENESIS_TIME - 1), 0);
        vm.assertEq(vault.accruedAt(GENESIS_TIME + EPOCH_SECONDS - 1), 0);
        vm.assertEq(vault.accruedAt(GENESIS_TIME + EPOCH_SECONDS), EMISSION);
        vm.assertEq(vault.accruedAt(GENESIS_TIME + 7 * EPOCH_SECONDS), 7 * EMISSION);
    }

    /// @dev The rounds of the schedule against the definition, epoch by epoch.
    function testFuzz_isTheSumOverAllEpochs(uint16 epochs, uint128 initial, uint8 halving) public pure {
        uint256 count = epochs % 2000;
        uint64 interval = uint64(halving) + 1;
        uint256 sum = 0;
        for (uint256 n = 0; n < count; n++) {
            sum += n / interval > 255 ? 0 : uint256(initial) >> (n / interval);
        }
        vm.assertEq(EmissionSchedule.accrued(uint64(count), initial, interval, type(uint256).max), sum);
    }

    function testFuzz_neverPassesTheCapNorFalls(uint64 epochs, uint128 initial, uint64 halving, uint96 cap)
        public
        pure
    {
        uint64 interval = halving == 0 ? 1 : halving;
        uint256 sum = EmissionSchedule.accrued(epochs, initial, interval, cap);
        vm.assertLe(sum, cap);
        if (epochs > 0) vm.assertLe(EmissionSchedule.accrued(epochs - 1, initial, interval, cap), sum);
    }

    function test_releasesTheDifferenceToTheDistributor() public {
        vm.expectEmit(address(vault));
        emit EmissionVault.Released(100, 100);
        release(100);
        release(250);
        release(250);
        vm.assertEq(vault.released(), 250);
        vm.assertEq(trig.balanceOf(address(distributor)), 250);
        vm.assertEq(trig.totalSupply(), 250);
    }

    function test_onlyTheDistributorReleases() public {
        vm.expectRevert(abi.encodeWithSelector(EmissionVault.CallerIsNotDistributor.selector, address(this)));
        vault.release(1);
    }

    function test_refusesMoreThanIsAccruedByNow() public {
        uint256 limit = EPOCHS_OVER * EMISSION;
        vm.expectRevert(abi.encodeWithSelector(EmissionVault.NotAccruedYet.selector, limit + 1, limit));
        release(limit + 1);
        release(limit);
        vm.assertEq(trig.totalSupply(), limit);
    }

    function test_refusesACumulativeThatFell() public {
        release(100);
        vm.expectRevert(abi.encodeWithSelector(EmissionVault.ReleaseFell.selector, 100, 99));
        release(99);
    }

    function test_refusesATokenThatItCannotMint() public {
        RewardToken foreign = new RewardToken(ALICE, CAP);
        vm.expectRevert(abi.encodeWithSelector(EmissionVault.NotTheMinter.selector, address(foreign), ALICE));
        new EmissionVault(foreign, address(distributor), GENESIS_TIME, EPOCH_SECONDS, 1, 1, EMISSION);
    }

    function test_refusesAnIncompleteSchedule() public {
        address next = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        RewardToken token = new RewardToken(next, CAP);
        expectRefusal(token, address(0), 1, 1, 1, EmissionVault.DistributorMissing.selector);
        token = ownToken();
        expectRefusal(token, ALICE, 0, 1, 1, EmissionVault.EpochLengthIsZero.selector);
        token = ownToken();
        expectRefusal(token, ALICE, 1, 0, 1, EmissionVault.FirstEpochIsZero.selector);
        token = ownToken();
        expectRefusal(token, ALICE, 1, 1, 0, EmissionVault.HalvingIntervalIsZero.selector);
    }

    function ownToken() private returns (RewardToken) {
        return new RewardToken(vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1), CAP);
    }

    function expectRefusal(
        RewardToken token,
        address payer,
        uint64 epochSeconds,
        uint64 firstEpoch,
        uint64 halving,
        bytes4 reason
    ) private {
        vm.expectRevert(abi.encodeWithSelector(reason));
        new EmissionVault(token, payer, GENESIS_TIME, epochSeconds, firstEpoch, halving, EMISSION);
    }

    function release(uint256 cumulative) private {
        vm.prank(address(distributor));
        vault.release(cumulative);
    }
}
