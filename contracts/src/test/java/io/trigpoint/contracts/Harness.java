package io.trigpoint.contracts;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.util.List;
import java.util.stream.IntStream;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.generated.Bytes32;

/**
 * Calldata and answers of the test contract that computes trees in Solidity and asks in batches.
 */
final class Harness {
  static final Artifact ARTIFACT = Artifact.load("DifferentialHarness");

  private static final String LEAF = "(address,address,uint256)";

  private Harness() {}

  static String ask(String target, List<String> calls) {
    return Abi.call(
        "ask(address,bytes[])",
        Abi.address(target),
        new DynamicArray<>(DynamicBytes.class, calls.stream().map(Abi::bytes).toList()));
  }

  /** The words of the answer: after the offset and the length of the array. */
  static List<String> decodeAsk(String answer) {
    AbiWords words = AbiWords.of(answer);
    int count = words.number(1).intValueExact();
    return IntStream.range(0, count).mapToObj(i -> words.bytes32(2 + i)).toList();
  }

  static String leafHash(EarningsLeaf leaf) {
    return Abi.call("leafHash(" + LEAF + ")", struct(leaf));
  }

  static String rootOf(List<EarningsLeaf> leaves) {
    return Abi.call(
        "rootOf(" + LEAF + "[])",
        new DynamicArray<>(StaticStruct.class, leaves.stream().map(Harness::struct).toList()));
  }

  static String climb(Hash32 leaf, List<Hash32> proof) {
    return Abi.call(
        "climb(bytes32,bytes32[])",
        Abi.bytes32(leaf.hex()),
        new DynamicArray<>(
            Bytes32.class, proof.stream().map(Hash32::hex).map(Abi::bytes32).toList()));
  }

  private static StaticStruct struct(EarningsLeaf leaf) {
    return new StaticStruct(
        Abi.address(leaf.owner().hex()),
        Abi.address(leaf.token().hex()),
        Abi.uint256(leaf.cumulative()));
  }
}
