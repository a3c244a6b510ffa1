// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Distributor} from "../src/Distributor.sol";
import {EpochRoots} from "../src/EpochRoots.sol";
import {LocalStablecoin} from "../src/LocalStablecoin.sol";
import {RewardToken} from "../src/RewardToken.sol";
import {SignerSets} from "../src/SignerSets.sol";
import {Vm} from "./Vm.sol";

/// @title All contracts of a network with seven operators, and what a test needs to drive them.
abstract contract Network {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint256 internal constant EMISSION = 1000 ether;
    uint256 internal constant CAP = 1_000_000 ether;
    uint64 internal constant DELAY = 1 hours;
    uint64 internal constant FIRST_EPOCH = 10;
    uint256 internal constant SIGNERS = 7;
    uint256 internal constant QUORUM_BITMAP = 0x1f;
    address internal constant GOVERNOR = address(0x60);
    address internal constant GUARDIAN = address(0x6a);
    address internal constant ALICE = address(0xa11ce);
    address internal constant BOB = address(0xb0b);
    uint256 private constant GENESIS_TIME = 1_700_000_000;

    SignerSets internal sets;
    RewardToken internal trig;
    EpochRoots internal roots;
    Distributor internal distributor;
    LocalStablecoin internal usd;
    uint256[] internal keys;

    function setUpNetwork() internal {
        vm.warp(GENESIS_TIME);
        keys = sortedKeys(1, SIGNERS);
        sets = new SignerSets(GOVERNOR, addressesOf(keys), FIRST_EPOCH);
        address minter = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        trig = new RewardToken(minter, CAP);
        roots = new EpochRoots(sets, address(trig), GUARDIAN, EMISSION, DELAY, FIRST_EPOCH);
        distributor = new Distributor(roots, trig);
        usd = new LocalStablecoin();
    }

    /// @dev Keys from a seed, ordered by their addresses as a signer set wants them.
    function sortedKeys(uint256 seed, uint256 count) internal pure returns (uint256[] memory sorted) {
        sorted = new uint256[](count);
        for (uint256 i = 0; i < count; i++) {
            uint256 key = uint256(keccak256(abi.encode("operator", seed, i))) >> 1;
            uint256 j = i;
            for (; j > 0 && vm.addr(sorted[j - 1]) > vm.addr(key); j--) {
                sorted[j] = sorted[j - 1];
            }
            sorted[j] = key;
        }
    }

    function addressesOf(uint256[] memory privateKeys) internal pure returns (address[] memory signers) {
        signers = new address[](privateKeys.length);
        for (uint256 i = 0; i < signers.length; i++) {
            signers[i] = vm.addr(privateKeys[i]);
        }
    }

    /// @dev One compact signature per set bit, ascending.
    function sign(uint256[] memory privateKeys, bytes32 digest, uint256 bitmap)
        internal
        pure
        returns (bytes memory all)
    {
        for (uint256 i = 0; i < privateKeys.length; i++) {
            if ((bitmap >> i) & 1 == 1) all = bytes.concat(all, compact(privateKeys[i], digest));
        }
    }

    function compact(uint256 privateKey, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, digest);
        return abi.encodePacked(r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
    }

    function resultOf(uint64 epoch, bytes32 rewardRoot) internal view returns (EpochRoots.EpochResult memory r) {
        r.epoch = epoch;
        r.setId = 1;
        r.inputRoot = keccak256("input");
        r.verdictRoot = keccak256("verdict");
        r.rewardRoot = rewardRoot;
        r.parameterHash = keccak256("parameters");
        r.previousRewardRoot = roots.lastRewardRoot();
    }

    function resultOf(uint64 epoch, bytes32 rewardRoot, address token, uint256 cumulative)
        internal
        view
        returns (EpochRoots.EpochResult memory r)
    {
        r = resultOf(epoch, rewardRoot);
        r.totals = new EpochRoots.TokenTotal[](1);
        r.totals[0] = EpochRoots.TokenTotal(token, cumulative);
    }

    function post(EpochRoots.EpochResult memory r) internal {
        roots.post(r, QUORUM_BITMAP, sign(keys, roots.digest(r), QUORUM_BITMAP));
    }

    function expectPostRevert(EpochRoots.EpochResult memory r, bytes memory reason) internal {
        bytes memory signatures = sign(keys, roots.digest(r), QUORUM_BITMAP);
        vm.expectRevert(reason);
        roots.post(r, QUORUM_BITMAP, signatures);
    }

    function leafOf(address owner, address token, uint256 cumulative) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(owner, token, cumulative))));
    }

    function bound(uint256 value, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + value % (high - low + 1);
    }
}
