package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Both directions of an edge, of which at least one was heard. */
record LinkPair(Edge edge, Optional<Link> fromLow, Optional<Link> fromHigh) {

  List<Link> links() {
    return Stream.concat(fromLow.stream(), fromHigh.stream()).toList();
  }

  Optional<Path> path() {
    return links().getFirst().path();
  }

  boolean mutual() {
    return fromLow.isPresent() && fromHigh.isPresent();
  }
}
