// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ReadingTree} from "../src/readings/ReadingTree.sol";
import {Vm} from "./Vm.sol";

/// @dev The tree agrees with the vectors that npm's tree library writes and the Java tests read.
contract ReadingTreeTest {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    string private constant READING_TYPE =
        "Reading(bytes32 report,bytes32 device,uint64 cell,uint64 observedMs,uint8 quantity,int64 value,uint32 qualityPpm)";

    function test_provesTheReadingsOfTheVectors() public view {
        string memory json = vm.readFile("src/test/resources/vectors/readings.json");
        uint256 i = 0;
        for (; vm.keyExistsJson(json, field(i, "")); i++) {
            ReadingTree.Reading[] memory readings =
                abi.decode(vm.parseJsonTypeArray(json, field(i, ".readings"), READING_TYPE), (ReadingTree.Reading[]));
            bytes32 root = vm.parseJsonBytes32(json, field(i, ".root"));
            bytes32[][] memory proofs =
                abi.decode(vm.parseJsonType(json, field(i, ".proofs"), "bytes32[][]"), (bytes32[][]));
            for (uint256 k = 0; k < readings.length; k++) {
                vm.assertTrue(this.isIn(readings[k], root, proofs[k]));
                readings[k].value ^= 1;
                vm.assertFalse(this.isIn(readings[k], root, proofs[k]));
            }
        }
        vm.assertGe(i, 9);
    }

    function test_refusesAProofLongerThanAnyTree() public {
        ReadingTree.Reading memory reading;
        vm.assertFalse(this.isIn(reading, bytes32(uint256(1)), new bytes32[](64)));
        vm.expectRevert(abi.encodeWithSelector(ReadingTree.ProofTooLong.selector, 65, 64));
        this.isIn(reading, bytes32(uint256(1)), new bytes32[](65));
    }

    function isIn(ReadingTree.Reading calldata reading, bytes32 root, bytes32[] calldata proof)
        external
        pure
        returns (bool)
    {
        return ReadingTree.isIn(reading, root, proof);
    }

    function field(uint256 i, string memory name) private pure returns (string memory) {
        return string.concat(".cases[", vm.toString(i), "]", name);
    }
}
