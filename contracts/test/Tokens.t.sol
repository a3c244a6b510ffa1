// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20Capped} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Capped.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Eip3009} from "../src/tokens/Eip3009.sol";
import {RewardToken} from "../src/tokens/RewardToken.sol";
import {Network} from "./Network.sol";

/// @dev An account contract that accepts the signatures of one key.
contract SmartAccount is IERC1271 {
    address private immutable OWNER;

    constructor(address owner) {
        OWNER = owner;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        return ECDSA.recover(hash, signature) == OWNER ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}

contract TokensTest is Network {
    uint256 private constant PAYER_KEY = 0xA11CE;
    bytes32 private constant NONCE = keccak256("nonce");

    address private payer;

    function setUp() public {
        setUpNetwork();
        payer = vm.addr(PAYER_KEY);
        usd.mint(payer, 1000);
    }

    function test_tellTheirNamesAndDecimals() public view {
        vm.assertEq(trig.name(), "Trigpoint");
        vm.assertEq(trig.symbol(), "TRIG");
        vm.assertEq(trig.decimals(), 18);
        vm.assertEq(usd.name(), "Trigpoint Local USD");
        vm.assertEq(usd.symbol(), "tUSD");
        vm.assertEq(usd.decimals(), 6);
        (, string memory name, string memory version,,,,) = usd.eip712Domain();
        vm.assertEq(name, "Trigpoint Local USD");
        vm.assertEq(version, "1");
    }

    function test_onlyTheVaultMintsRewards() public {
        vm.expectRevert(abi.encodeWithSelector(RewardToken.CallerIsNotMinter.selector, address(this)));
        trig.mint(ALICE, 1);
        vm.prank(address(vault));
        trig.mint(ALICE, 1);
        vm.assertEq(trig.balanceOf(ALICE), 1);
    }

    function test_neverMintsAboveTheCap() public {
        vm.prank(address(vault));
        trig.mint(ALICE, CAP);
        vm.expectRevert(abi.encodeWithSelector(ERC20Capped.ERC20ExceededCap.selector, CAP + 1, CAP));
        vm.prank(address(vault));
        trig.mint(ALICE, 1);
    }

    function test_refusesToHaveNoMinter() public {
        vm.expectRevert(abi.encodeWithSelector(RewardToken.MinterMissing.selector));
        new RewardToken(address(0), CAP);
    }

    function test_permits() public {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                payer,
                ALICE,
                7,
                0,
                type(uint256).max
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(PAYER_KEY, typed(structHash));
        usd.permit(payer, ALICE, 7, type(uint256).max, v, r, s);
        vm.assertEq(usd.allowance(payer, ALICE), 7);
    }

    function test_transfersOnceByAuthorization() public {
        bytes memory signature = authorization(PAYER_KEY, usd.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), payer, ALICE, 100);
        vm.expectEmit(address(usd));
        emit Eip3009.AuthorizationUsed(payer, NONCE);
        usd.transferWithAuthorization(payer, ALICE, 100, 0, type(uint256).max, NONCE, signature);
        vm.assertEq(usd.balanceOf(ALICE), 100);
        vm.assertTrue(usd.authorizationState(payer, NONCE));
        vm.expectRevert(abi.encodeWithSelector(Eip3009.AuthorizationAlreadyUsed.selector, payer, NONCE));
        usd.transferWithAuthorization(payer, ALICE, 100, 0, type(uint256).max, NONCE, signature);
    }

    function test_takesTheSignatureInThreeParts() public {
        (uint8 v, bytes32 r, bytes32 s) =
            split(authorization(PAYER_KEY, usd.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), payer, ALICE, 100));
        usd.transferWithAuthorization(payer, ALICE, 100, 0, type(uint256).max, NONCE, v, r, s);
        vm.assertEq(usd.balanceOf(ALICE), 100);
    }

    function test_takesAnAccountContractsSignature() public {
        SmartAccount account = new SmartAccount(payer);
        usd.mint(address(account), 100);
        bytes memory signature =
            authorization(PAYER_KEY, usd.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), address(account), ALICE, 100);
        usd.transferWithAuthorization(address(account), ALICE, 100, 0, type(uint256).max, NONCE, signature);
        vm.assertEq(usd.balanceOf(ALICE), 100);
    }

    function test_onlyThePayeeReceives() public {
        bytes memory signature = authorization(PAYER_KEY, usd.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(), payer, ALICE, 100);
        vm.expectRevert(abi.encodeWithSelector(Eip3009.CallerIsNotPayee.selector, address(this), ALICE));
        usd.receiveWithAuthorization(payer, ALICE, 100, 0, type(uint256).max, NONCE, signature);
        vm.prank(ALICE);
        usd.receiveWithAuthorization(payer, ALICE, 100, 0, type(uint256).max, NONCE, signature);
        vm.assertEq(usd.balanceOf(ALICE), 100);
    }

    function test_receivesWithTheSignatureInThreeParts() public {
        (uint8 v, bytes32 r, bytes32 s) =
            split(authorization(PAYER_KEY, usd.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(), payer, ALICE, 100));
        vm.prank(ALICE);
        usd.receiveWithAuthorization(payer, ALICE, 100, 0, type(uint256).max, NONCE, v, r, s);
        vm.assertEq(usd.balanceOf(ALICE), 100);
    }

    function test_refusesATransferSignatureForReceiving() public {
        bytes memory signature = authorization(PAYER_KEY, usd.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), payer, ALICE, 100);
        vm.expectRevert(abi.encodeWithSelector(Eip3009.InvalidAuthorizationSignature.selector, payer));
        vm.prank(ALICE);
        usd.receiveWithAuthorization(payer, ALICE, 100, 0, type(uint256).max, NONCE, signature);
    }

    function test_refusesOtherTermsThanWereSigned() public {
        bytes memory signature = authorization(PAYER_KEY, usd.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), payer, ALICE, 100);
        vm.expectRevert(abi.encodeWithSelector(Eip3009.InvalidAuthorizationSignature.selector, payer));
        usd.transferWithAuthorization(payer, ALICE, 101, 0, type(uint256).max, NONCE, signature);
        vm.expectRevert(abi.encodeWithSelector(Eip3009.InvalidAuthorizationSignature.selector, payer));
        usd.transferWithAuthorization(payer, BOB, 100, 0, type(uint256).max, NONCE, signature);
    }

    function test_refusesAnAuthorizationOutsideItsWindow() public {
        vm.expectRevert(abi.encodeWithSelector(Eip3009.AuthorizationNotYetValid.selector, block.timestamp));
        usd.transferWithAuthorization(payer, ALICE, 1, block.timestamp, type(uint256).max, NONCE, "");
        vm.expectRevert(abi.encodeWithSelector(Eip3009.AuthorizationExpired.selector, block.timestamp));
        usd.transferWithAuthorization(payer, ALICE, 1, 0, block.timestamp, NONCE, "");
    }

    function test_leavesTheNonceUnusedWhenTheBalanceIsTooSmall() public {
        bytes memory signature =
            authorization(PAYER_KEY, usd.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), payer, ALICE, 1001);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, payer, 1000, 1001));
        usd.transferWithAuthorization(payer, ALICE, 1001, 0, type(uint256).max, NONCE, signature);
        vm.assertFalse(usd.authorizationState(payer, NONCE));
    }

    function test_cancelsAnAuthorization() public {
        bytes memory signature = cancellation();
        vm.expectEmit(address(usd));
        emit Eip3009.AuthorizationCanceled(payer, NONCE);
        usd.cancelAuthorization(payer, NONCE, signature);
        vm.assertTrue(usd.authorizationState(payer, NONCE));
        (uint8 v, bytes32 r, bytes32 s) = split(signature);
        vm.expectRevert(abi.encodeWithSelector(Eip3009.AuthorizationAlreadyUsed.selector, payer, NONCE));
        usd.cancelAuthorization(payer, NONCE, v, r, s);
    }

    /// @dev Nonces are each payer's own, in any order: nobody can use up another's.
    function test_case13_aNonceBurntBySomeoneElse() public {
        uint256 otherKey = 0xB0B;
        usd.mint(vm.addr(otherKey), 100);
        bytes32 type_ = usd.TRANSFER_WITH_AUTHORIZATION_TYPEHASH();
        bytes memory signature = authorization(otherKey, type_, vm.addr(otherKey), BOB, 100);
        usd.transferWithAuthorization(vm.addr(otherKey), BOB, 100, 0, type(uint256).max, NONCE, signature);
        vm.assertFalse(usd.authorizationState(payer, NONCE));
        signature = authorization(PAYER_KEY, type_, payer, ALICE, 100);
        usd.transferWithAuthorization(payer, ALICE, 100, 0, type(uint256).max, NONCE, signature);
    }

    /// @dev Deadline, payee, token and chain are all in what was signed.
    function test_case13_anAuthorizationMovedInTimeOrToAnotherToken() public {
        bytes memory signature = authorization(PAYER_KEY, usd.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), payer, ALICE, 100);
        bytes memory reason = abi.encodeWithSelector(Eip3009.InvalidAuthorizationSignature.selector, payer);
        vm.expectRevert(reason);
        usd.transferWithAuthorization(payer, ALICE, 100, 0, type(uint256).max - 1, NONCE, signature);
        vm.expectRevert(reason);
        trig.transferWithAuthorization(payer, ALICE, 100, 0, type(uint256).max, NONCE, signature);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(reason);
        usd.transferWithAuthorization(payer, ALICE, 100, 0, type(uint256).max, NONCE, signature);
    }

    function test_onlyTheAuthorizerCancels() public {
        bytes memory signature = cancellation();
        vm.expectRevert(abi.encodeWithSelector(Eip3009.InvalidAuthorizationSignature.selector, ALICE));
        usd.cancelAuthorization(ALICE, NONCE, signature);
    }

    function cancellation() private view returns (bytes memory) {
        return rsv(PAYER_KEY, keccak256(abi.encode(usd.CANCEL_AUTHORIZATION_TYPEHASH(), payer, NONCE)));
    }

    function authorization(uint256 key, bytes32 typeHash, address from, address to, uint256 value)
        private
        view
        returns (bytes memory)
    {
        return rsv(key, keccak256(abi.encode(typeHash, from, to, value, 0, type(uint256).max, NONCE)));
    }

    function rsv(uint256 key, bytes32 structHash) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, typed(structHash));
        return abi.encodePacked(r, s, v);
    }

    function typed(bytes32 structHash) private view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", usd.DOMAIN_SEPARATOR(), structHash));
    }

    function split(bytes memory signature) private pure returns (uint8 v, bytes32 r, bytes32 s) {
        (r, s) = abi.decode(signature, (bytes32, bytes32));
        v = uint8(signature[64]);
    }
}
