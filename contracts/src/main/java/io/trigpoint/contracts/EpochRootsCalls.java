package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Calldata, answers and events of the EpochRoots contract. */
public final class EpochRootsCalls {
  public static final String EPOCH_POSTED =
      Abi.topic("EpochPosted(uint64,bytes32,bytes32,bytes32,bytes32,uint64,uint64)");
  public static final String EPOCH_VETOED = Abi.topic("EpochVetoed(uint64,bytes32,uint64)");
  public static final String INPUT_COMMITTED = Abi.topic("InputCommitted(uint64,bytes32,uint64)");

  static final String RESULT =
      "(uint64,uint64,bytes32,bytes32,bytes32,bytes32,bytes32,(address,uint256)[])";
  static final String INPUT_LIST = "(uint64,uint64,bytes32)";

  /** A result was recorded; it counts from {@code activatesAt}, in seconds since 1970. */
  public record EpochPosted(
      long epoch,
      String rewardRoot,
      String inputRoot,
      String verdictRoot,
      String parameterHash,
      long setId,
      long activatesAt) {}

  /**
   * A result was taken back before it counted; its root may be posted again from {@code
   * overridableAt}, in seconds since 1970.
   */
  public record EpochVetoed(long epoch, String rewardRoot, long overridableAt) {}

  /** A quorum fixed what an epoch is computed from. */
  public record InputCommitted(long epoch, String inputRoot, long setId) {}

  /**
   * The result of an epoch; the root is {@link EpochResult#NO_ROOT} when none was posted, or a veto
   * took it back.
   *
   * @param activatesAt seconds since 1970, 0 when another result followed
   */
  public record PostedRoot(String root, long activatesAt) {

    public boolean exists() {
      return !root.equals(EpochResult.NO_ROOT);
    }
  }

  /**
   * What the guardian has done.
   *
   * @param vetoes since a result counted
   * @param vetoable whether the newest result can be vetoed now
   * @param pausedUntil seconds since 1970
   */
  public record Guard(long vetoes, boolean vetoable, long pausedUntil) {}

  private EpochRootsCalls() {}

  /** The first topics of all events of the contract. */
  public static List<String> eventTopics() {
    return List.of(EPOCH_POSTED, EPOCH_VETOED, INPUT_COMMITTED);
  }

  public static String post(EpochResult result, QuorumSignatures quorum) {
    return Abi.call("post(" + RESULT + ",bytes)", result.toAbi(), Abi.bytes(quorum.proof()));
  }

  /** The digest as the contract computes it; see {@link EpochResultDigest} for ours. */
  public static String digest(EpochResult result) {
    return Abi.call("digest(" + RESULT + ")", result.toAbi());
  }

  public static String decodeDigest(String answer) {
    return AbiWords.of(answer).bytes32(0);
  }

  /** Fixes the inputs of an epoch; the first list that a quorum signed wins. */
  public static String commitInput(InputList list, QuorumSignatures quorum) {
    return Abi.call(
        "commitInput(" + INPUT_LIST + ",bytes)", list.toAbi(), Abi.bytes(quorum.proof()));
  }

  /** The digest as the contract computes it; see {@link InputListDigest} for ours. */
  public static String inputDigest(InputList list) {
    return Abi.call("inputDigest(" + INPUT_LIST + ")", list.toAbi());
  }

  /** The input root that a quorum committed, {@link EpochResult#NO_ROOT} when none was. */
  public static String inputOf(long epoch) {
    return Abi.call("inputOf(uint64)", Abi.uint64(epoch));
  }

  public static String decodeInputOf(String answer) {
    return AbiWords.of(answer).bytes32(0);
  }

  /** Until when a vetoed root cannot be posted, in seconds since 1970; 0 when it was not vetoed. */
  public static String vetoedUntil(long epoch, String rewardRoot) {
    return Abi.call("vetoedUntil(uint64,bytes32)", Abi.uint64(epoch), Abi.bytes32(rewardRoot));
  }

  public static long decodeVetoedUntil(String answer) {
    return AbiWords.of(answer).smallNumber(0);
  }

  public static String veto(long epoch) {
    return Abi.call("veto(uint64)", Abi.uint64(epoch));
  }

  /** Sent by the guardian: stops posting for a while. */
  public static String pause() {
    return Abi.call("pause()");
  }

  /** Sent by the guardian: ends a pause early. */
  public static String unpause() {
    return Abi.call("unpause()");
  }

  public static String guard() {
    return Abi.call("guard()");
  }

  public static Guard decodeGuard(String answer) {
    AbiWords words = AbiWords.of(answer);
    return new Guard(words.smallNumber(0), words.flag(1), words.smallNumber(2));
  }

  public static String rootOf(long epoch) {
    return Abi.call("rootOf(uint64)", Abi.uint64(epoch));
  }

  public static PostedRoot decodeRootOf(String answer) {
    AbiWords words = AbiWords.of(answer);
    return new PostedRoot(words.bytes32(0), words.smallNumber(1));
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

  /** The cumulative total of a token that may be paid by now. */
  public static String authorised(String token) {
    return Abi.call("authorised(address)", Abi.address(token));
  }

  public static BigInteger decodeAuthorised(String answer) {
    return AbiWords.of(answer).number(0);
  }

  /** The cumulative total of a token in the newest result, counting or not. */
  public static String postedTotal(String token) {
    return Abi.call("postedTotal(address)", Abi.address(token));
  }

  public static BigInteger decodePostedTotal(String answer) {
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
        ? Optional.of(
            new EpochVetoed(
                log.indexed(0).smallNumber(0), log.words().bytes32(0), log.words().smallNumber(1)))
        : Optional.empty();
  }

  /** The commitment that a log entry holds, empty when it holds something else. */
  public static Optional<InputCommitted> decodeInputCommitted(EventLog log) {
    return log.is(INPUT_COMMITTED, 1)
        ? Optional.of(
            new InputCommitted(
                log.indexed(0).smallNumber(0), log.words().bytes32(0), log.words().smallNumber(1)))
        : Optional.empty();
  }
}
