// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Distributor} from "../src/claims/Distributor.sol";
import {EmissionVault} from "../src/epochs/EmissionVault.sol";
import {EpochDigest} from "../src/epochs/EpochDigest.sol";
import {EpochRoots} from "../src/epochs/EpochRoots.sol";
import {LocalStablecoin} from "../src/tokens/LocalStablecoin.sol";
import {RewardToken} from "../src/tokens/RewardToken.sol";
import {SignerSets} from "../src/quorum/SignerSets.sol";
import {Vm} from "./Vm.sol";

/// @title All contracts of a network with seven operators, and what a test needs to drive them.
abstract contract Network {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint128 internal constant EMISSION = 1000 ether;
    uint256 internal constant CAP = 1_000_000 ether;
    uint40 internal constant DELAY = 1 hours;
    uint40 internal constant OVERRIDE_DELAY = 2 days;
    uint64 internal constant FIRST_EPOCH = 10;
    uint64 internal constant EPOCH_SECONDS = 1 hours;
    uint64 internal constant HALVING_EPOCHS = 600;
    uint64 internal constant EPOCHS_OVER = 100;
    uint128 internal constant REWARD_OUTFLOW = 10_000 ether;
    uint16 internal constant OTHER_OUTFLOW = 10_000;
    uint256 internal constant SIGNERS = 7;
    uint256 internal constant QUORUM_BITMAP = 0x1f;
    address internal constant GOVERNOR = address(0x60);
    address internal constant GUARDIAN = address(0x6a);
    address internal constant ALICE = address(0xa11ce);
    address internal constant BOB = address(0xb0b);
    uint64 internal constant GENESIS_TIME = 1_700_000_000;

    SignerSets internal sets;
    RewardToken internal trig;
    EmissionVault internal vault;
    EpochRoots internal roots;
    Distributor internal distributor;
    LocalStablecoin internal usd;
    uint256[] internal keys;

    /// @dev All contracts, at a time when `EPOCHS_OVER` epochs are over.
    function setUpNetwork() internal {
        setUpNetwork(REWARD_OUTFLOW, OTHER_OUTFLOW);
    }

    function setUpNetwork(uint128 rewardOutflow, uint16 otherOutflow) internal {
        vm.warp(GENESIS_TIME + EPOCHS_OVER * EPOCH_SECONDS);
        keys = sortedKeys(1, SIGNERS);
        sets = new SignerSets(GOVERNOR, addressesOf(keys), FIRST_EPOCH);
        uint256 nonce = vm.getNonce(address(this));
        address minter = vm.computeCreateAddress(address(this), nonce + 1);
        address payer = vm.computeCreateAddress(address(this), nonce + 3);
        trig = new RewardToken(minter, CAP);
        vault = new EmissionVault(trig, payer, GENESIS_TIME, EPOCH_SECONDS, FIRST_EPOCH, HALVING_EPOCHS, EMISSION);
        roots = new EpochRoots(sets, vault, GUARDIAN, DELAY, OVERRIDE_DELAY);
        distributor = new Distributor(roots, vault, rewardOutflow, otherOutflow);
        usd = new LocalStablecoin();
    }

    /// @dev Keys from a seed, ordered by their addresses as a signer set wants them.
    function sortedKeys(uint256 seed, uint256 count) internal pure returns (uint256[] memory sorted) {
        sorted = new uint256[](count);
        address[] memory owners = new address[](count);
        for (uint256 i = 0; i < count; i++) {
            uint256 key = uint256(keccak256(abi.encode("operator", seed, i))) >> 1;
            address owner = vm.addr(key);
            uint256 j = i;
            for (; j > 0 && owners[j - 1] > owner; j--) {
                (sorted[j], owners[j]) = (sorted[j - 1], owners[j - 1]);
            }
            (sorted[j], owners[j]) = (key, owner);
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

    function resultOf(uint64 epoch, bytes32 rewardRoot) internal view returns (EpochDigest.EpochResult memory r) {
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
        returns (EpochDigest.EpochResult memory r)
    {
        r = resultOf(epoch, rewardRoot);
        r.totals = new EpochDigest.TokenTotal[](1);
        r.totals[0] = EpochDigest.TokenTotal(token, cumulative);
    }

    function post(EpochDigest.EpochResult memory r) internal {
        roots.post(r, quorumProof(roots.digest(r)));
    }

    /// @dev Posts a result and waits until it counts.
    function settle(EpochDigest.EpochResult memory r) internal {
        post(r);
        vm.warp(vm.getBlockTimestamp() + DELAY);
    }

    function expectPostRevert(EpochDigest.EpochResult memory r, bytes memory reason) internal {
        bytes memory proof = quorumProof(roots.digest(r));
        vm.expectRevert(reason);
        roots.post(r, proof);
    }

    /// @dev What set 1 shows for a digest: signers 0 to 4 of 7.
    function quorumProof(bytes32 digest) internal view returns (bytes memory) {
        return proofOf(keys, digest, QUORUM_BITMAP);
    }

    /// @dev The bitmap in four bytes, then a compact signature per set bit.
    function proofOf(uint256[] memory privateKeys, bytes32 digest, uint256 bitmap)
        internal
        pure
        returns (bytes memory)
    {
        return bytes.concat(bytes4(uint32(bitmap)), sign(privateKeys, digest, bitmap));
    }

    function leafOf(address owner, address token, uint256 cumulative) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(owner, token, cumulative))));
    }

    function bound(uint256 value, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + value % (high - low + 1);
    }
}
