package io.trigpoint.contracts;

import java.util.List;
import java.util.Optional;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.generated.Bytes32;

/** Calldata, answers and events of the ReadingVerifier contract. */
public final class ReadingVerifierCalls {
  public static final String VERDICT_ROOT_RECORDED =
      Abi.topic("VerdictRootRecorded(uint64,bytes32)");

  private static final String READING = "(bytes32,bytes32,uint64,uint64,uint8,int64,uint32)";

  /** The verdict root of an epoch was kept. */
  public record VerdictRootRecorded(long epoch, String verdictRoot) {}

  private ReadingVerifierCalls() {}

  /** Keeps the verdict root of a result that counts; anyone may send it. */
  public static String record(EpochResult result, QuorumSignatures quorum) {
    return Abi.call(
        "record(" + EpochRootsCalls.RESULT + ",bytes)", result.toAbi(), Abi.bytes(quorum.proof()));
  }

  /** Reverts unless the reading is in the reading tree of a recorded epoch. */
  public static String verify(long epoch, MeasuredReading reading, List<String> proof) {
    return Abi.call(
        "verify(uint64," + READING + ",bytes32[])",
        Abi.uint64(epoch),
        reading.toAbi(),
        new DynamicArray<>(Bytes32.class, proof.stream().map(Abi::bytes32).toList()));
  }

  /** The leaf as the contract computes it. */
  public static String leafOf(MeasuredReading reading) {
    return Abi.call("leafOf(" + READING + ")", reading.toAbi());
  }

  public static String verdictRootOf(long epoch) {
    return Abi.call("verdictRootOf(uint64)", Abi.uint64(epoch));
  }

  /** Empty when the epoch was not recorded. */
  public static Optional<String> decodeVerdictRootOf(String answer) {
    return Optional.of(AbiWords.of(answer).bytes32(0))
        .filter(root -> !root.equals(EpochResult.NO_ROOT));
  }

  /** The recording that a log entry holds, empty when it holds something else. */
  public static Optional<VerdictRootRecorded> decode(EventLog log) {
    return log.is(VERDICT_ROOT_RECORDED, 1)
        ? Optional.of(
            new VerdictRootRecorded(log.indexed(0).smallNumber(0), log.words().bytes32(0)))
        : Optional.empty();
  }
}
