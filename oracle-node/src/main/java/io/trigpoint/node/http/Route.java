package io.trigpoint.node.http;

import io.vertx.ext.web.Router;

/** One resource of the API. */
public interface Route {
  void mount(Router router);
}
