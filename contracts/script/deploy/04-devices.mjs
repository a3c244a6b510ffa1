/** Locations are paid for in the network's stable coin. */
export const contracts = [
  {
    name: "MakerLicences",
    args: (network) => [network.governor],
  },
  {
    name: "DeviceRegistry",
    args: (network, at) => [
      at("EpochRoots"),
      at("MakerLicences"),
      at("Stablecoin"),
      BigInt(network.locationFee),
      network.locationCooldownSeconds,
      network.treasury,
    ],
  },
  {
    name: "Consent",
    args: (network, at) => [at("DeviceRegistry")],
  },
];
