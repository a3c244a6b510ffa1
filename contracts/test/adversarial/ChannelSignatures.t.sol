// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ChannelConfig, Voucher, VoucherClaim} from "../../src/channels/ChannelConfig.sol";
import {ChannelLedger} from "../../src/channels/ChannelLedger.sol";
import {X402Channels} from "../channels/X402Channels.sol";
import {DepositCollector} from "../../src/channels/DepositCollector.sol";
import {ChannelRefusals} from "../../src/channels/ChannelRefusals.sol";
import {ChannelMarket} from "../channels/ChannelMarket.sol";
import {SharedWallet} from "../channels/SharedWallet.sol";

/// @dev Signatures of others, for other things, and in other forms.
contract ChannelSignaturesTest is ChannelMarket {
    uint256 private constant CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
    bytes private constant UNSIGNED = abi.encodeWithSelector(ChannelRefusals.InvalidSignature.selector);

    ChannelConfig private c;

    function setUp() public {
        setUpMarket();
        c = config();
        open(c);
    }

    function test_channel_wrongVoucherSignature() public {
        VoucherClaim memory one = row(c, 100, 100);
        one.signature = voucher(STRANGER_KEY, c, 100);
        expectClaimRevert(RECEIVER, only(one), UNSIGNED);
        one.signature = voucher(PAYER_KEY, c, 99);
        expectClaimRevert(RECEIVER, only(one), UNSIGNED);
        one.signature = voucher(AUTHORIZER_KEY, c, 100);
        expectClaimRevert(RECEIVER, only(one), UNSIGNED);
    }

    function test_channel_malformedVoucherSignature() public {
        VoucherClaim memory one = row(c, 100, 100);
        bytes[4] memory bad = [bytes(""), hex"00", new bytes(65), bytes.concat(one.signature, hex"00")];
        for (uint256 i = 0; i < bad.length; i++) {
            one.signature = bad[i];
            expectClaimRevert(RECEIVER, only(one), UNSIGNED);
        }
    }

    /// @dev A named authorizer replaces the payer: the payer's own key signs nothing then.
    function test_channel_payerSignsWhereAnAuthorizerIsNamed() public {
        ChannelConfig memory named = salted(7);
        named.payerAuthorizer = vm.addr(STRANGER_KEY);
        open(named);
        expectClaimRevert(RECEIVER, only(row(named, 100, 100)), UNSIGNED);
        VoucherClaim memory one = row(named, 100, 100);
        one.signature = voucher(STRANGER_KEY, named, 100);
        claimBy(RECEIVER, only(one));
        expectChannel(named, DEPOSIT, 100);
    }

    /// @dev A contract named as payer's authorizer has no key, so nothing can be claimed from such a channel.
    function test_channel_contractNamedAsPayerAuthorizer() public {
        ChannelConfig memory named = salted(8);
        named.payerAuthorizer = address(new SharedWallet(vm.addr(STRANGER_KEY)));
        open(named);
        VoucherClaim memory one = row(named, 100, 100);
        one.signature = voucher(STRANGER_KEY, named, 100);
        expectClaimRevert(RECEIVER, only(one), UNSIGNED);
    }

    function test_channel_mixedAuthorizersInOneBatch() public {
        ChannelConfig memory other = salted(9);
        other.receiverAuthorizer = vm.addr(STRANGER_KEY);
        open(other);
        VoucherClaim[] memory rows = both(row(c, 5, 5), row(other, 5, 5));
        bytes memory signature = batchSigned(AUTHORIZER_KEY, rows);
        vm.expectRevert(
            abi.encodeWithSelector(ChannelRefusals.NotReceiverAuthorizer.selector, authorizer, other.receiverAuthorizer)
        );
        channels.claimWithSignature(rows, signature);
        expectClaimRevert(
            authorizer,
            rows,
            abi.encodeWithSelector(
                ChannelRefusals.NotAuthorizedToClaim.selector, authorizer, channels.getChannelId(other)
            )
        );
    }

    function test_channel_batchWithARowExchanged() public {
        VoucherClaim[] memory rows = only(row(c, 100, 50));
        bytes memory signature = batchSigned(AUTHORIZER_KEY, rows);
        rows[0].totalClaimed = 51;
        vm.expectRevert(UNSIGNED);
        channels.claimWithSignature(rows, signature);
        vm.expectRevert(UNSIGNED);
        channels.claimWithSignature(both(rows[0], rows[0]), signature);
    }

    function test_channel_refundOfAnotherAmountOrChannel() public {
        bytes memory signature = refundSigned(AUTHORIZER_KEY, c, 0, 100);
        vm.expectRevert(UNSIGNED);
        channels.refundWithSignature(c, 101, 0, signature);
        vm.expectRevert(UNSIGNED);
        channels.refundWithSignature(salted(2), 100, 0, signature);
    }

    function test_channel_refundSignedByAnotherReceiver() public {
        bytes memory signature = refundSigned(STRANGER_KEY, c, 0, 100);
        vm.expectRevert(UNSIGNED);
        channels.refundWithSignature(c, 100, 0, signature);
        signature = refundSigned(PAYER_KEY, c, 0, 100);
        vm.expectRevert(UNSIGNED);
        channels.refundWithSignature(c, 100, 0, signature);
    }

    function test_channel_relayerSubmitsBothSignatures() public {
        VoucherClaim[] memory rows = only(row(c, 700, 700));
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(channels.claimWithSignature, (rows, batchSigned(AUTHORIZER_KEY, rows)));
        bytes memory signature = refundSigned(AUTHORIZER_KEY, c, 0, DEPOSIT - 700);
        calls[1] = abi.encodeCall(channels.refundWithSignature, (c, DEPOSIT - 700, 0, signature));
        vm.prank(RELAYER);
        channels.multicall(calls);
        expectChannel(c, 700, 700);
    }

    function test_channel_refundReplay() public {
        bytes memory signature = refundSigned(AUTHORIZER_KEY, c, 0, 100);
        channels.refundWithSignature(c, 100, 0, signature);
        expectNonceRefused(c, signature, 0, 1);
        vm.expectRevert(UNSIGNED);
        channels.refundWithSignature(c, 100, 1, signature);
    }

    function test_channel_refundReplayAfterANoopAndANewDeposit() public {
        claim(c, DEPOSIT);
        bytes memory signature = refundSigned(AUTHORIZER_KEY, c, 0, 100);
        channels.refundWithSignature(c, 100, 0, signature);
        expectChannel(c, DEPOSIT, DEPOSIT);
        deposit(c, 500);
        expectNonceRefused(c, signature, 0, 1);
        expectChannel(c, DEPOSIT + 500, DEPOSIT);
    }

    function test_channel_nonceBumpedByADirectRefund() public {
        bytes memory signature = refundSigned(AUTHORIZER_KEY, c, 0, 100);
        refund(c, 1);
        expectNonceRefused(c, signature, 0, 1);
    }

    /// @dev A channel that was emptied and filled again keeps its totals and its nonce.
    function test_channel_replayAgainstAReopenedChannel() public {
        VoucherClaim[] memory rows = only(row(c, 700, 700));
        bytes memory batch = batchSigned(AUTHORIZER_KEY, rows);
        bytes memory signature = refundSigned(AUTHORIZER_KEY, c, 0, 100);
        channels.claimWithSignature(rows, batch);
        channels.refundWithSignature(c, 100, 0, signature);
        refund(c, DEPOSIT);
        deposit(c, DEPOSIT);
        channels.claimWithSignature(rows, batch);
        expectChannel(c, DEPOSIT + 700, 700);
        expectNonceRefused(c, signature, 0, 2);
    }

    function test_channel_depositReplay() public {
        ChannelConfig memory other = salted(3);
        bytes memory data = authorization(c, 5);
        vm.expectRevert(abi.encodeWithSignature("InvalidAuthorizationSignature(address)", payer));
        channels.deposit(other, 5, address(collector), data);
        channels.deposit(c, 5, address(collector), data);
        (,, uint256 salt,) = abi.decode(data, (uint256, uint256, uint256, bytes));
        bytes32 nonce = keccak256(abi.encode(channels.getChannelId(c), salt));
        vm.expectRevert(abi.encodeWithSignature("AuthorizationAlreadyUsed(address,bytes32)", payer, nonce));
        channels.deposit(c, 5, address(collector), data);
    }

    function test_channel_depositOfAnotherAmount() public {
        bytes memory data = authorization(c, 5);
        vm.expectRevert(abi.encodeWithSignature("InvalidAuthorizationSignature(address)", payer));
        channels.deposit(c, 6, address(collector), data);
    }

    function test_case11_channelSignaturesOfAnotherContractOrChain() public {
        X402Channels other = newChannels();
        VoucherClaim memory one = row(c, 100, 100);
        one.signature = signed(PAYER_KEY, other.getVoucherDigest(channels.getChannelId(c), 100));
        expectClaimRevert(RECEIVER, only(one), UNSIGNED);
        one = row(c, 100, 100);
        bytes memory batch = batchSigned(AUTHORIZER_KEY, only(one));
        bytes memory signature = refundSigned(AUTHORIZER_KEY, c, 0, 100);
        vm.chainId(4689);
        expectClaimRevert(RECEIVER, only(one), UNSIGNED);
        vm.expectRevert(UNSIGNED);
        channels.claimWithSignature(only(one), batch);
        vm.expectRevert(UNSIGNED);
        channels.refundWithSignature(c, 100, 0, signature);
    }

    /// @dev The same channel in another settlement contract has another id, so its deposit cannot be collected there.
    function test_case11_channelDepositForAnotherSettlement() public {
        X402Channels other = newChannels();
        DepositCollector shared = newCollector(address(other));
        bytes memory data = authorization(c, 5);
        vm.expectRevert(abi.encodeWithSignature("InvalidAuthorizationSignature(address)", payer));
        other.deposit(c, 5, address(shared), data);
        vm.assertTrue(other.getChannelId(c) != channels.getChannelId(c));
    }

    /// @dev A signature for one action is worthless for each other one, even where the figures fit.
    function test_case12_channelActionsHaveTypesOfTheirOwn() public {
        VoucherClaim[] memory rows = only(row(c, 100, 100));
        bytes memory asRefund = refundSigned(AUTHORIZER_KEY, c, 0, 100);
        bytes memory asVoucher = voucher(AUTHORIZER_KEY, c, 100);
        bytes memory asBatch = batchSigned(AUTHORIZER_KEY, rows);
        vm.expectRevert(UNSIGNED);
        channels.claimWithSignature(rows, asRefund);
        vm.expectRevert(UNSIGNED);
        channels.claimWithSignature(rows, asVoucher);
        vm.expectRevert(UNSIGNED);
        channels.refundWithSignature(c, 100, 0, asVoucher);
        vm.expectRevert(UNSIGNED);
        channels.refundWithSignature(c, 100, 0, asBatch);
    }

    /// @dev Refund nonces are counted for each channel: nobody burns those of another.
    function test_case13_channelNoncesAreOfTheChannel() public {
        ChannelConfig memory other = salted(2);
        open(other);
        bytes memory signature = refundSigned(AUTHORIZER_KEY, c, 0, 100);
        refund(other, 1);
        channels.refundWithSignature(c, 100, 0, signature);
        expectChannel(c, DEPOSIT - 100, 0);
    }

    function test_case14_channelHighS() public {
        VoucherClaim memory one = row(c, 100, 100);
        (bytes32 r, bytes32 s, uint8 v) = split(one.signature);
        one.signature = abi.encodePacked(r, bytes32(CURVE_ORDER - uint256(s)), v == 27 ? 28 : 27);
        expectClaimRevert(RECEIVER, only(one), UNSIGNED);
    }

    function test_case14_channelSmallV() public {
        VoucherClaim memory one = row(c, 100, 100);
        (bytes32 r, bytes32 s, uint8 v) = split(one.signature);
        uint8[4] memory others = [v - 27, v + 2, 0, 255];
        for (uint256 i = 0; i < others.length; i++) {
            one.signature = abi.encodePacked(r, s, others[i]);
            expectClaimRevert(RECEIVER, only(one), UNSIGNED);
        }
    }

    function test_case14_channelCompactTwin() public {
        VoucherClaim memory one = row(c, 100, 100);
        (bytes32 r, bytes32 s, uint8 v) = split(one.signature);
        one.signature = abi.encodePacked(r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
        expectClaimRevert(RECEIVER, only(one), UNSIGNED);
    }

    /// @dev A signature that recovers to nobody is not one of the zero address.
    function test_case14_channelZeroSigner() public {
        ChannelConfig memory nobody = c;
        nobody.receiverAuthorizer = address(0);
        bytes memory garbage = abi.encodePacked(bytes32(0), bytes32(0), uint8(27));
        vm.expectRevert(UNSIGNED);
        channels.refundWithSignature(nobody, 1, 0, garbage);
        nobody.receiverAuthorizer = authorizer;
        (nobody.payer, nobody.payerAuthorizer) = (address(0), address(0));
        VoucherClaim memory one = VoucherClaim(Voucher(nobody, 5), garbage, 5);
        expectClaimRevert(RECEIVER, only(one), UNSIGNED);
    }

    /// @dev Two rows of which both offsets lead to the same bytes are the same row twice.
    function test_case20_channelRowsThatOverlap() public {
        bytes memory call = abi.encodeCall(channels.claim, (both(row(c, 700, 700), row(c, 900, 900))));
        overwrite(call, 4 + 3 * 32, word(call, 4 + 2 * 32));
        vm.prank(RECEIVER);
        (bool done,) = address(channels).call(call);
        vm.assertTrue(done);
        expectChannel(c, DEPOSIT, 700);
        expectReceiver(address(usd), 700, 0);
    }

    function test_case20_channelRowsBeyondTheCalldata() public {
        bytes memory call = abi.encodeCall(channels.claim, (only(row(c, 700, 700))));
        overwrite(call, 4 + 2 * 32, call.length);
        expectRefused(call);
    }

    /// @dev Bits above an address or the delay would give one channel many ids.
    function test_case20_channelDirtyConfigs() public {
        for (uint256 field = 0; field < 6; field++) {
            uint256 position = 4 + 32 * field;
            bytes memory call = abi.encodeCall(channels.refund, (c, 5));
            overwrite(call, position, word(call, position) | (1 << (field == 5 ? 40 : 160)));
            expectRefused(call);
            call = abi.encodeCall(channels.getChannelId, (c));
            overwrite(call, position, word(call, position) | (1 << 255));
            expectRefused(call);
        }
    }

    function expectRefused(bytes memory call) private {
        vm.prank(RECEIVER);
        (bool done,) = address(channels).call(call);
        vm.assertFalse(done);
        expectChannel(c, DEPOSIT, 0);
    }

    function word(bytes memory data, uint256 position) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := mload(add(add(data, 0x20), position))
        }
    }

    function overwrite(bytes memory data, uint256 position, uint256 value) private pure {
        assembly ("memory-safe") {
            mstore(add(add(data, 0x20), position), value)
        }
    }

    function split(bytes memory signature) private pure returns (bytes32 r, bytes32 s, uint8 v) {
        return (bytes32(word(signature, 0)), bytes32(word(signature, 32)), uint8(signature[64]));
    }

    function expectNonceRefused(ChannelConfig memory where, bytes memory signature, uint256 nonce, uint256 expected)
        private
    {
        vm.expectRevert(abi.encodeWithSelector(ChannelRefusals.InvalidRefundNonce.selector, nonce, expected));
        channels.refundWithSignature(where, 100, nonce, signature);
    }
}
