// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ChannelConfig, Voucher, VoucherClaim} from "../../src/channels/ChannelConfig.sol";
import {X402Channels} from "./X402Channels.sol";
import {ChannelMarket} from "./ChannelMarket.sol";

/// @dev A token that only remembers what it was asked to transfer.
contract Ledger {
    mapping(address account => uint256 amount) public balanceOf;
    bytes32 public asked;

    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        asked = keccak256(abi.encode(from, to, value, validAfter, validBefore, nonce, signature));
        balanceOf[to] += value;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
        return true;
    }
}

/// @dev The contracts agree with what the published x402 client computes and signs.
contract X402VectorsTest is ChannelMarket {
    string private _json;

    function setUp() public {
        _json = vm.readFile("src/test/resources/vectors/x402.json");
        vm.chainId(number("channel.domain.chainId"));
        channels = X402Channels(account("channel.domain.verifyingContract"));
        vm.etch(address(channels), address(newChannels()).code);
    }

    function test_typeHashes() public view {
        vm.assertEq(channels.CHANNEL_CONFIG_TYPEHASH(), word("typehashes.ChannelConfig"));
        vm.assertEq(channels.VOUCHER_TYPEHASH(), word("typehashes.Voucher"));
        vm.assertEq(channels.REFUND_TYPEHASH(), word("typehashes.Refund"));
        vm.assertEq(channels.CLAIM_ENTRY_TYPEHASH(), word("typehashes.ClaimEntry"));
        vm.assertEq(channels.CLAIM_BATCH_TYPEHASH(), word("typehashes.ClaimBatch"));
    }

    function test_channelId() public view {
        vm.assertEq(channels.getChannelId(theirs()), word("channel.channelId"));
    }

    function test_voucherDigest() public view {
        bytes32 digest = channels.getVoucherDigest(word("channel.channelId"), uint128(number("voucher.maxClaimable")));
        vm.assertEq(digest, word("voucher.digest"));
    }

    function test_refundDigest() public view {
        bytes32 id = word("channel.channelId");
        bytes32 digest = channels.getRefundDigest(id, number("refund.nonce"), uint128(number("refund.amount")));
        vm.assertEq(digest, word("refund.digest"));
    }

    function test_claimBatchDigest() public view {
        vm.assertEq(channels.getClaimBatchDigest(rows()), word("claimBatch.digest"));
    }

    function test_voucherOfTheClientIsClaimed() public {
        deposit();
        vm.prank(theirs().receiver);
        channels.claim(rows());
        (, uint128 claimed) = channels.channels(word("channel.channelId"));
        vm.assertEq(claimed, number("claimBatch.claims[0].totalClaimed"));
    }

    function test_collectorAsksForTheAuthorizationOfTheClient() public {
        deposit();
        bytes memory expected = abi.encode(
            account("deposit.authorization.from"),
            account("deposit.authorization.to"),
            number("deposit.authorization.value"),
            number("deposit.authorization.validAfter"),
            number("deposit.authorization.validBefore"),
            word("deposit.authorization.nonce"),
            vm.parseJsonBytes(_json, ".deposit.signature")
        );
        vm.assertEq(Ledger(theirs().token).asked(), keccak256(expected));
    }

    /// @dev The client's deposit, collected at the collector's published address.
    function deposit() private {
        ChannelConfig memory c = theirs();
        vm.etch(c.token, type(Ledger).runtimeCode);
        address where = account("addresses.erc3009_deposit_collector");
        vm.etch(where, address(newCollector(address(channels))).code);
        bytes memory data = abi.encode(
            number("deposit.authorization.validAfter"),
            number("deposit.authorization.validBefore"),
            number("deposit.salt"),
            vm.parseJsonBytes(_json, ".deposit.signature")
        );
        channels.deposit(c, uint128(number("deposit.authorization.value")), where, data);
    }

    function rows() private view returns (VoucherClaim[] memory all) {
        all = new VoucherClaim[](1);
        all[0].voucher = Voucher(theirs(), uint128(number("claimBatch.claims[0].maxClaimableAmount")));
        all[0].signature = vm.parseJsonBytes(_json, ".voucher.signature");
        all[0].totalClaimed = uint128(number("claimBatch.claims[0].totalClaimed"));
    }

    function theirs() private view returns (ChannelConfig memory) {
        return ChannelConfig(
            account("channel.config.payer"),
            account("channel.config.payerAuthorizer"),
            account("channel.config.receiver"),
            account("channel.config.receiverAuthorizer"),
            account("channel.config.token"),
            uint40(number("channel.config.withdrawDelay")),
            word("channel.config.salt")
        );
    }

    function account(string memory key) private view returns (address) {
        return vm.parseJsonAddress(_json, string.concat(".", key));
    }

    function word(string memory key) private view returns (bytes32) {
        return vm.parseJsonBytes32(_json, string.concat(".", key));
    }

    function number(string memory key) private view returns (uint256) {
        return vm.parseJsonUint(_json, string.concat(".", key));
    }
}
