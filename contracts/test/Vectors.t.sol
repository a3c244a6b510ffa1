// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {DeviceRegistry} from "../src/devices/DeviceRegistry.sol";
import {Registration} from "../src/devices/DeviceTypes.sol";
import {EpochDigest} from "../src/epochs/EpochDigest.sol";
import {EpochRoots} from "../src/epochs/EpochRoots.sol";
import {LocalStablecoin} from "../src/tokens/LocalStablecoin.sol";
import {Devices} from "./Devices.sol";

/// @dev The contracts agree with the vectors that the Java tests read too.
contract VectorsTest is Devices {
    string private constant FOLDER = "src/test/resources/vectors/";
    string private constant RESULT_TYPE =
        "EpochResult(uint64 epoch,uint64 setId,bytes32 inputRoot,bytes32 verdictRoot,bytes32 rewardRoot,bytes32 parameterHash,bytes32 previousRewardRoot,TokenTotal[] totals)TokenTotal(address token,uint256 cumulative)";
    string private constant LEAF_TYPE = "Leaf(address owner,address token,uint256 cumulative)";
    string private constant TERMS_TYPE =
        "TransferTerms(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)";
    string private constant REGISTRATION_TYPE =
        "Registration(uint8 keyType,bytes publicKey,uint8 deviceKind,uint64 coarseCell,bytes32 locationCommitment,uint64 deadline)";

    struct Leaf {
        address owner;
        address token;
        uint256 cumulative;
    }

    struct TransferTerms {
        address from;
        address to;
        uint256 value;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
    }

    function setUp() public {
        setUpDevices();
    }

    function test_merkleProofsLeadToTheRoots() public view {
        string memory json = file("merkle");
        uint256 i = 0;
        for (; vm.keyExistsJson(json, caseOf(i)); i++) {
            bytes32 root = vm.parseJsonBytes32(json, field(i, "root"));
            Leaf[] memory leaves = abi.decode(vm.parseJsonTypeArray(json, field(i, "leaves"), LEAF_TYPE), (Leaf[]));
            bytes32[][] memory proofs =
                abi.decode(vm.parseJsonType(json, field(i, "proofs"), "bytes32[][]"), (bytes32[][]));
            vm.assertEq(proofs.length, leaves.length);
            for (uint256 k = 0; k < leaves.length; k++) {
                bytes32 leaf = leafOf(leaves[k].owner, leaves[k].token, leaves[k].cumulative);
                vm.assertTrue(MerkleProof.verify(proofs[k], root, leaf));
            }
        }
        vm.assertGe(i, 30);
    }

    function test_epochResultsHaveTheDigests() public {
        string memory json = file("epoch-results");
        uint256 i = 0;
        for (; vm.keyExistsJson(json, caseOf(i)); i++) {
            EpochDigest.EpochResult memory r =
                abi.decode(vm.parseJsonType(json, field(i, "result"), RESULT_TYPE), (EpochDigest.EpochResult));
            EpochRoots placed = EpochRoots(vm.parseJsonAddress(json, field(i, "contract")));
            place(json, i, address(placed), address(roots));
            vm.assertEq(placed.digest(r), vm.parseJsonBytes32(json, field(i, "digest")));
        }
        vm.assertGe(i, 16);
    }

    function test_transferAuthorizationsMoveTokens() public {
        string memory json = file("transfer-authorizations");
        vm.warp(1 << 32);
        uint256 i = 0;
        for (; vm.keyExistsJson(json, caseOf(i)); i++) {
            LocalStablecoin placed = LocalStablecoin(vm.parseJsonAddress(json, field(i, "token")));
            bool local = keccak256(bytes(vm.parseJsonString(json, field(i, "name")))) == keccak256(bytes(usd.name()));
            place(json, i, address(placed), local ? address(usd) : address(trig));
            TransferTerms memory t = abi.decode(vm.parseJsonType(json, field(i, "terms"), TERMS_TYPE), (TransferTerms));
            fund(placed, local, t);
            (bool done,) = address(placed).call(vm.parseJsonBytes(json, field(i, "calldata")));
            vm.assertTrue(done == (local || t.value <= CAP));
            vm.assertEq(placed.authorizationState(t.from, t.nonce), done);
            vm.assertEq(placed.balanceOf(t.to), done ? t.value : 0);
        }
        vm.assertGe(i, 12);
    }

    function test_registrationsHaveTheMessagesAndAreAccepted() public {
        string memory json = file("registrations");
        uint256 i = 0;
        for (; vm.keyExistsJson(json, caseOf(i)); i++) {
            DeviceRegistry placed = DeviceRegistry(vm.parseJsonAddress(json, field(i, "registry")));
            place(json, i, address(placed), address(registry));
            Registration memory r =
                abi.decode(vm.parseJsonType(json, field(i, "registration"), REGISTRATION_TYPE), (Registration));
            vm.warp(r.deadline);
            address owner = vm.parseJsonAddress(json, field(i, "owner"));
            uint256 nonce = vm.parseJsonUint(json, field(i, "nonce"));
            bytes memory message = placed.registrationMessage(owner, nonce, r);
            vm.assertEq(message, vm.parseJsonBytes(json, field(i, "message")));
            vm.assertEq(placed.deviceIdOf(r.keyType, r.publicKey), vm.parseJsonBytes32(json, field(i, "deviceId")));
            bool expected = nonce == 0 || r.keyType == 1;
            vm.prank(owner);
            (bool done,) = address(placed).call(vm.parseJsonBytes(json, field(i, "register")));
            vm.assertEq(done, expected);
        }
        vm.assertGe(i, 12);
    }

    function test_locationCommitmentsAreTheHashes() public view {
        string memory json = file("location-commitments");
        uint256 i = 0;
        for (; vm.keyExistsJson(json, caseOf(i)); i++) {
            bytes32 commitment = keccak256(
                abi.encodePacked(
                    "TRIGPOINT-LOCATION-V1",
                    uint64(vm.parseJsonUint(json, field(i, "cell"))),
                    int32(vm.parseJsonInt(json, field(i, "gainDdbi"))),
                    int32(vm.parseJsonInt(json, field(i, "elevationDm"))),
                    vm.parseJsonBytes32(json, field(i, "salt"))
                )
            );
            vm.assertEq(commitment, vm.parseJsonBytes32(json, field(i, "commitment")));
        }
        vm.assertGe(i, 16);
    }

    /// @dev Puts a contract's code where a vector says it is, on the chain that the vector names.
    function place(string memory json, uint256 i, address where, address original) private {
        vm.chainId(vm.parseJsonUint(json, field(i, "chainId")));
        vm.etch(where, original.code);
    }

    function fund(LocalStablecoin token, bool local, TransferTerms memory t) private {
        if (local) return token.mint(t.from, t.value);
        if (t.value > CAP) return;
        vm.prank(address(vault));
        token.mint(t.from, t.value);
    }

    function file(string memory name) private view returns (string memory) {
        return vm.readFile(string.concat(FOLDER, name, ".json"));
    }

    function caseOf(uint256 i) private pure returns (string memory) {
        return string.concat(".cases[", vm.toString(i), "]");
    }

    function field(uint256 i, string memory name) private pure returns (string memory) {
        return string.concat(caseOf(i), ".", name);
    }
}
