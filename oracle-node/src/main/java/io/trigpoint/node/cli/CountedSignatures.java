package io.trigpoint.node.cli;

import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.SignatureCheck;

/** Checks as another check does, and reports each one as progress. */
record CountedSignatures(SignatureCheck check, Progress progress) implements SignatureCheck {

  @Override
  public boolean accepts(DeviceKey key, byte[] message, byte[] signature) {
    boolean accepted = check.accepts(key, message, signature);
    progress.step();
    return accepted;
  }

  @Override
  public String name() {
    return check.name();
  }
}
