package io.trigpoint.deploy.air;

/** What a stock packet forwarder does with a transmit request of a known shape. */
public sealed interface TransmitAnswer {
  int LOWEST_DBM = 12;
  int HIGHEST_DBM = 27;

  /** Queued as asked: the TX_ACK has an empty body. */
  record Queued(Transmit frame) implements TransmitAnswer {}

  /** Queued at the nearest power of the table, with a TX_POWER warning that names it. */
  record QueuedAtOtherPower(Transmit frame) implements TransmitAnswer {}

  /** Not sent. */
  record Refused(String error) implements TransmitAnswer {}

  /** Decides by the gain table and the transmit band of an EU868 or US915 concentrator. */
  static TransmitAnswer to(Transmit frame) {
    long hertz = frame.frequency().value();
    boolean inBand =
        (hertz >= 863_000_000 && hertz <= 870_000_000)
            || (hertz >= 902_000_000 && hertz <= 928_000_000);
    if (!inBand) {
      return new Refused("TX_FREQ");
    }
    int power = Math.clamp(frame.powerDbm(), LOWEST_DBM, HIGHEST_DBM);
    return power == frame.powerDbm()
        ? new Queued(frame)
        : new QueuedAtOtherPower(frame.withPower(power));
  }
}
