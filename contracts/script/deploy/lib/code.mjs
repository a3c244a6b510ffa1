import { keccak256 } from "viem";

/** Keccak of runtime code in which the given [byte offset, length] ranges are set to zero. */
export function hashWithout(code, immutables) {
  let zeroed = code;
  for (const [start, length] of immutables) {
    const from = 2 + 2 * start;
    zeroed = zeroed.slice(0, from) + "0".repeat(2 * length) + zeroed.slice(from + 2 * length);
  }
  return keccak256(zeroed);
}
