package io.trigpoint.node.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.trigpoint.node.chain.RpcMeter;
import io.trigpoint.node.intake.IntakeMeter;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.IngestReceipt.Item;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** The node's Prometheus metrics. No label holds anything of a single device. */
public final class NodeMetrics implements IntakeMeter, RpcMeter {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter reports;
  private final Counter rejected;
  private final Histogram ack;
  private final Gauge inFlight;
  private final Counter disagreements;

  public NodeMetrics() {
    JvmMetrics.builder().register(registry);
    this.reports =
        Counter.builder()
            .name("trigpoint_intake_reports_total")
            .help("Reports answered, by outcome and refusal code.")
            .labelNames("outcome", "code")
            .register(registry);
    this.rejected =
        Counter.builder()
            .name("trigpoint_intake_rejected_batches_total")
            .help("Batches of which nothing was kept, by code.")
            .labelNames("code")
            .register(registry);
    this.ack =
        Histogram.builder()
            .name("trigpoint_intake_ack_seconds")
            .help("From the last byte of a batch to its signed receipt.")
            .classicOnly()
            .classicUpperBounds(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
            .register(registry);
    this.inFlight =
        Gauge.builder()
            .name("trigpoint_intake_batches_in_flight")
            .help("Batches between arrival and receipt.")
            .register(registry);
    this.disagreements =
        Counter.builder()
            .name("trigpoint_rpc_disagreement_total")
            .help("Answers of a chain endpoint that a quorum of the others contradicts.")
            .labelNames("endpoint")
            .register(registry);
  }

  /** Adds a figure that is read whenever metrics are collected. */
  public void gauge(String name, String help, DoubleSupplier value) {
    var _ =
        GaugeWithCallback.builder()
            .name(name)
            .help(help)
            .callback(callback -> callback.call(value.getAsDouble()))
            .register(registry);
  }

  /** For further metrics of the same node. */
  public PrometheusRegistry registry() {
    return registry;
  }

  @Override
  public void receipted(IngestReceipt receipt, Duration sinceArrival) {
    ack.observe(sinceArrival.toNanos() / 1e9);
    for (Item item : receipt.items()) {
      switch (item) {
        case Item.Accepted _ -> reports.labelValues("accepted", "").inc();
        case Item.Duplicate _ -> reports.labelValues("duplicate", "").inc();
        case Item.Refused(_, var reason, _) -> reports.labelValues("refused", reason.id()).inc();
      }
    }
  }

  @Override
  public void rejected(String code) {
    rejected.labelValues(code).inc();
  }

  @Override
  public void inFlight(int batches) {
    inFlight.set(batches);
  }

  @Override
  public void disagreed(String endpoint) {
    disagreements.labelValues(endpoint).inc();
  }
}
