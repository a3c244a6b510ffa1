package io.trigpoint.contracts;

import org.web3j.abi.datatypes.DynamicStruct;

/**
 * A device gets another key.
 *
 * @param deadline last second, in Unix time, at which the signatures of both keys count
 */
public record DeviceRotation(DeviceKeyBytes oldKey, DeviceKeyBytes newKey, long deadline) {

  static DeviceRotation ofAbi(AbiWords words) {
    return new DeviceRotation(
        DeviceKeyBytes.ofAbi(words.from(0)),
        DeviceKeyBytes.ofAbi(words.from(1)),
        words.smallNumber(2));
  }

  DynamicStruct toAbi() {
    return new DynamicStruct(oldKey.toAbi(), newKey.toAbi(), Abi.uint64(deadline));
  }
}
