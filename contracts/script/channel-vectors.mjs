// Writes the shared vectors of the voucher channels, with viem as the reference, or checks them with --check.
import fs from "node:fs";
import path from "node:path";
import { encodeAbiParameters, encodeEventTopics, encodeFunctionData, hashTypedData } from "viem";
import { getAbiItem } from "viem/utils";
import { seeded, writeOrCheck } from "./vectors.mjs";

const { word, address, small } = seeded("trigpoint-channels-1");
const artifact = path.resolve(import.meta.dirname, "../src/main/resources/io/trigpoint/contracts/VoucherChannels.json");
const { abi } = JSON.parse(fs.readFileSync(artifact, "utf8"));
const fields = (...pairs) => pairs.map(([name, type]) => ({ name, type }));
const TYPES = {
  ChannelConfig: fields(
    ...["payer", "payerAuthorizer", "receiver", "receiverAuthorizer", "token"].map((name) => [name, "address"]),
    ["withdrawDelay", "uint40"],
    ["salt", "bytes32"],
  ),
  Voucher: fields(["channelId", "bytes32"], ["maxClaimableAmount", "uint128"]),
  Refund: fields(["channelId", "bytes32"], ["nonce", "uint256"], ["amount", "uint128"]),
  ClaimBatch: fields(["claims", "ClaimEntry[]"]),
  ClaimEntry: fields(["channelId", "bytes32"], ["maxClaimableAmount", "uint128"], ["totalClaimed", "uint128"]),
};

function config(i, k) {
  const named = (role) => address(role, i, k);
  return {
    payer: named("payer"),
    payerAuthorizer: i % 3 === 0 ? "0x" + "0".repeat(40) : named("payer authorizer"),
    receiver: named("receiver"),
    receiverAuthorizer: named("receiver authorizer"),
    token: named("token"),
    withdrawDelay: 900 + Number(small(21, "delay", i, k)),
    salt: k === 0 ? "0x" + "0".repeat(64) : word("salt", i, k),
  };
}

function log(eventName, args) {
  const item = getAbiItem({ abi, name: eventName });
  const data = item.inputs.filter(({ indexed }) => !indexed);
  const topics = encodeEventTopics({ abi, eventName, args });
  return { topics, data: encodeAbiParameters(data, data.map(({ name }) => args[name])) };
}

function events(config, channelId, i) {
  const sender = address("sender", i);
  const amount = small(128, "logged", i);
  return {
    ChannelCreated: log("ChannelCreated", { channelId, config }),
    ChannelClosed: log("ChannelClosed", { channelId, config }),
    Deposited: log("Deposited", { channelId, sender, amount, newBalance: amount / 2n }),
    Claimed: log("Claimed", { channelId, sender, claimAmount: amount, newTotalClaimed: amount / 2n }),
    Settled: log("Settled", { receiver: config.receiver, token: config.token, sender, amount }),
    Refunded: log("Refunded", { channelId, sender, amount }),
    WithdrawInitiated: log("WithdrawInitiated", { channelId, amount, finalizeAfter: config.withdrawDelay }),
    WithdrawFinalized: log("WithdrawFinalized", { channelId, sender, amount }),
  };
}

function vector(i) {
  const chainId = Number(1n + small(31, "chain", i));
  const settlement = address("settlement", i);
  const digest = (primaryType, message) =>
    hashTypedData({ domain: { name: "x402 Batch Settlement", version: "1", chainId, verifyingContract: settlement }, types: TYPES, primaryType, message });
  const calldata = (functionName, args) => encodeFunctionData({ abi, functionName, args });
  const claims = Array.from({ length: 1 + (i % 4) }, (_, k) => ({
    voucher: { channel: config(i, k), maxClaimableAmount: small(128, "ceiling", i, k) },
    signature: word("voucher r", i, k) + word("voucher s", i, k).slice(2) + "1b",
    totalClaimed: small(100, "claimed", i, k),
  }));
  const first = claims[0].voucher.channel;
  const channelIds = claims.map(({ voucher }) => digest("ChannelConfig", voucher.channel));
  const entry = ({ voucher, totalClaimed }, k) => ({ channelId: channelIds[k], maxClaimableAmount: voucher.maxClaimableAmount, totalClaimed });
  const [amount, nonce, salt] = [small(128, "amount", i), small(200, "nonce", i), small(256, "deposit salt", i)];
  const [collector, signature] = [address("collector", i), word("r", i) + word("s", i).slice(2) + "1c"];
  const authorization = ["uint256", "uint256", "uint256", "bytes"].map((type) => ({ type }));
  const collectorData = encodeAbiParameters(authorization, [0n, nonce, salt, signature]);
  const refund = calldata("refund", [first, amount]);
  const settle = calldata("settle", [first.receiver, first.token]);
  return {
    chainId, settlement, claims, channelIds, amount, nonce, salt, collector, signature, collectorData, sender: address("sender", i), logged: small(128, "logged", i),
    digests: {
      voucher: digest("Voucher", { channelId: channelIds[0], maxClaimableAmount: claims[0].voucher.maxClaimableAmount }),
      refund: digest("Refund", { channelId: channelIds[0], nonce, amount }),
      claimBatch: digest("ClaimBatch", { claims: claims.map(entry) }),
    },
    calls: {
      deposit: calldata("deposit", [first, amount, collector, collectorData]),
      claim: calldata("claim", [claims]),
      claimWithSignature: calldata("claimWithSignature", [claims, signature]),
      settle,
      refund,
      refundWithSignature: calldata("refundWithSignature", [first, amount, nonce, signature]),
      initiateWithdraw: calldata("initiateWithdraw", [first, amount]),
      finalizeWithdraw: calldata("finalizeWithdraw", [first]),
      multicall: calldata("multicall", [[refund, settle]]),
      channels: calldata("channels", [channelIds[0]]),
      pendingWithdrawals: calldata("pendingWithdrawals", [channelIds[0]]),
      refundNonce: calldata("refundNonce", [channelIds[0]]),
      receivers: calldata("receivers", [first.receiver, first.token]),
    },
    events: events(first, channelIds[0], i),
  };
}

writeOrCheck("channels", Array.from({ length: 12 }, (_, i) => vector(i)));
