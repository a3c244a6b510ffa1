// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Distributor} from "../../src/claims/Distributor.sol";
import {EpochRoots} from "../../src/epochs/EpochRoots.sol";
import {OneLeafClaims} from "../OneLeafClaims.sol";

/// @dev Proofs, roots and amounts that must not be paid.
contract ClaimsAdversarialTest is OneLeafClaims {
    bytes32 private constant SIBLING = keccak256("sibling");

    function setUp() public {
        setUpNetwork();
    }

    function test_case01_sameProofTwice() public {
        earn(10, ALICE, address(trig), 100);
        claim(10, ALICE, address(trig), 100);
        expectRefusal(10, ALICE, address(trig), 100, nothingToClaim(ALICE, address(trig), 100));
        vm.assertEq(trig.balanceOf(ALICE), 100);
    }

    function test_case01_sameProofTwiceInOneBatch() public {
        earn(10, ALICE, address(trig), 100);
        Distributor.Claim[] memory claims = new Distributor.Claim[](2);
        claims[0] = Distributor.Claim(10, ALICE, address(trig), 100, none());
        claims[1] = claims[0];
        distributor.claimMany(claims);
        vm.assertEq(trig.balanceOf(ALICE), 100);
    }

    function test_case01_olderRootAfterANewer() public {
        earn(10, ALICE, address(trig), 100);
        earn(11, ALICE, address(trig), 250);
        claim(11, ALICE, address(trig), 250);
        expectRefusal(10, ALICE, address(trig), 100, nothingToClaim(ALICE, address(trig), 250));
    }

    function test_case02_anotherAccountAmountOrToken() public {
        earn(10, ALICE, address(trig), 100);
        expectRefusal(10, BOB, address(trig), 100, invalidProof(BOB, address(trig), 100));
        expectRefusal(10, ALICE, address(usd), 100, invalidProof(ALICE, address(usd), 100));
        expectRefusal(10, ALICE, address(trig), 101, invalidProof(ALICE, address(trig), 101));
        expectRefusal(10, ALICE, address(trig), 99, invalidProof(ALICE, address(trig), 99));
    }

    function test_case02_proofOneNodeShortOrLong() public {
        bytes32 root = pair(leafOf(ALICE, address(trig), 100), SIBLING);
        settle(resultOf(10, root, address(trig), 100));
        bytes memory reason = invalidProof(ALICE, address(trig), 100);
        expectRefusal(10, ALICE, address(trig), 100, reason);
        bytes32[] memory long = new bytes32[](2);
        (long[0], long[1]) = (SIBLING, SIBLING);
        vm.expectRevert(reason);
        distributor.claim(10, ALICE, address(trig), 100, long);
        vm.assertEq(distributor.claim(10, ALICE, address(trig), 100, single(SIBLING)), 100);
    }

    /// @dev The 64 bytes below an inner node are not a leaf: a leaf is the hash of a hash of 96 bytes.
    function test_case03_innerNodeAsALeaf() public {
        (bytes32 a, bytes32 b) = (leafOf(ALICE, address(trig), 100), leafOf(BOB, address(trig), 100));
        bytes32 inner = pair(a, b);
        settle(resultOf(10, pair(inner, SIBLING), address(trig), 200));
        (address owner, address token) = (address(uint160(uint256(a))), address(uint160(uint256(b))));
        vm.expectRevert(invalidProof(owner, token, uint256(inner)));
        distributor.claim(10, owner, token, uint256(inner), single(SIBLING));
    }

    function testFuzz_case03_noOtherLeafLeadsToTheRoot(address owner, address token, uint256 cumulative, bytes32 node)
        public
    {
        vm.assume(owner != ALICE || token != address(trig) || cumulative != 100);
        settle(resultOf(10, pair(leafOf(ALICE, address(trig), 100), SIBLING), address(trig), 100));
        vm.expectRevert(invalidProof(owner, token, cumulative));
        distributor.claim(10, owner, token, cumulative, single(SIBLING));
        vm.expectRevert(invalidProof(owner, token, cumulative));
        distributor.claim(10, owner, token, cumulative, single(node));
    }

    /// @dev There is no index to add bits to: pairs are sorted, and the calldata has no field for a place in the tree.
    function test_case04_noIndexBesideTheProof() public {
        vm.assertEq(distributor.claim.selector, bytes4(keccak256("claim(uint64,address,address,uint256,bytes32[])")));
        (bytes32 a, bytes32 b) = (leafOf(ALICE, address(trig), 100), leafOf(BOB, address(trig), 50));
        settle(resultOf(10, pair(a, b), address(trig), 150));
        distributor.claim(10, ALICE, address(trig), 100, single(b));
        distributor.claim(10, BOB, address(trig), 50, single(a));
        vm.expectRevert(nothingToClaim(ALICE, address(trig), 100));
        distributor.claim(10, ALICE, address(trig), 100, single(b));
    }

    function test_case05_zeroRoot() public {
        expectPostRevert(resultOf(10, bytes32(0)), abi.encodeWithSelector(EpochRoots.ZeroRewardRoot.selector));
    }

    function test_case05_epochNeverSet() public {
        bytes memory reason = abi.encodeWithSelector(Distributor.UnknownEpoch.selector, 10);
        expectRefusal(10, ALICE, address(trig), 100, reason);
        expectRefusal(0, ALICE, address(trig), 100, abi.encodeWithSelector(Distributor.UnknownEpoch.selector, 0));
        earn(11, ALICE, address(trig), 100);
        expectRefusal(10, ALICE, address(trig), 100, reason);
    }

    function test_case05_emptyProofAndSingleLeafTree() public {
        earn(10, ALICE, address(trig), 100);
        expectRefusal(10, BOB, address(trig), 100, invalidProof(BOB, address(trig), 100));
        vm.assertEq(claim(10, ALICE, address(trig), 100), 100);
    }

    /// @dev A padded tree would end in zero hashes; no leaf hashes to zero, and a claim of nothing pays nothing.
    function test_case06_zeroPadding() public {
        bytes32 root = pair(leafOf(ALICE, address(trig), 100), bytes32(0));
        settle(resultOf(10, root, address(trig), 100));
        bytes32 leaf = leafOf(ALICE, address(trig), 100);
        vm.expectRevert(invalidProof(address(0), address(0), 0));
        distributor.claim(10, address(0), address(0), 0, single(leaf));
        vm.assertEq(distributor.claim(10, ALICE, address(trig), 100, single(bytes32(0))), 100);
    }

    function test_case06_aLeafOfNothingPaysNothing() public {
        earn(10, ALICE, address(trig), 0);
        expectRefusal(10, ALICE, address(trig), 0, nothingToClaim(ALICE, address(trig), 0));
    }

    function test_case07_cumulativeLowerThanPaid() public {
        earn(10, ALICE, address(trig), 100);
        claim(10, ALICE, address(trig), 100);
        settle(resultOf(11, leafOf(ALICE, address(trig), 60), address(trig), 100));
        expectRefusal(11, ALICE, address(trig), 60, nothingToClaim(ALICE, address(trig), 100));
        settle(resultOf(12, leafOf(ALICE, address(trig), 130), address(trig), 130));
        vm.assertEq(claim(12, ALICE, address(trig), 130), 30);
    }

    function test_case08_rootReplacedBetweenProofAndClaim() public {
        earn(10, ALICE, address(trig), 100);
        settle(resultOf(11, leafOf(BOB, address(trig), 200), address(trig), 300));
        vm.assertEq(claim(10, ALICE, address(trig), 100), 100);
        post(resultOf(12, leafOf(BOB, address(trig), 300), address(trig), 400));
        uint256 activatesAt = vm.getBlockTimestamp() + DELAY;
        expectRefusal(
            12, BOB, address(trig), 300, abi.encodeWithSelector(Distributor.NotActivatedYet.selector, 12, activatesAt)
        );
        vm.assertEq(claim(11, BOB, address(trig), 200), 200);
    }

    function test_case08_aVetoedRootIsNoRoot() public {
        post(resultOf(10, leafOf(ALICE, address(trig), 100), address(trig), 100));
        vm.prank(GUARDIAN);
        roots.veto(10);
        vm.warp(vm.getBlockTimestamp() + DELAY);
        expectRefusal(10, ALICE, address(trig), 100, abi.encodeWithSelector(Distributor.UnknownEpoch.selector, 10));
    }

    /// @dev A tree whose leaves add up to more than the signed total pays until the total is spent, then nobody.
    function test_case25_paidAboveAuthorised() public {
        (bytes32 a, bytes32 b) = (leafOf(ALICE, address(trig), 100), leafOf(BOB, address(trig), 100));
        settle(resultOf(10, pair(a, b), address(trig), 150));
        distributor.claim(10, ALICE, address(trig), 100, single(b));
        vm.expectRevert(abi.encodeWithSelector(Distributor.AuthorisedTotalExceeded.selector, address(trig), 100, 50));
        distributor.claim(10, BOB, address(trig), 100, single(a));
        vm.assertEq(distributor.totalPaid(address(trig)), 100);
    }

    function testFuzz_case25_noLeafPaysMoreThanIsAuthorised(uint256 stated, uint256 leaf) public {
        stated = bound(stated, 1, EMISSION);
        leaf = bound(leaf, stated, type(uint256).max - 1) + 1;
        settle(resultOf(10, leafOf(ALICE, address(trig), leaf), address(trig), stated));
        expectRefusal(
            10,
            ALICE,
            address(trig),
            leaf,
            abi.encodeWithSelector(Distributor.AuthorisedTotalExceeded.selector, address(trig), leaf, stated)
        );
    }

    function test_case25_revenueThatNoResultAuthorisesStays() public {
        usd.mint(address(distributor), 1000);
        settle(resultOf(10, leafOf(ALICE, address(usd), 1000), address(usd), 300));
        expectRefusal(
            10,
            ALICE,
            address(usd),
            1000,
            abi.encodeWithSelector(Distributor.AuthorisedTotalExceeded.selector, address(usd), 1000, 300)
        );
        vm.assertEq(usd.balanceOf(address(distributor)), 1000);
    }

    function test_case28_payeeChangedInFrontOfAClaim() public {
        earn(10, ALICE, address(trig), 100);
        setPayee(ALICE, BOB);
        claim(10, ALICE, address(trig), 100);
        vm.assertEq(trig.balanceOf(ALICE), 100);
        vm.assertEq(trig.balanceOf(BOB), 0);
    }

    function test_case28_payeeThatWouldLoseTheTokens() public {
        earn(10, ALICE, address(usd), 1);
        distributor.activate();
        address[4] memory refused = [address(0), address(distributor), address(trig), address(usd)];
        for (uint256 i = 0; i < refused.length; i++) {
            vm.expectRevert(abi.encodeWithSelector(Distributor.InvalidPayee.selector, refused[i]));
            setPayee(ALICE, refused[i]);
        }
    }

    function test_case28_nobodyChoosesForAnother() public {
        setPayee(BOB, BOB);
        earn(10, ALICE, address(trig), 100);
        vm.prank(BOB);
        claim(10, ALICE, address(trig), 100);
        vm.assertEq(trig.balanceOf(ALICE), 100);
    }
}
