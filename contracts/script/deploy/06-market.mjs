/** Readings are sold for the stable coin from the start; sales are paid out with the rewards. */
export const contracts = [
  {
    name: "DataMarket",
    args: (network, at) => [
      {
        governor: network.governor,
        quorum: at("SignerSets"),
        epochRoots: at("EpochRoots"),
        distributor: at("Distributor"),
        treasury: network.treasury,
        releaseEpochs: network.releaseEpochs,
        shares: {
          ownersPpm: network.ownersPpm,
          operatorsPpm: network.operatorsPpm,
          treasuryPpm: network.treasuryPpm,
        },
        tokens: [at("Stablecoin")],
        sellers: network.sellers,
      },
    ],
  },
];
