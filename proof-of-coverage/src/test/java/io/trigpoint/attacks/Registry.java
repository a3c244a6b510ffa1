package io.trigpoint.attacks;

import io.trigpoint.attacks.Radio.Stand;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.RegisteredDevice;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Builds radios and registers keys. */
final class Registry {
  private static final double OWNS_SEVERAL = 0.2;
  private final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  private final RandomGenerator random;
  private EvmAddress lastOwner = new EvmAddress("0x" + "00".repeat(20));
  private int radios;

  Registry(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A registry with devices of another one.
   *
   * @param radios how many radios those have at most
   */
  Registry(RandomGenerator random, SortedMap<DeviceId, RegisteredDevice> known, int radios) {
    this.random = random;
    this.radios = radios;
    devices.putAll(known);
  }

  RandomGenerator random() {
    return random;
  }

  SortedMap<DeviceId, RegisteredDevice> devices() {
    return devices;
  }

  /** A hotspot that stands where it says, with the antenna that it says. */
  Hotspot honest(Town town, Place place) {
    double gain = 1.2 + 7 * random.nextDouble();
    Radio radio = radio(town, place, gain);
    lastOwner = random.nextDouble() < OWNS_SEVERAL ? lastOwner : owner();
    return claim(place, radio, lastOwner, gain);
  }

  /** A key that says it stands somewhere, whatever radio it has. */
  Hotspot claim(Place asserted, Radio radio, EvmAddress owner, double gainDb) {
    byte[] key = new byte[KeyType.ED25519.publicKeyLength()];
    random.nextBytes(key);
    RegisteredDevice device =
        new RegisteredDevice(
            new DeviceKey(KeyType.ED25519, key),
            DeviceKind.HOTSPOT,
            owner,
            asserted.cell().parent(5),
            Hash32.ZERO,
            Optional.of(new AssertedLocation(asserted.cell(), Decibels.of(gainDb), mast(radio))));
    DeviceId id = device.id();
    devices.put(id, device);
    double skew = StrictMath.clamp(150 * random.nextGaussian(), -1_500.0, 1_500.0);
    return new Hotspot(id, device, asserted, radio, Backhaul.of(random), skew);
  }

  /** Half of them stand indoors, behind walls. The mast may stand on a hill. */
  Radio radio(Town town, Place place, double gainDb) {
    double walls = random.nextBoolean() ? 6 + 6 * random.nextDouble() : 4 * random.nextDouble();
    double cable = 0.3 + 1.7 * random.nextDouble();
    double mast = 3 + 17 * random.nextDouble();
    double hill = 40 * random.nextDouble() * random.nextDouble();
    return build(town, place, gainDb - cable - walls, new Stand(mast, hill));
  }

  /** A good antenna on a roof, as somebody chooses who wants to be heard. */
  Radio roof(Town town, Place place) {
    return build(town, place, 4, new Stand(20, 5));
  }

  /** Another concentrator on the same antenna. */
  Radio sharing(Radio other) {
    return new Radio(
        radios++,
        other.site(),
        other.town(),
        other.place(),
        other.antennaDb(),
        other.stand(),
        Receiver.of(random));
  }

  private Radio build(Town town, Place place, double antennaDb, Stand stand) {
    int number = radios++;
    return new Radio(number, number, town, place, antennaDb, stand, Receiver.of(random));
  }

  private static int mast(Radio radio) {
    return (int) StrictMath.rint(10 * radio.stand().mastMetres());
  }

  EvmAddress owner() {
    byte[] address = new byte[20];
    random.nextBytes(address);
    return new EvmAddress("0x" + HexFormat.of().formatHex(address));
  }
}
