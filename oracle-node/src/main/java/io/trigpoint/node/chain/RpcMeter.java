package io.trigpoint.node.chain;

/** Who counts what endpoints of the chain say that is not so. */
@FunctionalInterface
public interface RpcMeter {

  /** An endpoint (host and port) was outvoted, or follows the chain no longer. */
  void disagreed(String endpoint);

  static RpcMeter none() {
    return endpoint -> {};
  }
}
