// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EcdsaQuorum} from "../src/quorum/EcdsaQuorum.sol";
import {EpochDigest} from "../src/epochs/EpochDigest.sol";
import {EpochRoots} from "../src/epochs/EpochRoots.sol";
import {Network} from "./Network.sol";

/// @dev The first list of an epoch wins, and a result must be computed from it.
contract InputListsTest is Network {
    bytes32 private constant ROOT = keccak256("root");
    bytes32 private constant OTHER_ROOT = keccak256("other root");

    function setUp() public {
        setUpNetwork();
    }

    function test_theFirstInputListOfAnEpochWins() public {
        EpochDigest.InputList memory list = EpochDigest.InputList(10, 1, keccak256("list"));
        vm.expectEmit(address(roots));
        emit EpochRoots.InputCommitted(10, list.inputRoot, 1);
        commit(list);
        vm.assertEq(roots.inputOf(10), list.inputRoot);
        list.inputRoot = keccak256("another list");
        expectCommitRevert(
            list, abi.encodeWithSelector(EpochRoots.InputAlreadyCommitted.selector, 10, keccak256("list"))
        );
    }

    function test_refusesAResultOfAnotherInputList() public {
        commit(EpochDigest.InputList(10, 1, keccak256("list")));
        EpochDigest.EpochResult memory r = resultOf(10, ROOT);
        expectPostRevert(r, abi.encodeWithSelector(EpochRoots.WrongInputRoot.selector, r.inputRoot, keccak256("list")));
        r.inputRoot = keccak256("list");
        post(r);
    }

    function test_keepsTheInputListsOfSeveralEpochs() public {
        commit(EpochDigest.InputList(12, 1, keccak256("list of 12")));
        commit(EpochDigest.InputList(11, 1, keccak256("list of 11")));
        EpochDigest.EpochResult memory r = resultOf(11, ROOT);
        expectPostRevert(
            r, abi.encodeWithSelector(EpochRoots.WrongInputRoot.selector, r.inputRoot, keccak256("list of 11"))
        );
        settle(resultOf(10, ROOT));
        r = resultOf(12, OTHER_ROOT);
        r.inputRoot = keccak256("list of 12");
        post(r);
    }

    function test_refusesAnInputListThatComesTooEarlyTooLateOrEmpty() public {
        uint64 running = FIRST_EPOCH + EPOCHS_OVER;
        uint256 endsAt = GENESIS_TIME + (EPOCHS_OVER + 1) * EPOCH_SECONDS;
        expectCommitRevert(
            EpochDigest.InputList(running, 1, ROOT),
            abi.encodeWithSelector(EpochRoots.EpochNotOver.selector, running, endsAt)
        );
        expectCommitRevert(
            EpochDigest.InputList(10, 1, bytes32(0)), abi.encodeWithSelector(EpochRoots.ZeroInputRoot.selector)
        );
        post(resultOf(10, ROOT));
        expectCommitRevert(
            EpochDigest.InputList(10, 1, ROOT), abi.encodeWithSelector(EpochRoots.EpochNotAfterLast.selector, 10, 10)
        );
    }

    function test_refusesAnInputListWithoutAQuorum() public {
        EpochDigest.InputList memory list = EpochDigest.InputList(10, 1, ROOT);
        bytes memory proof = quorumProof(keccak256("something else"));
        vm.expectRevert(abi.encodeWithSelector(EcdsaQuorum.InvalidSignature.selector, vm.addr(keys[0])));
        roots.commitInput(list, proof);
    }

    function commit(EpochDigest.InputList memory list) private {
        roots.commitInput(list, quorumProof(roots.inputDigest(list)));
    }

    function expectCommitRevert(EpochDigest.InputList memory list, bytes memory reason) private {
        bytes memory proof = quorumProof(roots.inputDigest(list));
        vm.expectRevert(reason);
        roots.commitInput(list, proof);
    }
}
