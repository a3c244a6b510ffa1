package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Both directions of an edge, of which at least one was heard. */
record LinkPair(Edge edge, Optional<Link> fromLow, Optional<Link> fromHigh) {

  /** One direction and the other one, when it was heard. */
  static LinkPair of(Link one, Optional<Link> other) {
    Edge edge = Edge.between(one.beaconer(), one.witness());
    return edge.low().equals(one.beaconer())
        ? new LinkPair(edge, Optional.of(one), other)
        : new LinkPair(edge, other, Optional.of(one));
  }

  List<Link> links() {
    return Stream.concat(fromLow.stream(), fromHigh.stream()).toList();
  }

  Optional<Path> path() {
    return fromLow.or(() -> fromHigh).flatMap(Link::path);
  }

  boolean mutual() {
    return fromLow.isPresent() && fromHigh.isPresent();
  }
}
