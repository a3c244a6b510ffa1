package io.trigpoint.contracts;

import java.util.List;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.StaticStruct;

/**
 * What a quorum signs about one epoch, as the EpochRoots contract takes it.
 *
 * @param previousRewardRoot the reward root of the epoch posted before, zero at first
 * @param totals strictly ascending by token; a token that is not listed keeps its total
 */
public record EpochResult(
    long epoch,
    long setId,
    String inputRoot,
    String verdictRoot,
    String rewardRoot,
    String parameterHash,
    String previousRewardRoot,
    List<TokenTotal> totals) {
  /** The previous reward root of the first result. */
  public static final String NO_ROOT = "0x" + "0".repeat(64);

  public EpochResult {
    inputRoot = Hex.bytes32(inputRoot);
    verdictRoot = Hex.bytes32(verdictRoot);
    rewardRoot = Hex.bytes32(rewardRoot);
    parameterHash = Hex.bytes32(parameterHash);
    previousRewardRoot = Hex.bytes32(previousRewardRoot);
    totals = List.copyOf(totals);
    for (int i = 1; i < totals.size(); i++) {
      if (totals.get(i - 1).token().compareTo(totals.get(i).token()) >= 0) {
        throw new IllegalArgumentException("totals are not strictly ascending by token");
      }
    }
  }

  DynamicStruct toAbi() {
    return new DynamicStruct(
        Abi.uint64(epoch),
        Abi.uint64(setId),
        Abi.bytes32(inputRoot),
        Abi.bytes32(verdictRoot),
        Abi.bytes32(rewardRoot),
        Abi.bytes32(parameterHash),
        Abi.bytes32(previousRewardRoot),
        new DynamicArray<>(StaticStruct.class, totals.stream().map(TokenTotal::toAbi).toList()));
  }
}
