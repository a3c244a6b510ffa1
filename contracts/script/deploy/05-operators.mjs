/** The stake is held in what readings are paid in. */
export const contracts = [
  {
    name: "OperatorRegistry",
    args: (network, at) => [
      at("EpochRoots"),
      at("Stablecoin"),
      BigInt(network.minimumStake),
      network.unbondingSeconds,
      network.treasury,
      network.reporterPpm,
    ],
  },
];
