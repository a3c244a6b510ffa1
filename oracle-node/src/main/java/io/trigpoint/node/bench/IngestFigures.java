package io.trigpoint.node.bench;

/**
 * What one run of the ingest benchmark measured.
 *
 * @param verifiesPerSecond bare signature checks on one thread
 * @param insertsPerSecond rows through the journal alone, in batches of a thousand
 */
record IngestFigures(Http http, double verifiesPerSecond, double insertsPerSecond) {

  /**
   * From request to receipt.
   *
   * @param nodeMicros CPU time per report of the benchmark's process without its client threads
   * @param clientMicros CPU time per report of the client threads
   * @param databaseMicros CPU time per report of the PostgreSQL processes
   */
  record Http(
      double reportsPerSecond,
      double ackP50Millis,
      double ackP99Millis,
      double nodeMicros,
      double clientMicros,
      double databaseMicros) {}
}
