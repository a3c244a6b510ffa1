package io.trigpoint.node.cli;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochResultDigest;
import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.EpochRootsCalls.EpochPosted;
import io.trigpoint.contracts.SignerSetsCalls;
import io.trigpoint.contracts.TokenTotal;
import io.trigpoint.node.epochs.EpochFrame;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.InputManifest;
import io.trigpoint.node.epochs.PostedResults;
import io.trigpoint.node.epochs.PostedResults.Standing;
import io.trigpoint.node.epochs.Settlement;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what an operator posted and signed with what was computed. */
final class ChainAudit {
  private static final String NOTHING = "(nothing)";

  private final RpcChain chain;
  private final long chainId;
  private final EvmAddress epochRoots;

  ChainAudit(RpcChain chain, long chainId, EvmAddress epochRoots) {
    this.chain = chain;
    this.chainId = chainId;
    this.epochRoots = epochRoots;
  }

  /** The answer to one question. */
  sealed interface Finding {
    record Agrees(String what, String detail) implements Finding {}

    record NotChecked(String what, String why) implements Finding {}

    record Differs(String what, String posted, String computed) implements Finding {}
  }

  /**
   * An epoch as it was computed here, from whichever tier.
   *
   * @param after what everybody has earned
   * @param settlement what the manifest says of its posting
   * @param inputs who signed the epoch's inputs
   */
  record Computed(
      EpochFrame frame,
      EpochOutcome.Roots roots,
      CumulativeEarnings after,
      Optional<Settlement> settlement,
      Optional<InputManifest.Certificate> inputs) {}

  /** One finding for each comparison; nothing after the first that differs is of use. */
  List<Finding> compare(Computed computed) {
    List<Finding> findings = new ArrayList<>();
    long network = computed.frame().network().value();
    findings.add(same("chain id", Long.toString(chainId), Long.toString(network)));
    Standing standing = new PostedResults(chain, epochRoots).of(computed.frame().period());
    if (computed.roots().rewardRoot().equals(Hash32.ZERO)) {
      findings.add(
          standing.posted().isPresent()
              ? new Finding.Differs("posted reward root", said(standing), NOTHING)
              : new Finding.Agrees("posted", "nothing, as nobody has earned anything yet"));
      return findings;
    }
    findings.add(same("posted reward root", said(standing), computed.roots().rewardRoot().hex()));
    standing.inForce().ifPresent(posted -> findings.addAll(event(posted, computed)));
    return findings;
  }

  private static String said(Standing standing) {
    return standing
        .posted()
        .map(event -> event.rewardRoot() + (standing.vetoed() ? " (vetoed)" : ""))
        .orElse(NOTHING);
  }

  private List<Finding> event(EpochPosted posted, Computed computed) {
    return List.of(
        same("posted input root", posted.inputRoot(), computed.roots().inputRoot().hex()),
        same("posted verdict root", posted.verdictRoot(), computed.roots().verdictRoot().hex()),
        same("posted parameters", posted.parameterHash(), computed.roots().parameterHash().hex()),
        signature(posted.setId(), computed),
        inputs(posted.setId(), computed));
  }

  /** Whether the published signature is over these very roots, by a member of the posted set. */
  private Finding signature(long setId, Computed computed) {
    Optional<String> signature = computed.settlement().flatMap(Settlement::signature);
    if (signature.isEmpty()) {
      return new Finding.NotChecked("signature", "the manifest holds none yet");
    }
    String digest =
        EpochResultDigest.of(
            result(setId, computed), BigInteger.valueOf(chainId), epochRoots.hex());
    List<String> signers = signers(setId);
    String signer = new CompactSignature(signature.get()).signer(digest).orElse("nobody");
    return signers.contains(signer)
        ? new Finding.Agrees("signature", "by " + signer + " of signer set " + setId)
        : new Finding.Differs("signature", "by " + signer, "by one of " + signers);
  }

  /** Whether the inputs were signed by a member of the posted set. */
  private Finding inputs(long setId, Computed computed) {
    String what = "input manifest";
    if (computed.inputs().isEmpty()) {
      return new Finding.NotChecked(what, "it is not signed, or of the public tier");
    }
    String signer = computed.inputs().get().signer().hex();
    List<String> signers = signers(setId);
    return signers.contains(signer)
        ? new Finding.Agrees(what, "signed by " + signer + " of signer set " + setId)
        : new Finding.Differs(what, "signed by " + signer, "by one of " + signers);
  }

  private List<String> signers(long setId) {
    EvmAddress sets =
        new EvmAddress(
            EpochRootsCalls.decodeSignerSets(chain.call(epochRoots, EpochRootsCalls.signerSets())));
    return SignerSetsCalls.decodeSignersOf(chain.call(sets, SignerSetsCalls.signersOf(setId)));
  }

  private static EpochResult result(long setId, Computed computed) {
    SortedMap<String, BigInteger> totals = new TreeMap<>();
    computed
        .after()
        .leaves()
        .forEach(leaf -> totals.merge(leaf.token().hex(), leaf.cumulative(), BigInteger::add));
    return new EpochResult(
        computed.frame().period().number(),
        setId,
        computed.roots().inputRoot().hex(),
        computed.roots().verdictRoot().hex(),
        computed.roots().rewardRoot().hex(),
        computed.roots().parameterHash().hex(),
        computed.roots().previousRewardRoot().hex(),
        totals.entrySet().stream()
            .map(total -> new TokenTotal(total.getKey(), total.getValue()))
            .toList());
  }

  private static Finding same(String what, String posted, String computed) {
    return posted.equals(computed)
        ? new Finding.Agrees(what, "the same")
        : new Finding.Differs(what, posted, computed);
  }
}
