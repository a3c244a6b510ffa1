// The figures that are promised: what each stands for, its budget, and what the same thing costs elsewhere. Units of gas.
// Peers were measured once on anvil 1.7.1 with whole transactions and cold storage, each with its project's own compiler
// settings; x402 and other channels with LocalStablecoin's kind of token.

const SOURCES = {
  uniswap: "Uniswap merkle-distributor 25a79e8",
  oneInch: "1inch merkle-distribution 3db322c",
  weatherXm: "WeatherXM smart-contracts 414cb4d, behind its proxy",
  eigenLayer: "EigenLayer contracts f84a515, behind its proxy",
  merkl: "Merkl contracts 15d0dda, behind its proxy",
  scribe: "Chronicle scribe 12ff06c",
  ocr3: "libocr 0a5e2f9, OCR3 ECDSA demo",
  minimal: "the least that pays by an OpenZeppelin 5.7 proof: no pause, delay, payee or ceiling",
  x402: "x402 batch-settlement contracts, solc 0.8.28, 200 runs; three transactions, though its multicall could join two",
  microRaiden: "MicroRaiden 0.2.0, solc 0.4.24, 200 runs",
  raiden: "Raiden TokenNetwork, solc 0.8.10, 200 runs",
  perun: "Perun eth-contracts, OpenZeppelin 4.0, solc 0.8.30, 200 runs",
};

export const NAMES = {
  uniswap: "Uniswap",
  oneInch: "1inch",
  weatherXm: "WeatherXM",
  eigenLayer: "EigenLayer",
  merkl: "Merkl",
  scribe: "Scribe",
  ocr3: "OCR3",
  minimal: "minimal",
  x402: "x402",
  microRaiden: "MicroRaiden",
  raiden: "Raiden",
  perun: "Perun",
};

export const FIGURES = [
  {
    key: "claim_later_17",
    title: "claim, depth 17, paid before",
    budget: 66_000,
    peers: { minimal: 58_297, oneInch: 58_948, uniswap: 60_802, weatherXm: 80_157, merkl: 87_883, eigenLayer: 91_235 },
  },
  {
    key: "claim_first_holder_17",
    title: "claim, depth 17, first, payee holds the token",
    budget: 83_000,
    peers: { minimal: 75_360, oneInch: 76_030, uniswap: 77_920, weatherXm: 97_245, eigenLayer: 108_310, merkl: 122_078 },
  },
  {
    key: "claim_first_new_17",
    title: "claim, depth 17, first, payee holds nothing",
    budget: 100_000,
    peers: { minimal: 92_491, oneInch: 93_124, uniswap: 95_062, weatherXm: 114_363, eigenLayer: 125_412, merkl: 139_201 },
  },
  {
    key: "batch_per_owner_50",
    title: "50 owners claimed at once, each",
    budget: 36_000,
    peers: { minimal: 29_638 },
  },
  {
    key: "result_5_of_7",
    title: "result of an epoch, 5 of 7 signatures",
    budget: 80_000,
    peers: { ocr3: 59_365, scribe: 82_149 },
  },
  { key: "extra_signer", title: "each further signature", budget: 4_600, peers: { scribe: 5_309, ocr3: 6_431 } },
  {
    key: "channel_life",
    title: "channel in two transactions: deposit; claim + settle in one multicall",
    budget: 185_000,
    peers: {},
  },
  {
    key: "channel_life_apart",
    title: "channel in three transactions: deposit; claim; settle",
    budget: 185_000,
    peers: { microRaiden: 189_526, x402: 211_134, raiden: 337_237, perun: 368_698 },
    printedOnly: true,
  },
  { key: "channel_claim_10", title: "ten channels claimed at once, each", budget: 22_000, peers: { x402: 23_818 } },
];

/** The figures that are committed and held. */
export const KEPT = FIGURES.filter(({ printedOnly }) => !printedOnly).map(({ key }) => key);

/** The peers that the figures name, with where each one's figures come from. */
export function sources() {
  const named = new Set(FIGURES.flatMap((figure) => Object.keys(figure.peers)));
  return Object.keys(SOURCES).filter((peer) => named.has(peer)).map((peer) => [NAMES[peer], SOURCES[peer]]);
}
