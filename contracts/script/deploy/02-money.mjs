/** The token and the Distributor name each other: the token is told the address that the Distributor will get. */
export const contracts = [
  {
    name: "RewardToken",
    args: (network, at) => [at("Distributor"), BigInt(network.rewardCap)],
  },
  {
    name: "EpochRoots",
    args: (network, at) => [
      at("SignerSets"),
      at("RewardToken"),
      network.guardian,
      BigInt(network.initialEmission),
      network.activationDelaySeconds,
      network.firstEpoch,
    ],
  },
  {
    name: "Distributor",
    args: (network, at) => [at("EpochRoots"), at("RewardToken")],
  },
];
