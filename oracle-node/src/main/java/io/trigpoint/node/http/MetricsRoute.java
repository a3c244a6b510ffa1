package io.trigpoint.node.http;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** GET /metrics in the Prometheus text format. */
public final class MetricsRoute implements Route {
  private final NodeMetrics metrics;
  private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();

  public MetricsRoute(NodeMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void mount(Router router) {
    router.get("/metrics").handler(this::answer);
  }

  private void answer(RoutingContext context) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      format.write(text, metrics.registry().scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var _ =
        context
            .response()
            .putHeader("Content-Type", PrometheusTextFormatWriter.CONTENT_TYPE)
            .end(Buffer.buffer(text.toByteArray()));
  }
}
