package io.trigpoint.deploy.air;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Random;

/** A gateway on the ether, attached to an agent: an honest one, or one that has no radio at all. */
public final class Hotspot implements AutoCloseable {
  private static final double FORGED_RSSI_DBM = -38;
  private static final double FORGED_SNR_DB = 9.5;

  private final PacketForwarder forwarder;

  private Hotspot(PacketForwarder forwarder) {
    this.forwarder = forwarder;
  }

  /** Hears what its antenna hears and radiates what its agent asks for. */
  public static Hotspot honest(long eui, Site site, InetSocketAddress agent, Ether ether)
      throws IOException {
    PacketForwarder forwarder =
        PacketForwarder.start(eui, agent, frame -> ether.send(site, frame), CrystalClock.of(eui));
    ether.join(
        new Ether.Listener() {
          @Override
          public Site site() {
            return site;
          }

          @Override
          public void hears(Emission emission, Reception reception) {
            forwarder.receive(emission, reception);
          }
        });
    return new Hotspot(forwarder);
  }

  /**
   * A virtual radio: it learns of every beacon over the Internet, files it as heard at close range,
   * and says that it transmitted without radiating anything.
   */
  public static Hotspot virtual(long eui, InetSocketAddress agent, Ether ether) throws IOException {
    PacketForwarder forwarder =
        PacketForwarder.start(eui, agent, frame -> {}, CrystalClock.of(eui));
    Random jitter = new Random(eui);
    ether.leak(emission -> {
      double rssi = FORGED_RSSI_DBM - 6 * jitter.nextDouble();
      forwarder.receive(emission, new Reception(rssi, rssi, FORGED_SNR_DB, 0));
    });
    return new Hotspot(forwarder);
  }

  @Override
  public void close() {
    forwarder.close();
  }
}
