// Writes the shared vectors of the data market from a fixed seed, with viem as the reference; with --check it verifies
// that the committed files are the same. Java and Solidity must agree with them.
import {
  concat,
  encodeAbiParameters,
  hashTypedData,
  keccak256,
  numberToHex,
  parseSignature,
  serializeCompactSignature,
  signatureToCompactSignature,
  toHex,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { calldata, seeded, writeOrCheck } from "./vectors.mjs";

const { word, address, small } = seeded("trigpoint-market-1");
const range = (count) => Array.from({ length: count }, (_, index) => index);
const WHOLE = 1_000_000n;

const fields = (text) =>
  text.split(",").map((field) => {
    const [type, name] = field.split(" ");
    return { type, name };
  });

const RELEASE = fields("uint256 orderId,uint64 epoch,uint64 setId,uint32 deliveredPpm,bytes32 deliveryRoot");
const OFFER = "address seller,address token,uint32 periodSeconds,uint32 minimum,bytes32 termsHash";
const ORDER =
  "address buyer,uint256 offerId,bytes32 termsHash,address token,uint64 units,uint128 maxUnitPrice," +
  "uint32 floorPpm,uint64 deliverBy,address beneficiary,bytes32 salt";
const SUBSCRIPTION = "address buyer,uint256 offerId,uint32 periods,uint128 maxPrice,address account,bytes32 salt";
const TERMS = {
  type: "tuple",
  components: fields("uint64[] cells,uint32 variables,uint48 fromEpoch,uint48 untilEpoch,uint192 purpose,bytes32 licence"),
};

/** keccak256 of the hash of the type and one word per field. */
function idOf(name, members, values) {
  const types = [{ type: "bytes32" }, ...fields(members)];
  const words = fields(members).map((field) => values[field.name]);
  return keccak256(encodeAbiParameters(types, [keccak256(toHex(`${name}(${members})`)), ...words]));
}

const authorization = (i) => ({
  validAfter: small(31, "after", i),
  validBefore: small(40, "before", i),
  signature: i % 3 === 0 ? "0x" : concat([word("signature r", i), word("signature s", i), "0x1b"]),
});

function offer(i) {
  const cells = range(1 + (i % 5)).map((c) => (8n << 56n) + (BigInt(c) << 40n) + small(39, "cell", i, c));
  const fromEpoch = small(40, "from", i);
  const terms = {
    cells,
    variables: Number(small(12, "variables", i)) + 1,
    fromEpoch,
    untilEpoch: fromEpoch + small(20, "until", i),
    purpose: small(191, "purpose", i) + 1n,
    licence: word("licence", i),
  };
  const seller = address("seller", i);
  const listing = {
    token: address("token", i),
    periodSeconds: i % 2 === 0 ? 0 : Number(small(25, "period", i)),
    minimum: 1 + Number(small(10, "minimum", i)),
    price: 1n + small(i % 3 === 0 ? 95 : 30, "price", i),
  };
  const termsHash = keccak256(encodeAbiParameters([TERMS], [terms]));
  const offerId = BigInt(idOf("Offer", OFFER, { seller, ...listing, termsHash }));
  return { seller, terms, listing, termsHash, offerId, list: calldata("DataMarket", "list", [terms, listing]) };
}

function order(i) {
  const buyer = address("buyer", i);
  const terms = {
    offerId: i % 3 === 0 ? 0n : small(256, "offer", i),
    termsHash: word("terms", i),
    token: address("token", i),
    units: 1n + small(i % 4 === 0 ? 63 : 16, "units", i),
    maxUnitPrice: 1n + small(i % 4 === 1 ? 127 : 30, "unit price", i),
    floorPpm: Number(small(30, "floor", i) % (WHOLE + 1n)),
    deliverBy: small(40, "deliver by", i),
    beneficiary: address("beneficiary", i),
    salt: word("salt", i),
  };
  const orderId = BigInt(idOf("Order", ORDER, { buyer, ...terms }));
  const auth = authorization(i);
  return {
    buyer,
    terms,
    orderId,
    authorization: auth,
    order: calldata("DataMarket", "order", [terms]),
    orderWithAuthorization: calldata("DataMarket", "orderWithAuthorization", [buyer, terms, auth]),
  };
}

function subscription(i) {
  const buyer = address("buyer", i);
  const terms = {
    offerId: small(256, "offer", i),
    periods: 1 + Number(small(8, "periods", i)),
    maxPrice: small(i % 2 === 0 ? 127 : 30, "price limit", i),
    account: address("account", i),
    salt: word("salt", i),
  };
  const auth = authorization(i);
  return {
    buyer,
    terms,
    subscriptionId: idOf("Subscription", SUBSCRIPTION, { buyer, ...terms }),
    authorization: auth,
    subscribe: calldata("DataMarket", "subscribe", [terms]),
    subscribeWithAuthorization: calldata("DataMarket", "subscribeWithAuthorization", [buyer, terms, auth]),
  };
}

async function release(i) {
  const chainId = Number(1n + small(31, "chain", i));
  const market = address("market", i);
  const deliveredPpm = i === 0 ? 0 : Number(small(30, "delivered", i) % (WHOLE + 1n));
  const terms = {
    orderId: small(256, "order", i),
    epoch: small(63, "epoch", i),
    setId: small(16, "set", i),
    deliveredPpm,
    deliveryRoot: i === 0 ? "0x" + "0".repeat(64) : word("delivery", i),
  };
  const domain = { name: "Trigpoint Data Market", version: "1", chainId, verifyingContract: market };
  const typed = { domain, types: { OrderRelease: RELEASE }, primaryType: "OrderRelease", message: terms };
  const compact = [];
  for (const k of range(1 + (i % 4))) {
    const signature = await privateKeyToAccount(word("operator", i, k)).signTypedData(typed);
    compact.push(serializeCompactSignature(signatureToCompactSignature(parseSignature(signature))));
  }
  const proof = concat([numberToHex((1 << compact.length) - 1, { size: 4 }), ...compact]);
  const call = calldata("DataMarket", "release", [terms, proof]);
  return { chainId, market, release: terms, digest: hashTypedData(typed), proof, calldata: call };
}

function split(i) {
  const amount = i < 12 ? BigInt(i) : small([20, 40, 64, 96][i % 4], "amount", i);
  const ownersPpm = i % 3 === 0 ? 800_000n : small(30, "owners", i) % (WHOLE + 1n);
  const operatorsPpm = i % 3 === 0 ? 150_000n : small(30, "operators", i) % (WHOLE - ownersPpm + 1n);
  const owners = (amount * ownersPpm) / WHOLE;
  const operators = (amount * operatorsPpm) / WHOLE;
  const treasuryPpm = WHOLE - ownersPpm - operatorsPpm;
  return { amount, ownersPpm, operatorsPpm, treasuryPpm, owners, operators, treasury: amount - owners - operators };
}

writeOrCheck("market-offers", range(12).map(offer));
writeOrCheck("market-orders", range(16).map(order));
writeOrCheck("market-subscriptions", range(12).map(subscription));
writeOrCheck("market-releases", await Promise.all(range(16).map(release)));
writeOrCheck("sale-splits", range(64).map(split));
