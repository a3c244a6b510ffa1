package io.trigpoint.report;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

/** Random but valid reports and keys, from a seed. */
final class Samples {
  static final NetworkId NETWORK = new NetworkId(31337);

  private Samples() {}

  static DeviceSigner signer(KeyType type, long seed) {
    return DeviceSigner.generate(type, new Random(seed));
  }

  static Report report(ReportKind kind, Random random) {
    return switch (kind) {
      case BEACON -> beacon(random);
      case WITNESS -> witness(random);
      case WEATHER -> weather(random);
      case LOCATION ->
          new LocationAssertion(
              header(random),
              new AssertedLocation(
                  Cell.ofLatLng(random.nextDouble(-90, 90), random.nextDouble(-180, 180), 12),
                  new Decibels(random.nextInt(-50, 200)),
                  random.nextInt(-1000, 10_000)),
              hash(random));
    };
  }

  static Hash32 hash(Random random) {
    return Hash32.of(bytes(random, 32));
  }

  static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Header header(Random random) {
    return new Header(
        new DeviceId(hash(random)),
        random.nextLong(1, Long.MAX_VALUE),
        random.nextLong(1, Long.MAX_VALUE),
        random.nextBoolean());
  }

  private static Beacon beacon(Random random) {
    Region region = random.nextBoolean() ? Region.EU868 : Region.US915;
    BeaconPayload payload = BeaconPayload.of(bytes(random, BeaconPayload.LENGTH));
    return new Beacon(
        header(random),
        random.nextLong(Long.MAX_VALUE),
        HexFormat.of().formatHex(bytes(random, BeaconPayload.LOCAL_ENTROPY_LENGTH)),
        payload,
        new Transmission(region, region.channelOf(payload), region.spreading()),
        new Dbm(10 * random.nextInt(-30, 40)));
  }

  private static Witness witness(Random random) {
    return new Witness(
        header(random),
        BeaconPayload.of(bytes(random, BeaconPayload.LENGTH)),
        new Hertz(random.nextInt(1, Integer.MAX_VALUE)),
        new SpreadingFactor(random.nextInt(7, 13)),
        new Dbm(random.nextInt(-1500, 200)),
        new Decibels(random.nextInt(-300, 200)),
        random.nextLong(1L << 32),
        random.nextBoolean()
            ? RadioDetail.NONE
            : new RadioDetail(
                Optional.of(new Dbm(random.nextInt(-1500, 0))),
                OptionalInt.of(random.nextInt(-50_000, 50_000))));
  }

  private static WeatherReading weather(Random random) {
    Map<WeatherVariable, Integer> values = new TreeMap<>();
    values.put(WeatherVariable.TEMPERATURE, random.nextInt());
    Arrays.stream(WeatherVariable.values())
        .filter(variable -> variable != WeatherVariable.TEMPERATURE)
        .filter(variable -> variable != WeatherVariable.SEA_LEVEL_PRESSURE)
        .filter(variable -> random.nextBoolean())
        .forEach(variable -> values.put(variable, random.nextInt() >>> 1));
    return new WeatherReading(
        header(random),
        random.nextLong(1, Long.MAX_VALUE),
        Observation.of(values),
        "wu",
        new TreeMap<>(Map.of("tempf", "64.4", "humidity", "61")));
  }
}
