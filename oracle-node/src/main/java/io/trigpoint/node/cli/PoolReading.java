package io.trigpoint.node.cli;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.rewards.epoch.DeviceWork;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.EpochPoints;
import io.trigpoint.rewards.epoch.EpochWork;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.QualityWeights;
import io.trigpoint.rewards.epoch.RewardParameters;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What our own parameters split: an emission, points by device, accounts.
 *
 * @param names the devices as they were written
 */
record PoolReading(
    RewardParameters parameters,
    TokenAmount emission,
    EpochPoints points,
    Payees payees,
    SortedMap<DeviceId, String> names) {
  private static final Set<String> FIELDS =
      Set.of("beacon", "witness", "quality", "cell", "since", "bought");
  private static final long DAY_MS = 86_400_000L;
  private static final long MOST_EPOCHS = 1L << 32;
  private static final long MOST_POINTS = 1L << 62;
  private static final int NEWEST = 2;

  /** Owners and the treasury are not asked for: what a device earns does not depend on them. */
  private static final EvmAddress ANYBODY = new EvmAddress("0x" + "0".repeat(40));

  private static final TokenId ANY_TOKEN = new TokenId(ANYBODY);
  private static final Cell ANYWHERE = Cell.ofLatLng(0, 0, 7);

  static PoolReading of(EvalFields in) {
    RewardParameters parameters =
        RewardParameters.byVersion(in.has("version") ? in.number("version", 1, NEWEST) : NEWEST)
            .orElseThrow(() -> in.bad("version", "must be 1 or 2"));
    TreeSet<EvmAddress> operators = new TreeSet<>();
    if (in.has("operators")) {
      in.texts("operators").forEach(operator -> operators.add(new EvmAddress(operator)));
    }
    SortedMap<DeviceId, EvalFields> devices = new TreeMap<>();
    SortedMap<DeviceId, String> names = new TreeMap<>();
    in.entries("shares")
        .forEach((id, of) -> {
          RewardReading.onlyKnown(of, FIELDS);
          if (names.put(device(id), id) != null) {
            throw in.bad("shares", "has " + id + " twice");
          }
          devices.put(device(id), of);
        });
    return new PoolReading(
        parameters,
        emission(in, parameters),
        points(devices, parameters),
        new Payees(operators, ANYBODY),
        names);
  }

  /** As given, or what the schedule says of an epoch. */
  private static TokenAmount emission(EvalFields in, RewardParameters parameters) {
    if (in.has("emissions")) {
      return new TokenAmount(RewardReading.whole(in, "emissions"));
    }
    long length = in.has("length_ms") ? in.number("length_ms", 1, DAY_MS) : DAY_MS;
    long number = in.number("epoch", 1, MOST_EPOCHS);
    return parameters
        .emission()
        .of(new EpochPeriod(number, (number - 1) * length, number * length));
  }

  private static EpochPoints points(
      SortedMap<DeviceId, EvalFields> devices, RewardParameters parameters) {
    List<DeviceWork> work = new ArrayList<>();
    SortedMap<Sale.Origin, Long> bought = new TreeMap<>();
    devices.forEach((id, of) -> {
      work.add(work(id, of, parameters.weights()));
      long records = of.has("bought") ? of.number("bought", 0, Sale.MOST_RECORDS) : 0;
      if (records > 0) {
        bought.put(new Sale.Origin(id, ANYBODY), records);
      }
    });
    Sale sale = new Sale(Hash32.ZERO, ANY_TOKEN, TokenAmount.ZERO, bought);
    return EpochWork.points(work, List.of(sale), parameters);
  }

  private static DeviceWork work(DeviceId id, EvalFields of, Optional<QualityWeights> weights) {
    boolean isRanked = of.has("quality") && weights.isPresent();
    return new DeviceWork(
        id,
        ANYBODY,
        isRanked ? cell(of, weights.get()) : ANYWHERE,
        of.has("since") ? of.number("since", 0, MOST_EPOCHS) : 0,
        points(of, "beacon"),
        points(of, "witness"),
        of.has("quality")
            ? OptionalLong.of(of.number("quality", 0, 1_000_000))
            : OptionalLong.empty());
  }

  private static Cell cell(EvalFields of, QualityWeights weights) {
    Cell cell = of.cell("cell");
    if (cell.resolution() < weights.resolution()) {
      throw of.bad("cell", "is coarser than resolution " + weights.resolution());
    }
    return cell;
  }

  private static long points(EvalFields of, String name) {
    return of.has(name) ? of.number(name, 0, MOST_POINTS) : 0;
  }

  /** An id of 64 hexadecimal digits, or the hash of any other name. */
  private static DeviceId device(String id) {
    return id.matches("(0x)?\\p{XDigit}{64}")
        ? DeviceId.ofHex(id)
        : new DeviceId(Hashes.sha256(id.getBytes(StandardCharsets.UTF_8)));
  }
}
