package io.trigpoint.node.epochs;

import com.google.protobuf.ByteString;
import io.trigpoint.node.epochs.wire.DeliveryRecord;
import io.trigpoint.node.epochs.wire.DeviceRecord;
import io.trigpoint.node.epochs.wire.EarningRecord;
import io.trigpoint.node.epochs.wire.EntropyRecord;
import io.trigpoint.node.epochs.wire.FrameRecord;
import io.trigpoint.node.epochs.wire.LocationRecord;
import io.trigpoint.node.epochs.wire.SaleRecord;
import io.trigpoint.node.epochs.wire.SegmentRecord;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.rewards.epoch.CumulativeEarnings.Account;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.ArrayList;
import java.util.List;

/**
 * An epoch's inputs but for the reports and the evidence, which have files of their own, as the
 * bytes of head.bin, and back: equal inputs have equal bytes.
 */
public final class SegmentCodec {
  static final int FORMAT = 2;

  private SegmentCodec() {}

  public static byte[] encode(EpochHead inputs) {
    List<SegmentRecord> records = new ArrayList<>();
    records.add(record().setFrame(frame(inputs)).build());
    inputs.devices().values().forEach(d -> records.add(record().setDevice(device(d)).build()));
    inputs.entropies().values().forEach(e -> records.add(record().setEntropy(entropy(e)).build()));
    inputs
        .before()
        .amounts()
        .forEach((account, sum) -> records.add(record().setEarning(earning(account, sum)).build()));
    inputs.sales().forEach(s -> records.add(record().setSale(sale(s)).build()));
    return FramedRecords.encode(records);
  }

  /**
   * Reads the bytes back.
   *
   * @param file what to call the file in errors
   * @param evidence what the epoch before left
   */
  static EpochHead decode(String file, byte[] bytes, HashedEvidence evidence) throws CorruptFile {
    List<SegmentRecord> records = FramedRecords.decode(file, bytes);
    if (records.isEmpty() || !records.getFirst().hasFrame()) {
      throw new CorruptFile(file, "record 0 is not the frame");
    }
    FrameRecord frame = records.getFirst().getFrame();
    if (frame.getFormat() != FORMAT) {
      throw new CorruptFile(file, "format " + frame.getFormat() + " is not known");
    }
    if (!frame.getEvidence().equals(bytes(evidence.hash()))) {
      throw new CorruptFile(
          PublishedEpoch.EVIDENCE_BEFORE, "is not the evidence that " + file + " names");
    }
    try {
      SegmentReading reading = new SegmentReading(frame);
      for (int i = 1; i < records.size(); i++) {
        reading.add(file, i, records.get(i));
      }
      return reading.head(evidence);
    } catch (IllegalArgumentException impossible) {
      throw new CorruptFile(file, String.valueOf(impossible.getMessage()));
    }
  }

  private static SegmentRecord.Builder record() {
    return SegmentRecord.newBuilder();
  }

  private static FrameRecord frame(EpochHead inputs) {
    EpochFrame frame = inputs.frame();
    return FrameRecord.newBuilder()
        .setFormat(FORMAT)
        .setNetworkId(frame.network().value())
        .setEpoch(frame.period().number())
        .setStartMs(frame.period().startMs())
        .setEndMs(frame.period().endMs())
        .setRewardToken(frame.rewardToken().hex())
        .addAllOperators(frame.payees().operators().stream().map(EvmAddress::hex).toList())
        .setTreasury(frame.payees().treasury().hex())
        .setSelectionEntropy(bytes(inputs.selectionEntropy()))
        .setParameters(inputs.parameters().id())
        .setParameterHash(bytes(inputs.parameters().hash()))
        .setEvidence(bytes(inputs.evidenceHash()))
        .build();
  }

  private static DeviceRecord device(RegisteredDevice device) {
    DeviceRecord.Builder record =
        DeviceRecord.newBuilder()
            .setKeyType(device.key().type().code())
            .setPublicKey(ByteString.copyFrom(device.key().publicKey()))
            .setKind(device.kind().code())
            .setOwner(device.owner().hex())
            .setCoarseCell(device.coarseCell().index())
            .setLocationCommitment(bytes(device.locationCommitment()))
            .setSince(device.since());
    device
        .location()
        .ifPresent(location ->
            record.setLocation(
                LocationRecord.newBuilder()
                    .setCell(location.cell().index())
                    .setGainDdbi(location.gain().tenths())
                    .setElevationDm(location.elevationDecimetres())));
    return record.build();
  }

  private static EntropyRecord entropy(Entropy entropy) {
    return EntropyRecord.newBuilder()
        .setNumber(entropy.number())
        .setValue(bytes(entropy.value()))
        .setStartMs(entropy.startMs())
        .setEndMs(entropy.endMs())
        .build();
  }

  private static EarningRecord earning(Account account, TokenAmount cumulative) {
    return EarningRecord.newBuilder()
        .setOwner(account.owner().hex())
        .setToken(account.token().hex())
        .setCumulative(cumulative.toString())
        .build();
  }

  private static SaleRecord sale(Sale sale) {
    SaleRecord.Builder record =
        SaleRecord.newBuilder()
            .setId(bytes(sale.id()))
            .setToken(sale.token().hex())
            .setPrice(sale.price().toString());
    sale.records()
        .forEach((origin, records) ->
            record.addDeliveries(
                DeliveryRecord.newBuilder()
                    .setDevice(bytes(origin.device().value()))
                    .setOwner(origin.owner().hex())
                    .setRecords(records)));
    return record.build();
  }

  private static ByteString bytes(Hash32 hash) {
    return ByteString.copyFrom(hash.toBytes());
  }
}
