package io.trigpoint.deploy.local;

import java.util.List;

/**
 * A process of the network.
 *
 * @param revived started again when it ends by itself
 */
record ProcessSpec(String name, List<String> command, boolean revived) {
  ProcessSpec {
    command = List.copyOf(command);
  }
}
