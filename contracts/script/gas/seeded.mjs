// Values that are the same in every run, by label.
import { concat, encodeAbiParameters, keccak256, parseSignature, serializeCompactSignature, signatureToCompactSignature, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";

export const word = (...labels) => keccak256(toHex(["trigpoint-gas-1", ...labels].join("/")));
export const address = (...labels) => "0x" + word(...labels).slice(26);
export const range = (count) => Array.from({ length: count }, (_, index) => index);

/** Between one and two thousand tokens of 18 decimals: a number without trailing zero bytes. */
export const amount = (...labels) => 10n ** 21n + (BigInt(word(...labels)) % 10n ** 21n);

/** Accounts with keys, ascending by address. */
export function accounts(count, label) {
  const all = range(count).map((i) => privateKeyToAccount(word(label, i)));
  return all.sort((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1));
}

export async function compactSignature(account, digest) {
  return serializeCompactSignature(signatureToCompactSignature(parseSignature(await account.sign({ hash: digest }))));
}

export function leafHash(owner, token, cumulative) {
  const types = [{ type: "address" }, { type: "address" }, { type: "uint256" }];
  return keccak256(keccak256(encodeAbiParameters(types, [owner, token, cumulative])));
}

export const pair = (a, b) => keccak256(BigInt(a) < BigInt(b) ? concat([a, b]) : concat([b, a]));

/** The middle of the samples; of an even number, the mean of the two in the middle, rounded down. */
export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : Math.floor((sorted[middle - 1] + sorted[middle]) / 2);
}
