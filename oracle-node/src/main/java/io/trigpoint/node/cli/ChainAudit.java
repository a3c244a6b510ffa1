package io.trigpoint.node.cli;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochResultDigest;
import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.EpochRootsCalls.EpochPosted;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import io.trigpoint.contracts.SignerSetsCalls;
import io.trigpoint.contracts.TokenTotal;
import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.Settlement;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
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

  /** One finding for each comparison; nothing after the first that differs is of use. */
  List<Finding> compare(PublishedEpoch published, EpochOutcome computed) {
    List<Finding> findings = new ArrayList<>();
    long network = published.inputs().frame().network().value();
    findings.add(same("chain id", Long.toString(chainId), Long.toString(network)));
    PostedRoot root =
        EpochRootsCalls.decodeRootOf(
            chain.call(epochRoots, EpochRootsCalls.rootOf(published.manifest().epoch())));
    if (computed.rewardRoot().equals(Hash32.ZERO)) {
      findings.add(
          root.exists()
              ? new Finding.Differs("posted reward root", root.root(), NOTHING)
              : new Finding.Agrees("posted", "nothing, as nobody has earned anything yet"));
      return findings;
    }
    findings.add(same("posted reward root", said(root), computed.rewardRoot().hex()));
    if (root.exists()) {
      findings.addAll(
          event(published.manifest().epoch(), root)
              .map(posted -> event(posted, published, computed))
              .orElseGet(
                  () -> List.of(new Finding.Differs("EpochPosted event", NOTHING, "one event"))));
    }
    return findings;
  }

  private static String said(PostedRoot root) {
    return root.exists() ? root.root() + (root.vetoed() ? " (vetoed)" : "") : NOTHING;
  }

  private List<Finding> event(EpochPosted posted, PublishedEpoch published, EpochOutcome computed) {
    return List.of(
        same("posted input root", posted.inputRoot(), computed.inputRoot().hex()),
        same("posted verdict root", posted.verdictRoot(), computed.verdictRoot().hex()),
        same("posted parameters", posted.parameterHash(), computed.parameterHash().hex()),
        signature(posted.setId(), published, computed));
  }

  /** The event of the posting that stands; its block follows from when the result counts. */
  private Optional<EpochPosted> event(long epoch, PostedRoot root) {
    long delay =
        EpochRootsCalls.decodeActivationDelay(
            chain.call(epochRoots, EpochRootsCalls.activationDelay()));
    long seconds = root.activatesAt() - delay;
    long from = chain.firstAtOrAfter(seconds).orElseGet(chain::head).number();
    long to =
        chain.firstAtOrAfter(seconds + 1).map(BlockHeader::number).orElse(chain.head().number());
    return chain.logs(epochRoots, List.of(EpochRootsCalls.EPOCH_POSTED), from, to).stream()
        .flatMap(log -> EpochRootsCalls.decodeEpochPosted(log.log()).stream())
        .filter(event -> event.epoch() == epoch && event.rewardRoot().equals(root.root()))
        .reduce((_, later) -> later);
  }

  /** Whether the published signature is over these very roots, by a member of the posted set. */
  private Finding signature(long setId, PublishedEpoch published, EpochOutcome computed) {
    Optional<String> signature = published.manifest().settlement().flatMap(Settlement::signature);
    if (signature.isEmpty()) {
      return new Finding.NotChecked("signature", "the manifest holds none yet");
    }
    String digest =
        EpochResultDigest.of(
            result(setId, published, computed), BigInteger.valueOf(chainId), epochRoots.hex());
    List<String> signers = signers(setId);
    String signer = new CompactSignature(signature.get()).signer(digest).orElse("nobody");
    return signers.contains(signer)
        ? new Finding.Agrees("signature", "by " + signer + " of signer set " + setId)
        : new Finding.Differs("signature", "by " + signer, "by one of " + signers);
  }

  private List<String> signers(long setId) {
    EvmAddress sets =
        new EvmAddress(
            EpochRootsCalls.decodeSignerSets(chain.call(epochRoots, EpochRootsCalls.signerSets())));
    return SignerSetsCalls.decodeSignersOf(chain.call(sets, SignerSetsCalls.signersOf(setId)));
  }

  private static EpochResult result(long setId, PublishedEpoch published, EpochOutcome computed) {
    SortedMap<String, BigInteger> totals = new TreeMap<>();
    computed
        .after()
        .leaves()
        .forEach(leaf -> totals.merge(leaf.token().hex(), leaf.cumulative(), BigInteger::add));
    return new EpochResult(
        published.manifest().epoch(),
        setId,
        computed.inputRoot().hex(),
        computed.verdictRoot().hex(),
        computed.rewardRoot().hex(),
        computed.parameterHash().hex(),
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
