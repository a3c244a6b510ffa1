package io.trigpoint.agent.uplink;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An HTTP answer of a node.
 *
 * @param retryAfter what the node asks us to wait
 */
@SuppressWarnings("ArrayRecordComponent")
record NodeAnswer(URI node, int status, byte[] body, Optional<Duration> retryAfter) {
  boolean ok() {
    return status == 200;
  }

  /** The batch itself is at fault: asking another node or asking again changes nothing. */
  boolean batchRefused() {
    return status == 400 || status == 413 || status == 415;
  }
}
