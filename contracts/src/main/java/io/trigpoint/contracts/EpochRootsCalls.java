package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Calldata, answers and events of the EpochRoots contract. */
public final class EpochRootsCalls {
  public static final String EPOCH_POSTED =
      Abi.topic("EpochPosted(uint64,bytes32,bytes32,bytes32,bytes32,uint64,uint64)");
  public static final String EPOCH_VETOED = Abi.topic("EpochVetoed(uint64,bytes32)");

  static final String RESULT =
      "(uint64,uint64,bytes32,bytes32,bytes32,bytes32,bytes32,(address,uint256)[])";

  /** A result was recorded; it counts from {@code activatesAt}, in seconds since 1970. */
  public record EpochPosted(
      long epoch,
      String rewardRoot,
      String inputRoot,
      String verdictRoot,
      String parameterHash,
      long setId,
      long activatesAt) {}

  /** A result was taken back before it counted. */
  public record EpochVetoed(long epoch, String rewardRoot) {}

  /**
   * What the contract keeps of an epoch; the root is {@link EpochResult#NO_ROOT} when none was
   * posted.
   */
  public record PostedRoot(String root, long activatesAt, boolean vetoed) {

    public boolean exists() {
      return !root.equals(EpochResult.NO_ROOT);
    }
  }

  private EpochRootsCalls() {}

  /** The first topics of all events of the contract. */
  public static List<String> eventTopics() {
    return List.of(EPOCH_POSTED, EPOCH_VETOED);
  }

  public static String post(EpochResult result, QuorumSignatures quorum) {
    return Abi.call(
        "post(" + RESULT + ",uint256,bytes)",
        result.toAbi(),
        Abi.uint256(quorum.bitmap()),
        Abi.bytes(quorum.signatures()));
  }

  /** The digest as the contract computes it; see {@link EpochResultDigest} for ours. */
  public static String digest(EpochResult result) {
    return Abi.call("digest(" + RESULT + ")", result.toAbi());
  }

  public static String decodeDigest(String answer) {
    return AbiWords.of(answer).bytes32(0);
  }

  public static String veto(long epoch) {
    return Abi.call("veto(uint64)", Abi.uint64(epoch));
  }

  public static String rootOf(long epoch) {
    return Abi.call("rootOf(uint64)", Abi.uint64(epoch));
  }

  public static PostedRoot decodeRootOf(String answer) {
    AbiWords words = AbiWords.of(answer);
    return new PostedRoot(words.bytes32(0), words.smallNumber(1), words.flag(2));
  }

  public static String lastEpoch() {
    return Abi.call("lastEpoch()");
  }

  public static long decodeLastEpoch(String answer) {
    return AbiWords.of(answer).smallNumber(0);
  }

  public static String lastRewardRoot() {
    return Abi.call("lastRewardRoot()");
  }

  public static String decodeLastRewardRoot(String answer) {
    return AbiWords.of(answer).bytes32(0);
  }

  /** The SignerSets contract that quorums are checked with. */
  public static String signerSets() {
    return Abi.call("signerSets()");
  }

  public static String decodeSignerSets(String answer) {
    return AbiWords.of(answer).address(0);
  }

  /** Seconds between posting and counting. */
  public static String activationDelay() {
    return Abi.call("activationDelay()");
  }

  public static long decodeActivationDelay(String answer) {
    return AbiWords.of(answer).smallNumber(0);
  }

  /** The cumulative total of a token that may be paid by now. */
  public static String authorised(String token) {
    return Abi.call("authorised(address)", Abi.address(token));
  }

  public static BigInteger decodeAuthorised(String answer) {
    return AbiWords.of(answer).number(0);
  }

  /** The posting that a log entry holds, empty when it holds something else. */
  public static Optional<EpochPosted> decodeEpochPosted(EventLog log) {
    if (!log.is(EPOCH_POSTED, 1)) {
      return Optional.empty();
    }
    AbiWords words = log.words();
    return Optional.of(
        new EpochPosted(
            log.indexed(0).smallNumber(0),
            words.bytes32(0),
            words.bytes32(1),
            words.bytes32(2),
            words.bytes32(3),
            words.smallNumber(4),
            words.smallNumber(5)));
  }

  /** The veto that a log entry holds, empty when it holds something else. */
  public static Optional<EpochVetoed> decodeEpochVetoed(EventLog log) {
    return log.is(EPOCH_VETOED, 1)
        ? Optional.of(new EpochVetoed(log.indexed(0).smallNumber(0), log.words().bytes32(0)))
        : Optional.empty();
  }
}
