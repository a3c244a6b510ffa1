package io.trigpoint.node.cli;

/** Computes epochs again, one after the other, and says what agrees. */
interface EpochAuditor {

  /** Says what it finds, the answer last. An epoch that is bad stops no later one. */
  AuditAnswer audit(long epoch);
}
