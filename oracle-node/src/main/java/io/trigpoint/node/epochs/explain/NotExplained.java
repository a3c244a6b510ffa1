package io.trigpoint.node.epochs.explain;

import io.trigpoint.report.DeviceId;
import java.util.Optional;

/** There is nothing to explain, with a code for programs and what to do for people. */
public final class NotExplained extends Exception {
  private static final long serialVersionUID = 1L;
  private final String code;

  private NotExplained(String code, String why) {
    super(why);
    this.code = code;
  }

  public static NotExplained noSuchEpoch(long epoch) {
    return new NotExplained(
        "explain.unknown-epoch",
        "epoch "
            + epoch
            + " is not known or has no result yet; GET /v1/epochs lists those that do");
  }

  /** The explanation, unless there is none or the device has no part in it. */
  public static Explanation required(Optional<Explanation> found, long epoch, DeviceId device)
      throws NotExplained {
    Explanation explanation = found.orElseThrow(() -> noSuchEpoch(epoch));
    if (!explanation.isKnown()) {
      throw new NotExplained(
          "explain.unknown-device",
          "device "
              + device
              + " was not registered in epoch "
              + epoch
              + " and sent nothing; check the id, trigpoint-agent info prints it");
    }
    return explanation;
  }

  public String code() {
    return code;
  }
}
