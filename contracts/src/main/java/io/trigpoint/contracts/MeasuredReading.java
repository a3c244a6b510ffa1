package io.trigpoint.contracts;

import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.generated.Int64;
import org.web3j.abi.datatypes.generated.Uint32;

/**
 * One measured value as the ReadingVerifier contract takes it.
 *
 * @param report id of the signed report
 * @param cell coarse H3 cell, no finer than resolution 7
 * @param observedMs when the device measured, Unix milliseconds
 * @param quantity what was measured, 1 to 10
 * @param value in the unit of the quantity
 * @param qualityPpm quality of the device in the epoch, parts per million
 */
public record MeasuredReading(
    String report,
    String device,
    long cell,
    long observedMs,
    int quantity,
    long value,
    int qualityPpm) {

  public MeasuredReading {
    report = Hex.bytes32(report);
    device = Hex.bytes32(device);
  }

  StaticStruct toAbi() {
    return new StaticStruct(
        Abi.bytes32(report),
        Abi.bytes32(device),
        Abi.uint64(cell),
        Abi.uint64(observedMs),
        Abi.uint8(quantity),
        new Int64(value),
        new Uint32(qualityPpm));
  }
}
