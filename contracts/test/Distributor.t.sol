// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Distributor} from "../src/claims/Distributor.sol";
import {EmissionVault} from "../src/epochs/EmissionVault.sol";
import {EpochRoots} from "../src/epochs/EpochRoots.sol";
import {RewardToken} from "../src/tokens/RewardToken.sol";
import {Payees} from "../src/claims/Payees.sol";
import {OneLeafClaims} from "./OneLeafClaims.sol";

contract DistributorTest is OneLeafClaims {
    function setUp() public {
        setUpNetwork();
    }

    function test_paysTheRewardThatTheLeafNames() public {
        earn(10, ALICE, address(trig), 100);
        vm.expectEmit(address(distributor));
        emit Distributor.Claimed(ALICE, address(trig), 10, 100, 100, ALICE);
        vm.assertEq(claim(10, ALICE, address(trig), 100), 100);
        vm.assertEq(trig.balanceOf(ALICE), 100);
        vm.assertEq(distributor.claimed(ALICE, address(trig)), 100);
        vm.assertEq(distributor.totalPaid(address(trig)), 100);
    }

    function test_mintsWhatAResultAuthorisesWhenItIsActivated() public {
        earn(10, ALICE, address(trig), 100);
        vm.assertEq(trig.totalSupply(), 0);
        vm.expectEmit(address(distributor));
        emit Distributor.EpochActivated(10, leafOf(ALICE, address(trig), 100));
        distributor.activate();
        vm.assertEq(trig.balanceOf(address(distributor)), 100);
        vm.assertEq(distributor.authorised(address(trig)), 100);
        distributor.activate();
        vm.assertEq(trig.totalSupply(), 100);
    }

    function test_activatesNothingThatDoesNotCountYet() public {
        post(resultOf(10, leafOf(ALICE, address(trig), 100), address(trig), 100));
        distributor.activate();
        vm.assertEq(distributor.rootOf(10), bytes32(0));
        vm.assertEq(trig.totalSupply(), 0);
    }

    function test_paysSaleRevenueFromItsBalance() public {
        usd.mint(address(distributor), 500);
        earn(10, ALICE, address(usd), 300);
        claim(10, ALICE, address(usd), 300);
        vm.assertEq(usd.balanceOf(ALICE), 300);
        vm.assertEq(usd.balanceOf(address(distributor)), 200);
        vm.assertEq(distributor.claimed(ALICE, address(usd)), 300);
    }

    function test_paysOnlyTheDifferenceLater() public {
        earn(10, ALICE, address(trig), 100);
        claim(10, ALICE, address(trig), 100);
        earn(12, ALICE, address(trig), 250);
        vm.assertEq(claim(12, ALICE, address(trig), 250), 150);
        vm.assertEq(trig.balanceOf(ALICE), 250);
    }

    function test_healsAMissedEpoch() public {
        earn(10, ALICE, address(trig), 100);
        earn(11, ALICE, address(trig), 250);
        vm.assertEq(claim(11, ALICE, address(trig), 250), 250);
    }

    function test_keepsEveryRootForEver() public {
        earn(10, ALICE, address(trig), 100);
        for (uint64 epoch = 11; epoch < 20; epoch++) {
            earn(epoch, BOB, address(trig), 100 + epoch);
        }
        vm.warp(vm.getBlockTimestamp() + 3650 days);
        vm.assertEq(claim(10, ALICE, address(trig), 100), 100);
    }

    function test_refusesAProofThatIsTooLong() public {
        earn(10, ALICE, address(trig), 100);
        vm.expectRevert(abi.encodeWithSelector(Distributor.ProofTooLong.selector, 65));
        distributor.claim(10, ALICE, address(trig), 100, new bytes32[](65));
    }

    function test_refusesWhenItsBalanceIsTooSmallAndForgetsNothing() public {
        usd.mint(address(distributor), 299);
        earn(10, ALICE, address(usd), 300);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(distributor), 299, 300)
        );
        claim(10, ALICE, address(usd), 300);
        usd.mint(address(distributor), 1);
        vm.assertEq(claim(10, ALICE, address(usd), 300), 300);
    }

    function test_claimManyPaysManyAndSkipsWhatWasPaid() public {
        (bytes32 a, bytes32 b) = (leafOf(ALICE, address(trig), 100), leafOf(BOB, address(trig), 50));
        settle(resultOf(10, pair(a, b), address(trig), 150));
        Distributor.Claim[] memory claims = new Distributor.Claim[](2);
        claims[0] = Distributor.Claim(10, ALICE, address(trig), 100, single(b));
        claims[1] = Distributor.Claim(10, BOB, address(trig), 50, single(a));
        distributor.claim(10, ALICE, address(trig), 100, single(b));
        vm.expectEmit(address(distributor));
        emit Distributor.ClaimSkipped(ALICE, address(trig), Distributor.NothingToClaim.selector);
        uint256[] memory paid = distributor.claimMany(claims);
        vm.assertEq(paid[0], 0);
        vm.assertEq(paid[1], 50);
        vm.assertEq(trig.balanceOf(BOB), 50);
        vm.assertEq(distributor.totalPaid(address(trig)), 150);
    }

    function test_claimManySkipsEveryKindOfBadEntry() public {
        earn(10, ALICE, address(trig), 100);
        Distributor.Claim[] memory claims = new Distributor.Claim[](5);
        claims[0] = Distributor.Claim(99, ALICE, address(trig), 100, none());
        claims[1] = Distributor.Claim(10, BOB, address(trig), 100, none());
        claims[2] = Distributor.Claim(10, ALICE, address(trig), 100, new bytes32[](65));
        claims[3] = Distributor.Claim(10, ALICE, address(trig), 100, none());
        claims[4] = claims[3];
        uint256[] memory paid = distributor.claimMany(claims);
        vm.assertEq(paid[0] + paid[1] + paid[2] + paid[4], 0);
        vm.assertEq(paid[3], 100);
    }

    function test_paysThePayeeOnlyForLaterResults() public {
        earn(10, ALICE, address(trig), 100);
        vm.expectEmit(address(distributor));
        emit Payees.PayeeSet(ALICE, BOB, 11);
        setPayee(ALICE, BOB);
        vm.assertEq(distributor.payeeOf(ALICE), ALICE);
        claim(10, ALICE, address(trig), 100);
        vm.assertEq(trig.balanceOf(ALICE), 100);
        earn(11, ALICE, address(trig), 130);
        vm.assertEq(distributor.payeeOf(ALICE), BOB);
        claim(11, ALICE, address(trig), 130);
        vm.assertEq(trig.balanceOf(BOB), 30);
        vm.assertEq(distributor.claimed(ALICE, address(trig)), 130);
    }

    function test_aPayeeHoldsForEveryToken() public {
        usd.mint(address(distributor), 300);
        setPayee(ALICE, BOB);
        earn(10, ALICE, address(usd), 300);
        claim(10, ALICE, address(usd), 300);
        vm.assertEq(usd.balanceOf(BOB), 300);
    }

    function test_aSecondChangeBeforeTheNextResultReplacesTheFirst() public {
        setPayee(ALICE, BOB);
        setPayee(ALICE, ALICE);
        earn(10, ALICE, address(trig), 100);
        vm.assertEq(distributor.payeeFor(ALICE, 9), ALICE);
        vm.assertEq(distributor.payeeFor(ALICE, 10), ALICE);
    }

    function test_choosingAPayeeKeepsWhatWasPaid() public {
        earn(10, ALICE, address(trig), 100);
        claim(10, ALICE, address(trig), 100);
        setPayee(ALICE, BOB);
        vm.assertEq(distributor.claimed(ALICE, address(trig)), 100);
        expectRefusal(10, ALICE, address(trig), 100, nothingToClaim(ALICE, address(trig), 100));
    }

    function test_refusesPartsThatDoNotBelongTogether() public {
        vm.expectRevert(
            abi.encodeWithSelector(Distributor.NotTheDistributor.selector, address(vault), address(distributor))
        );
        new Distributor(roots, vault, REWARD_OUTFLOW, OTHER_OUTFLOW);
        EmissionVault other = vaultOf(CAP, 1);
        vm.expectRevert(abi.encodeWithSelector(Distributor.OtherVaultOrToken.selector, address(roots)));
        new Distributor(roots, other, REWARD_OUTFLOW, OTHER_OUTFLOW);
    }

    function test_refusesACapThatHasNoRoom() public {
        uint256 cap = uint256(type(uint96).max) + 1;
        EmissionVault large = vaultOf(cap, 2);
        EpochRoots itsRoots = new EpochRoots(sets, large, GUARDIAN, DELAY, OVERRIDE_DELAY);
        vm.expectRevert(abi.encodeWithSelector(Distributor.CapTooLarge.selector, cap));
        new Distributor(itsRoots, large, REWARD_OUTFLOW, OTHER_OUTFLOW);
    }

    function test_refusesOutflowLimitsThatPayNothingOrMoreThanAll() public {
        uint128 tooMuch = uint128(type(uint96).max) + 1;
        expectLimitRefused(0, 1, 0);
        expectLimitRefused(tooMuch, 1, tooMuch);
        expectLimitRefused(1, 0, 0);
        expectLimitRefused(1, 10_001, 10_001);
    }

    function expectLimitRefused(uint128 rewards, uint16 others, uint256 named) private {
        EmissionVault fresh = vaultOf(CAP, 2);
        EpochRoots itsRoots = new EpochRoots(sets, fresh, GUARDIAN, DELAY, OVERRIDE_DELAY);
        vm.expectRevert(abi.encodeWithSelector(Distributor.OutflowLimitOutOfRange.selector, named));
        new Distributor(itsRoots, fresh, rewards, others);
    }

    /// @dev A vault whose Distributor is the contract that is deployed `later` after it.
    function vaultOf(uint256 cap, uint256 later) private returns (EmissionVault) {
        uint256 nonce = vm.getNonce(address(this));
        RewardToken token = new RewardToken(vm.computeCreateAddress(address(this), nonce + 1), cap);
        address payer = vm.computeCreateAddress(address(this), nonce + 1 + later);
        return new EmissionVault(token, payer, GENESIS_TIME, EPOCH_SECONDS, FIRST_EPOCH, HALVING_EPOCHS, EMISSION);
    }
}
