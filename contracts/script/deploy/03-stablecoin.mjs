/** What readings are paid in: the network's own choice, or a free coin on a local chain. */
export const contracts = [
  {
    name: "Stablecoin",
    artifact: "LocalStablecoin",
    when: (network) => network.stablecoin === "local",
  },
  {
    name: "Stablecoin",
    existing: (network) => network.stablecoin,
    when: (network) => network.stablecoin !== "local",
  },
];
