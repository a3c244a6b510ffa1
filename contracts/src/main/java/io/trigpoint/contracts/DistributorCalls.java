package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.datatypes.Array;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.generated.Bytes32;

/** Calldata, answers and events of the Distributor contract. */
public final class DistributorCalls {
  public static final String CLAIMED =
      Abi.topic("Claimed(address,address,uint64,uint256,uint256,address)");
  public static final String EPOCH_ACTIVATED = Abi.topic("EpochActivated(uint64,bytes32)");

  /**
   * One leaf of an epoch's reward tree with its proof.
   *
   * @param cumulative all base units of the token that the owner has earned since genesis
   * @param proof sibling hashes from the leaf up to the root
   */
  public record Claim(
      long epoch, String owner, String token, BigInteger cumulative, List<String> proof) {

    public Claim {
      owner = Hex.address(owner);
      token = Hex.address(token);
      proof = proof.stream().map(Hex::bytes32).toList();
    }

    private Array<Bytes32> proofToAbi() {
      return new DynamicArray<>(Bytes32.class, proof.stream().map(Abi::bytes32).toList());
    }

    private DynamicStruct toAbi() {
      return new DynamicStruct(
          Abi.uint64(epoch),
          Abi.address(owner),
          Abi.address(token),
          Abi.uint256(cumulative),
          proofToAbi());
    }
  }

  /** An owner was paid {@code paid} base units by an epoch's result. */
  public record Claimed(
      String owner,
      String token,
      long epoch,
      BigInteger paid,
      BigInteger cumulative,
      String payee) {}

  private DistributorCalls() {}

  /** Takes over the newest result that counts; changes nothing when there is nothing new. */
  public static String activate() {
    return Abi.call("activate()");
  }

  /** The root by which an epoch can be claimed, {@link EpochResult#NO_ROOT} when it cannot. */
  public static String rootOf(long epoch) {
    return Abi.call("rootOf(uint64)", Abi.uint64(epoch));
  }

  public static String decodeRootOf(String answer) {
    return AbiWords.of(answer).bytes32(0);
  }

  public static String claim(Claim claim) {
    return Abi.call(
        "claim(uint64,address,address,uint256,bytes32[])",
        Abi.uint64(claim.epoch()),
        Abi.address(claim.owner()),
        Abi.address(claim.token()),
        Abi.uint256(claim.cumulative()),
        claim.proofToAbi());
  }

  public static String claimMany(List<Claim> claims) {
    return Abi.call(
        "claimMany((uint64,address,address,uint256,bytes32[])[])",
        new DynamicArray<>(DynamicStruct.class, claims.stream().map(Claim::toAbi).toList()));
  }

  public static String setPayee(String payee) {
    return Abi.call("setPayee(address)", Abi.address(payee));
  }

  public static String payeeOf(String owner) {
    return Abi.call("payeeOf(address)", Abi.address(owner));
  }

  public static String decodePayeeOf(String answer) {
    return AbiWords.of(answer).address(0);
  }

  /** What an owner was paid of a token so far. */
  public static String claimed(String owner, String token) {
    return Abi.call("claimed(address,address)", Abi.address(owner), Abi.address(token));
  }

  public static BigInteger decodeClaimed(String answer) {
    return AbiWords.of(answer).number(0);
  }

  /** What the results that count say all owners have earned of a token. */
  public static String authorised(String token) {
    return Abi.call("authorised(address)", Abi.address(token));
  }

  public static BigInteger decodeAuthorised(String answer) {
    return AbiWords.of(answer).number(0);
  }

  /** The payment that a log entry holds, empty when it holds something else. */
  public static Optional<Claimed> decode(EventLog log) {
    if (!log.is(CLAIMED, 3)) {
      return Optional.empty();
    }
    AbiWords words = log.words();
    return Optional.of(
        new Claimed(
            log.indexed(0).address(0),
            log.indexed(1).address(0),
            log.indexed(2).smallNumber(0),
            words.number(0),
            words.number(1),
            words.address(2)));
  }
}
