// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Distributor} from "../src/Distributor.sol";
import {EpochRoots} from "../src/EpochRoots.sol";
import {RewardToken} from "../src/RewardToken.sol";
import {Network} from "./Network.sol";

/// @dev A token that claims again while it is being paid out.
contract ReentrantToken is ERC20 {
    Distributor private _distributor;
    bytes private _call;
    bytes public refusal;

    constructor() ERC20("Reentrant", "RE") {}

    function arm(Distributor distributor, bytes calldata call_) external {
        _distributor = distributor;
        _call = call_;
        _mint(address(distributor), 1000);
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (from != address(_distributor) || from == address(0)) return;
        (bool done, bytes memory answer) = address(_distributor).call(_call);
        if (!done) refusal = answer;
    }
}

contract DistributorTest is Network {
    bytes32[] private noProof;

    function setUp() public {
        setUpNetwork();
    }

    function test_mintsTheRewardThatTheLeafNames() public {
        activate(10, ALICE, address(trig), 100);
        vm.expectEmit(address(distributor));
        emit Distributor.Claimed(ALICE, address(trig), 10, 100, 100, ALICE);
        vm.assertEq(distributor.claim(10, ALICE, address(trig), 100, noProof), 100);
        vm.assertEq(trig.balanceOf(ALICE), 100);
        vm.assertEq(trig.totalSupply(), 100);
        vm.assertEq(distributor.claimed(ALICE, address(trig)), 100);
        vm.assertEq(distributor.totalPaid(address(trig)), 100);
    }

    function test_paysSaleRevenueFromItsBalance() public {
        usd.mint(address(distributor), 500);
        activate(10, ALICE, address(usd), 300);
        distributor.claim(10, ALICE, address(usd), 300, noProof);
        vm.assertEq(usd.balanceOf(ALICE), 300);
        vm.assertEq(usd.balanceOf(address(distributor)), 200);
    }

    function test_paysOnlyTheDifferenceLater() public {
        activate(10, ALICE, address(trig), 100);
        distributor.claim(10, ALICE, address(trig), 100, noProof);
        activate(12, ALICE, address(trig), 250);
        vm.assertEq(distributor.claim(12, ALICE, address(trig), 250, noProof), 150);
        vm.assertEq(trig.balanceOf(ALICE), 250);
    }

    function test_healsAMissedEpoch() public {
        activate(10, ALICE, address(trig), 100);
        activate(11, ALICE, address(trig), 250);
        vm.assertEq(distributor.claim(11, ALICE, address(trig), 250, noProof), 250);
    }

    function test_claimingTwicePaysOnce() public {
        activate(10, ALICE, address(trig), 100);
        distributor.claim(10, ALICE, address(trig), 100, noProof);
        vm.expectRevert(abi.encodeWithSelector(Distributor.NothingToClaim.selector, ALICE, address(trig), 100));
        distributor.claim(10, ALICE, address(trig), 100, noProof);
    }

    function test_refusesAnOlderRootAfterANewer() public {
        activate(10, ALICE, address(trig), 100);
        activate(11, ALICE, address(trig), 250);
        distributor.claim(11, ALICE, address(trig), 250, noProof);
        vm.expectRevert(abi.encodeWithSelector(Distributor.NothingToClaim.selector, ALICE, address(trig), 250));
        distributor.claim(10, ALICE, address(trig), 100, noProof);
    }

    function test_refusesAnEpochThatWasNeverPosted() public {
        vm.expectRevert(abi.encodeWithSelector(Distributor.UnknownEpoch.selector, 10));
        distributor.claim(10, ALICE, address(trig), 100, noProof);
    }

    function test_refusesARootThatDoesNotCountYet() public {
        post(resultOf(10, leafOf(ALICE, address(trig), 100), address(trig), 100));
        uint256 activatesAt = block.timestamp + DELAY;
        vm.warp(activatesAt - 1);
        vm.expectRevert(abi.encodeWithSelector(Distributor.NotActivatedYet.selector, 10, activatesAt));
        distributor.claim(10, ALICE, address(trig), 100, noProof);
    }

    function test_refusesAVetoedRoot() public {
        post(resultOf(10, leafOf(ALICE, address(trig), 100), address(trig), 100));
        vm.prank(GUARDIAN);
        roots.veto(10);
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(abi.encodeWithSelector(Distributor.EpochVetoed.selector, 10));
        distributor.claim(10, ALICE, address(trig), 100, noProof);
    }

    function test_refusesAnotherOwnerTokenOrAmount() public {
        activate(10, ALICE, address(trig), 100);
        expectInvalidProof(BOB, address(trig), 100);
        expectInvalidProof(ALICE, address(usd), 100);
        expectInvalidProof(ALICE, address(trig), 101);
    }

    function test_refusesAProofThatIsShortLongOrEmpty() public {
        bytes32 sibling = keccak256("sibling");
        bytes32 root = pair(leafOf(ALICE, address(trig), 100), sibling);
        post(resultOf(10, root, address(trig), 100));
        vm.warp(block.timestamp + DELAY);
        expectInvalidProof(ALICE, address(trig), 100);
        bytes32[] memory proof = new bytes32[](2);
        (proof[0], proof[1]) = (sibling, sibling);
        vm.expectRevert(abi.encodeWithSelector(Distributor.InvalidProof.selector, ALICE, address(trig), 100));
        distributor.claim(10, ALICE, address(trig), 100, proof);
        proof = new bytes32[](1);
        proof[0] = sibling;
        vm.assertEq(distributor.claim(10, ALICE, address(trig), 100, proof), 100);
    }

    function test_refusesToPayMoreThanTheResultsAuthorise() public {
        post(resultOf(10, leafOf(ALICE, address(trig), 101), address(trig), 100));
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(abi.encodeWithSelector(Distributor.AuthorisedTotalExceeded.selector, address(trig), 101, 100));
        distributor.claim(10, ALICE, address(trig), 101, noProof);
    }

    function test_refusesWhenItsBalanceIsTooSmallAndForgetsNothing() public {
        usd.mint(address(distributor), 299);
        activate(10, ALICE, address(usd), 300);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(distributor), 299, 300)
        );
        distributor.claim(10, ALICE, address(usd), 300, noProof);
        usd.mint(address(distributor), 1);
        vm.assertEq(distributor.claim(10, ALICE, address(usd), 300, noProof), 300);
    }

    function test_claimManySkipsWhatWasPaid() public {
        bytes32 a = leafOf(ALICE, address(trig), 100);
        bytes32 b = leafOf(BOB, address(trig), 50);
        post(resultOf(10, pair(a, b), address(trig), 150));
        vm.warp(block.timestamp + DELAY);
        Distributor.Claim[] memory claims = new Distributor.Claim[](2);
        claims[0] = Distributor.Claim(10, ALICE, address(trig), 100, single(b));
        claims[1] = Distributor.Claim(10, BOB, address(trig), 50, single(a));
        distributor.claim(10, ALICE, address(trig), 100, single(b));
        uint256[] memory paid = distributor.claimMany(claims);
        vm.assertEq(paid[0], 0);
        vm.assertEq(paid[1], 50);
        vm.assertEq(trig.totalSupply(), 150);
    }

    function test_claimManyRefusesAWrongProof() public {
        activate(10, ALICE, address(trig), 100);
        Distributor.Claim[] memory claims = new Distributor.Claim[](1);
        claims[0] = Distributor.Claim(10, BOB, address(trig), 100, noProof);
        vm.expectRevert(abi.encodeWithSelector(Distributor.InvalidProof.selector, BOB, address(trig), 100));
        distributor.claimMany(claims);
    }

    function test_paysThePayeeOnlyForLaterResults() public {
        activate(10, ALICE, address(trig), 100);
        vm.expectEmit(address(distributor));
        emit Distributor.PayeeSet(ALICE, BOB, 11);
        vm.prank(ALICE);
        distributor.setPayee(BOB);
        vm.assertEq(distributor.payeeOf(ALICE), ALICE);
        distributor.claim(10, ALICE, address(trig), 100, noProof);
        vm.assertEq(trig.balanceOf(ALICE), 100);
        activate(11, ALICE, address(trig), 130);
        vm.assertEq(distributor.payeeOf(ALICE), BOB);
        distributor.claim(11, ALICE, address(trig), 130, noProof);
        vm.assertEq(trig.balanceOf(BOB), 30);
    }

    function test_aSecondChangeBeforeTheNextResultReplacesTheFirst() public {
        vm.prank(ALICE);
        distributor.setPayee(BOB);
        vm.prank(ALICE);
        distributor.setPayee(ALICE);
        activate(10, ALICE, address(trig), 100);
        vm.assertEq(distributor.payeeFor(ALICE, 9), ALICE);
        vm.assertEq(distributor.payeeFor(ALICE, 10), ALICE);
    }

    function test_refusesPayeesThatWouldLoseTheTokens() public {
        vm.expectRevert(abi.encodeWithSelector(Distributor.InvalidPayee.selector, address(0)));
        distributor.setPayee(address(0));
        vm.expectRevert(abi.encodeWithSelector(Distributor.InvalidPayee.selector, address(distributor)));
        distributor.setPayee(address(distributor));
    }

    function test_aTokenThatCallsBackIsPaidOnce() public {
        ReentrantToken token = new ReentrantToken();
        bytes memory again = abi.encodeCall(Distributor.claim, (10, ALICE, address(token), 100, noProof));
        token.arm(distributor, again);
        activate(10, ALICE, address(token), 100);
        distributor.claim(10, ALICE, address(token), 100, noProof);
        vm.assertEq(token.balanceOf(ALICE), 100);
        vm.assertEq(token.refusal(), abi.encodeWithSignature("ReentrancyGuardReentrantCall()"));
    }

    function test_refusesARewardTokenThatItCannotMint() public {
        RewardToken foreign = new RewardToken(ALICE, CAP);
        vm.expectRevert(abi.encodeWithSelector(Distributor.NotTheMinter.selector, address(foreign)));
        new Distributor(roots, foreign);
    }

    function activate(uint64 epoch, address owner, address token, uint256 cumulative) private {
        post(resultOf(epoch, leafOf(owner, token, cumulative), token, cumulative));
        vm.warp(block.timestamp + DELAY);
    }

    function expectInvalidProof(address owner, address token, uint256 cumulative) private {
        vm.expectRevert(abi.encodeWithSelector(Distributor.InvalidProof.selector, owner, token, cumulative));
        distributor.claim(10, owner, token, cumulative, noProof);
    }

    function pair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(bytes.concat(a, b)) : keccak256(bytes.concat(b, a));
    }

    function single(bytes32 node) private pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = node;
    }
}
