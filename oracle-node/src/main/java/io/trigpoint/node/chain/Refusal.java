package io.trigpoint.node.chain;

/**
 * Why the chain refuses a call.
 *
 * @param reason for people
 * @param passes whether it is only too early for the call, as the contract says
 */
public record Refusal(String reason, boolean passes) {

  /** A refusal that time alone does not mend. */
  public static Refusal forGood(String reason) {
    return new Refusal(reason, false);
  }
}
