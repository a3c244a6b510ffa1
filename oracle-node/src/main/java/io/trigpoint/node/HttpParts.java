package io.trigpoint.node;

import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.epochs.ClaimProofs;
import io.trigpoint.node.epochs.EpochTerms;
import io.trigpoint.node.epochs.ReceiptProofs;
import io.trigpoint.node.epochs.SegmentFiles;
import io.trigpoint.node.epochs.explain.DistributorClaims;
import io.trigpoint.node.http.BodyReader;
import io.trigpoint.node.http.CatalogueRoute;
import io.trigpoint.node.http.CorsRoute;
import io.trigpoint.node.http.CoverageRoute;
import io.trigpoint.node.http.DevicesRoute;
import io.trigpoint.node.http.DoorLimits;
import io.trigpoint.node.http.EntropyRoute;
import io.trigpoint.node.http.EpochsRoute;
import io.trigpoint.node.http.ExplanationRoute;
import io.trigpoint.node.http.HealthRoute;
import io.trigpoint.node.http.HealthRoute.Dependency;
import io.trigpoint.node.http.HttpDoor;
import io.trigpoint.node.http.MetricsRoute;
import io.trigpoint.node.http.NetworkDescription;
import io.trigpoint.node.http.NetworkRoute;
import io.trigpoint.node.http.Offload;
import io.trigpoint.node.http.OpenApiRoute;
import io.trigpoint.node.http.PublishedRoute;
import io.trigpoint.node.http.ReadingsRoute;
import io.trigpoint.node.http.ReceiptsRoute;
import io.trigpoint.node.http.ReportsRoute;
import io.trigpoint.node.http.Route;
import io.trigpoint.node.store.SqlCoverageMap;
import io.trigpoint.node.store.SqlDeviceQueries;
import io.trigpoint.node.store.SqlEpochJournal;
import io.trigpoint.node.store.SqlEpochQueries;
import io.trigpoint.node.store.SqlExplanationQueries;
import io.trigpoint.node.store.SqlReportPlaces;
import io.trigpoint.node.store.SqlTransactions;
import io.trigpoint.node.store.SqlVerdictQueries;
import io.trigpoint.report.EvmAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The public door and everything behind it. */
record HttpParts(
    NodeConfig config,
    EpochTerms terms,
    StoreParts store,
    ChainParts chain,
    MarketParts market,
    IntakeParts intake,
    InstantSource clock) {
  private static final int QUERIES_AT_ONCE = 64;
  private static final int DOWNLOADS_AT_ONCE = 32;

  /** Proofs and explanations, of which each may read a file or build a tree. */
  private static final int PROOFS_AT_ONCE = 8;

  private static final int OPENING_SECONDS = 30;
  private static final int CLOSING_SECONDS = 10;

  /**
   * What is served.
   *
   * @param resources every method and path
   */
  record Served(String url, SortedSet<String> resources) {}

  /** Serves until it is closed. */
  Served serve(Opened opened) {
    Vertx vertx = Vertx.vertx();
    opened.add(() -> within(CLOSING_SECONDS, vertx.close()));
    Offload offload = opened.keep(new Offload(QUERIES_AT_ONCE));
    Offload proofs = opened.keep(new Offload(PROOFS_AT_ONCE));
    Offload purchases = opened.keep(new Offload(QUERIES_AT_ONCE));
    Offload downloads = opened.keep(new Offload(DOWNLOADS_AT_ONCE));
    DoorLimits limits = DoorLimits.published();
    HttpDoor door =
        new HttpDoor(
            vertx,
            limits,
            Stream.concat(
                    routes(offload, proofs, purchases, new BodyReader(vertx, limits)).stream(),
                    Stream.of(published(downloads)))
                .toList(),
            tls());
    NodeConfig.Http http = config.http();
    String scheme = tls().isPresent() ? "https" : "http";
    int port = within(OPENING_SECONDS, door.open(http.host(), http.port()));
    opened.add(() -> within(CLOSING_SECONDS, door.close()));
    return new Served(scheme + "://" + http.host() + ":" + port, door.resources());
  }

  private Optional<PemKeyCertOptions> tls() {
    return config
        .keys()
        .tls()
        .map(files ->
            new PemKeyCertOptions()
                .setCertPath(files.certificate().toString())
                .setKeyPath(files.key().toString()));
  }

  private static <T> T within(int seconds, Future<T> future) {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(seconds, TimeUnit.SECONDS)
        .join();
  }

  private List<Route> routes(
      Offload offload, Offload proofs, Offload purchases, BodyReader bodies) {
    SqlTransactions sql = store.transactions();
    SqlEpochQueries epochs = new SqlEpochQueries(sql);
    ClaimProofs claims = new ClaimProofs(epochs);
    String parameters = terms.parameters().id();
    return List.of(
        new CorsRoute(),
        new ReportsRoute(intake.intake(), bodies),
        new NetworkRoute(network(), clock),
        new EntropyRoute(chain.entropy(), config.epochs().entropyPeriod(), offload),
        new DevicesRoute(
            new SqlDeviceQueries(sql), new SqlVerdictQueries(sql), parameters, offload),
        new EpochsRoute(epochs, claims, clock, offload),
        new ExplanationRoute(
            epochs,
            new SqlExplanationQueries(sql, terms.rewardToken(), parameters, claims::treeOf),
            new DistributorClaims(chain.chain(), config.chain().contracts().distributor()),
            proofs),
        new ReceiptsRoute(
            new ReceiptProofs(
                new SqlReportPlaces(sql),
                new SqlEpochJournal(sql, clock),
                new SegmentFiles(store.files(), terms.network())),
            proofs),
        new CoverageRoute(new SqlCoverageMap(sql), offload),
        new CatalogueRoute(market.listing(), offload),
        new ReadingsRoute(market.reads(), market.tariff().token().network(), purchases),
        new OpenApiRoute(),
        new HealthRoute(dependencies(), offload),
        new MetricsRoute(intake.metrics()));
  }

  private Route published(Offload downloads) {
    return new PublishedRoute(store.files(), config.storage().open(), downloads);
  }

  private Map<String, Dependency> dependencies() {
    return Map.of(
        "database", new Dependency(true, store.database()::answers),
        "devices", new Dependency(true, intake.devices()::loaded),
        "chain", new Dependency(false, this::chainAnswers),
        "cluster", new Dependency(false, () -> !intake.cluster().members().isEmpty()));
  }

  private boolean chainAnswers() {
    try {
      return chain.chain().head().number() >= 0;
    } catch (RuntimeException absent) {
      return false;
    }
  }

  private NetworkDescription network() {
    SortedMap<String, EvmAddress> addresses = new TreeMap<>();
    config
        .chain()
        .contracts()
        .deployment()
        .addresses()
        .forEach((name, address) -> addresses.put(name, new EvmAddress(address)));
    return new NetworkDescription(
        config.chain().network(),
        addresses,
        terms.schedule(),
        Duration.ofMillis(terms.parameters().coverage().timing().segmentMs()),
        config.epochs().entropyPeriod(),
        intake.receiptKey(),
        terms.parameters().id());
  }
}
