export const contracts = [{ name: "DeviceRegistry" }];
