export const contracts = [{ name: "ReadingVerifier", args: (network, at) => [at("Distributor")] }];
