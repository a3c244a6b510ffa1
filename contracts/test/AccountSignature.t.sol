// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AccountSignature} from "../src/tokens/AccountSignature.sol";
import {SharedWallet} from "./channels/SharedWallet.sol";
import {Vm} from "./Vm.sol";

contract AccountSignatureTest {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 private constant CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
    uint256 private constant KEY = 77;
    bytes32 private constant DIGEST = keccak256("what is signed");

    function isBy(address account, bytes calldata signature) external view returns (bool) {
        return AccountSignature.isBy(account, DIGEST, signature);
    }

    function isByKey(address account, bytes calldata signature) external pure returns (bool) {
        return AccountSignature.isByKey(account, DIGEST, signature);
    }

    function isBy(address account, uint8 v, bytes32 r, bytes32 s) private view returns (bool) {
        return AccountSignature.isBy(account, DIGEST, v, r, s);
    }

    function test_aKeySignsForItsAccountOnly() public view {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, DIGEST);
        bytes memory signature = abi.encodePacked(r, s, v);
        vm.assertTrue(this.isBy(vm.addr(KEY), signature) && this.isByKey(vm.addr(KEY), signature));
        vm.assertTrue(isBy(vm.addr(KEY), v, r, s));
        vm.assertFalse(this.isBy(vm.addr(78), signature) || this.isByKey(vm.addr(78), signature));
        vm.assertFalse(isBy(vm.addr(78), v, r, s));
    }

    function test_aContractSignsByItsOwnRule() public {
        address wallet = address(new SharedWallet(vm.addr(KEY)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, DIGEST);
        bytes memory signature = abi.encodePacked(r, s, v);
        vm.assertTrue(this.isBy(wallet, signature) && isBy(wallet, v, r, s));
        vm.assertFalse(this.isByKey(wallet, signature));
        (v, r, s) = vm.sign(78, DIGEST);
        vm.assertFalse(this.isBy(wallet, abi.encodePacked(r, s, v)) || isBy(wallet, v, r, s));
    }

    function test_aContractWithoutARuleSignsNothing() public view {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, DIGEST);
        vm.assertFalse(this.isBy(address(this), abi.encodePacked(r, s, v)) || isBy(address(this), v, r, s));
    }

    function test_case14_nobodySignsForTheZeroAddress() public view {
        vm.assertFalse(this.isBy(address(0), new bytes(65)) || this.isByKey(address(0), new bytes(65)));
        vm.assertFalse(isBy(address(0), 0, 0, 0));
    }

    function test_case14_oneEncodingOfAKeysSignature() public view {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, DIGEST);
        bytes32 high = bytes32(CURVE_ORDER - uint256(s));
        vm.assertFalse(isBy(vm.addr(KEY), v == 27 ? 28 : 27, r, high) || isBy(vm.addr(KEY), v - 27, r, s));
        bytes memory compact = abi.encodePacked(r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
        vm.assertFalse(this.isBy(vm.addr(KEY), compact) || this.isBy(vm.addr(KEY), ""));
        vm.assertFalse(this.isBy(vm.addr(KEY), abi.encodePacked(r, s, v, uint8(0))));
    }
}
