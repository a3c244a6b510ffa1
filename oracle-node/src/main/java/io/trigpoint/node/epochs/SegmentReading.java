package io.trigpoint.node.epochs;

import com.google.protobuf.ByteString;
import io.trigpoint.node.epochs.wire.DeliveryRecord;
import io.trigpoint.node.epochs.wire.DeviceRecord;
import io.trigpoint.node.epochs.wire.EarningRecord;
import io.trigpoint.node.epochs.wire.EntropyRecord;
import io.trigpoint.node.epochs.wire.FrameRecord;
import io.trigpoint.node.epochs.wire.SaleRecord;
import io.trigpoint.node.epochs.wire.SegmentRecord;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.CumulativeEarnings.Account;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects decoded records; an impossible value is an {@link IllegalArgumentException}. */
final class SegmentReading {
  private final FrameRecord frame;
  private final NetworkId network;
  private final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  private final SortedMap<Long, Entropy> entropies = new TreeMap<>();
  private final List<Sale> sales = new ArrayList<>();
  private final SortedMap<Account, TokenAmount> before = new TreeMap<>();

  SegmentReading(FrameRecord frame) {
    this.frame = frame;
    this.network = new NetworkId(frame.getNetworkId());
  }

  void add(String file, int index, SegmentRecord record) throws CorruptFile {
    try {
      switch (record.getRecordCase()) {
        case DEVICE ->
            once(devices.put(device(record.getDevice()).id(), device(record.getDevice())));
        case ENTROPY -> {
          Entropy entropy = entropy(record.getEntropy());
          once(entropies.put(entropy.number(), entropy));
        }
        case EARNING -> {
          EarningRecord earning = record.getEarning();
          Account account =
              new Account(new EvmAddress(earning.getOwner()), TokenId.ofHex(earning.getToken()));
          once(before.put(account, amount(earning.getCumulative())));
        }
        case SALE -> sales.add(sale(record.getSale()));
        case FRAME, END, RECORD_NOT_SET ->
            throw new IllegalArgumentException("does not belong here");
      }
    } catch (IllegalArgumentException impossible) {
      throw new CorruptFile(file, "record " + index + ": " + impossible.getMessage());
    }
  }

  EpochHead head(HashedEvidence evidence) {
    return new EpochHead(
        new EpochFrame(
            network,
            new EpochPeriod(frame.getEpoch(), frame.getStartMs(), frame.getEndMs()),
            TokenId.ofHex(frame.getRewardToken()),
            new Payees(
                new TreeSet<>(frame.getOperatorsList().stream().map(EvmAddress::new).toList()),
                new EvmAddress(frame.getTreasury()))),
        devices,
        entropies,
        hash(frame.getSelectionEntropy()),
        sales,
        CumulativeEarnings.of(before),
        evidence.evidence(),
        evidence.hash(),
        parameters());
  }

  private ParameterSet parameters() {
    ParameterSet parameters =
        ParameterSet.byId(frame.getParameters())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "parameter set " + frame.getParameters() + " is not known here"));
    if (!parameters.hash().equals(hash(frame.getParameterHash()))) {
      throw new IllegalArgumentException(
          "parameter set " + parameters.id() + " has other figures in this version");
    }
    return parameters;
  }

  private static RegisteredDevice device(DeviceRecord record) {
    KeyType type = known(KeyType.ofCode(record.getKeyType()), "key type", record.getKeyType());
    return new RegisteredDevice(
        new DeviceKey(type, record.getPublicKey().toByteArray()),
        known(DeviceKind.ofCode(record.getKind()), "device kind", record.getKind()),
        new EvmAddress(record.getOwner()),
        new Cell(record.getCoarseCell()),
        hash(record.getLocationCommitment()),
        record.hasLocation()
            ? Optional.of(
                new AssertedLocation(
                    new Cell(record.getLocation().getCell()),
                    new Decibels(record.getLocation().getGainDdbi()),
                    record.getLocation().getElevationDm()))
            : Optional.empty(),
        record.getSince());
  }

  private static Entropy entropy(EntropyRecord record) {
    return new Entropy(
        record.getNumber(), hash(record.getValue()), record.getStartMs(), record.getEndMs());
  }

  private static Sale sale(SaleRecord record) {
    SortedMap<Sale.Origin, Long> deliveries = new TreeMap<>();
    for (DeliveryRecord delivery : record.getDeliveriesList()) {
      Sale.Origin origin =
          new Sale.Origin(
              new DeviceId(hash(delivery.getDevice())), new EvmAddress(delivery.getOwner()));
      once(deliveries.put(origin, delivery.getRecords()));
    }
    return new Sale(
        hash(record.getId()),
        TokenId.ofHex(record.getToken()),
        amount(record.getPrice()),
        deliveries);
  }

  private static <T> T known(Optional<T> value, String what, int code) {
    return value.orElseThrow(() -> new IllegalArgumentException("unknown " + what + " " + code));
  }

  private static void once(@Nullable Object previous) {
    if (previous != null) {
      throw new IllegalArgumentException("is listed twice");
    }
  }

  private static TokenAmount amount(String decimal) {
    return new TokenAmount(new BigInteger(decimal));
  }

  private static Hash32 hash(ByteString bytes) {
    return Hash32.of(bytes.toByteArray());
  }
}
