export const contracts = [
  {
    name: "SignerSets",
    args: (network) => [network.governor, network.signers, network.firstEpoch],
  },
];
