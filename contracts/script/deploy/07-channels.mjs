/** The addresses where x402's own contracts stand on many chains, and where its clients look for them. */
export const contracts = [
  {
    name: "VoucherChannels",
    canonical: "0x4020074e9dF2ce1deE5A9C1b5c3f541D02a10003",
  },
  {
    name: "Erc3009Collector",
    canonical: "0x4020806089470a89826cB9fB1f4059150b550004",
    args: (_, at) => [at("VoucherChannels")],
  },
];
