package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.segment.SegmentTree;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.Sale;
import java.util.List;
import java.util.Map;

/** One hash over all inputs of an epoch: a tree of its segments, and a hash of everything else. */
public final class InputRoot {

  private InputRoot() {}

  /** See {@link SegmentTree#inputRoot(List, Hash32)}. */
  public static Hash32 of(EpochInputs inputs) {
    return SegmentTree.inputRoot(inputs.segments().roots(), rest(inputs.head()));
  }

  /**
   * Frame, devices, entropies, sales, the root and the evidence before, parameters, each list in
   * the order of its ids.
   */
  public static Hash32 rest(EpochHead head) {
    EpochFrame frame = head.frame();
    CanonicalBytes bytes =
        CanonicalBytes.of("TRIGPOINT-FRAME-V2")
            .number(frame.network().value())
            .number(frame.period().number())
            .number(frame.period().startMs())
            .number(frame.period().endMs())
            .text(frame.rewardToken().hex());
    return payees(bytes, frame.payees())
        .each(head.devices().values(), InputRoot::device)
        .each(head.entropies().values(), InputRoot::entropy)
        .hash(head.selectionEntropy())
        .each(head.sales(), InputRoot::sale)
        .hash(head.before().root())
        .hash(head.evidenceHash())
        .hash(head.parameters().hash())
        .keccak256();
  }

  private static CanonicalBytes payees(CanonicalBytes bytes, Payees payees) {
    return bytes
        .each(payees.operators(), (b, operator) -> b.text(operator.hex()))
        .text(payees.treasury().hex());
  }

  private static CanonicalBytes device(CanonicalBytes bytes, RegisteredDevice device) {
    return bytes
        .number(device.key().type().code())
        .bytes(device.key().publicKey())
        .number(device.kind().code())
        .text(device.owner().hex())
        .number(device.coarseCell().index())
        .hash(device.locationCommitment())
        .each(device.location().map(List::of).orElse(List.of()), InputRoot::location)
        .number(device.since());
  }

  private static CanonicalBytes location(CanonicalBytes bytes, AssertedLocation location) {
    return bytes
        .number(location.cell().index())
        .number(location.gain().tenths())
        .number(location.elevationDecimetres());
  }

  private static CanonicalBytes entropy(CanonicalBytes bytes, Entropy entropy) {
    return bytes
        .number(entropy.number())
        .hash(entropy.value())
        .number(entropy.startMs())
        .number(entropy.endMs());
  }

  private static CanonicalBytes sale(CanonicalBytes bytes, Sale sale) {
    return bytes
        .hash(sale.id())
        .text(sale.token().hex())
        .number(sale.price().baseUnits())
        .each(sale.records().entrySet(), InputRoot::records);
  }

  private static CanonicalBytes records(CanonicalBytes bytes, Map.Entry<Sale.Origin, Long> origin) {
    return bytes
        .hash(origin.getKey().device().value())
        .text(origin.getKey().owner().hex())
        .number(origin.getValue());
  }
}
