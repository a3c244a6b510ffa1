package io.trigpoint.node.epochs.explain;

import io.trigpoint.contracts.DistributorCalls;
import io.trigpoint.node.chain.CallReverted;
import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.ContractCalls;
import io.trigpoint.node.epochs.explain.Explanation.Account;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;

/** Asks the distributor what an owner has claimed. Calls block. */
public record DistributorClaims(ContractCalls calls, EvmAddress distributor) {

  /** The same explanation, with what the chain says of the owner's claims. */
  public Explanation ask(Explanation explained) {
    return explained
        .account()
        .map(account -> explained.with(standing(explained, account)))
        .orElse(explained);
  }

  private ClaimStanding standing(Explanation explained, Account account) {
    try {
      String claimed =
          calls.call(
              distributor, DistributorCalls.claimed(account.owner().hex(), account.token().hex()));
      String root =
          DistributorCalls.decodeRootOf(
              calls.call(distributor, DistributorCalls.rootOf(explained.period().number())));
      return new ClaimStanding.Asked(
          new TokenAmount(DistributorCalls.decodeClaimed(claimed)),
          Hash32.ofHex(root).equals(account.rewardRoot()));
    } catch (ChainUnavailable | CallReverted silent) {
      return new ClaimStanding.NotAsked("the chain gave no answer: " + silent.getMessage());
    }
  }
}
