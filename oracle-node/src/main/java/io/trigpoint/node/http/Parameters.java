package io.trigpoint.node.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/** Path and query parameters; what does not parse is a 400. */
final class Parameters {

  private Parameters() {}

  static <T> T path(RoutingContext context, String name, Function<String, T> parse) {
    return parsed(name, String.valueOf(context.pathParam(name)), parse);
  }

  static <T> Optional<T> query(RoutingContext context, String name, Function<String, T> parse) {
    return Optional.ofNullable(context.queryParams().get(name))
        .map(text -> parsed(name, text, parse));
  }

  /** A number of rows: the standard when absent, never more than the most. */
  static int limit(RoutingContext context, int standard, int most) {
    int asked = query(context, "limit", Integer::parseInt).orElse(standard);
    if (asked < 1) {
      throw new ProblemException(Problem.badRequest("limit must be at least 1"));
    }
    return Math.min(asked, most);
  }

  private static <T> T parsed(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(Problem.badRequest(name + " is malformed"));
    }
  }
}
