package io.trigpoint.node.http;

import io.trigpoint.node.market.CatalogueListing;
import io.vertx.ext.web.Router;

/** GET /v1/catalogue: what is on sale. */
public final class CatalogueRoute implements Route {
  private final CatalogueListing listing;
  private final Offload offload;

  public CatalogueRoute(CatalogueListing listing, Offload offload) {
    this.listing = listing;
    this.offload = offload;
  }

  @Override
  public void mount(Router router) {
    router.get("/v1/catalogue").handler(context -> offload.json(context, listing::json));
  }
}
