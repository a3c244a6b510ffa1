package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.crypto.Hash;

/**
 * What an offer sells: which records of which cells and epochs, and for which use.
 *
 * @param cells H3 cells, strictly ascending, 1 to 256 of them
 * @param variables bit n for quantity n of a reading (1 to 10), bit 30 beacons, bit 31 witnesses
 * @param untilEpoch last epoch, itself included
 * @param purpose purposes of the buyer, as bits of the owners' consent
 * @param licence keccak256 of the licence's text
 */
public record DataTerms(
    List<Long> cells,
    long variables,
    long fromEpoch,
    long untilEpoch,
    BigInteger purpose,
    String licence) {
  static final String TYPE = "(uint64[],uint32,uint48,uint48,uint192,bytes32)";

  public DataTerms {
    cells = List.copyOf(cells);
    licence = Hex.bytes32(licence);
  }

  /** keccak256 of the ABI encoding, by which orders name their terms. */
  public String hash() {
    return Hex.of(Hash.sha3(Hex.bytes("0x" + Abi.encode(toAbi()))));
  }

  DynamicStruct toAbi() {
    return new DynamicStruct(
        new DynamicArray<>(Uint64.class, cells.stream().map(Abi::uint64).toList()),
        Abi.uint32(variables),
        Abi.uint48(fromEpoch),
        Abi.uint48(untilEpoch),
        Abi.uint192(purpose),
        Abi.bytes32(licence));
  }

  static DataTerms of(AbiWords words) {
    return new DataTerms(
        words.smallNumbers(0),
        words.smallNumber(1),
        words.smallNumber(2),
        words.smallNumber(3),
        words.number(4),
        words.bytes32(5));
  }
}
