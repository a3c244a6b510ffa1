/** The token names the vault as its minter, and the vault the Distributor as whom it mints to: each checks the other. */
export const contracts = [
  {
    name: "RewardToken",
    args: (network, at) => [at("EmissionVault"), BigInt(network.rewardCap)],
  },
  {
    name: "EmissionVault",
    args: (network, at) => [
      at("RewardToken"),
      at("Distributor"),
      network.genesisSeconds,
      network.epochSeconds,
      network.firstEpoch,
      network.halvingEpochs,
      BigInt(network.initialEmission),
    ],
  },
  {
    name: "EpochRoots",
    args: (network, at) => [
      at("SignerSets"),
      at("EmissionVault"),
      network.guardian,
      network.activationDelaySeconds,
      network.overrideDelaySeconds,
    ],
  },
  {
    name: "Distributor",
    args: (network, at) => [
      at("EpochRoots"),
      at("EmissionVault"),
      BigInt(network.rewardOutflow),
      network.otherOutflowBasisPoints,
    ],
  },
];
