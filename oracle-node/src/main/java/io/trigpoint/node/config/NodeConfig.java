package io.trigpoint.node.config;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.NetworkId;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an operator sets. The keys are those of the properties file; docs/configuration.md
 * lists them with their defaults.
 */
public record NodeConfig(
    Storage storage,
    Http http,
    Chain chain,
    Epochs epochs,
    Keys keys,
    Cluster cluster,
    Market market,
    ClaimsConfig claims) {
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(9);
  private static final List<String> NEEDED =
      List.of(
          "SignerSets", "RewardToken", "EpochRoots", "Distributor", "Stablecoin", "DeviceRegistry");

  /**
   * @param dataDirectory node.json, and the embedded database when no URL is given
   * @param publishedDirectory one folder per epoch, unless there is a bucket
   * @param open whether the API serves the auditors' files to everybody
   * @param keepRows how long after its end a final epoch keeps its reports in the database
   */
  public record Storage(
      Path dataDirectory,
      Path publishedDirectory,
      boolean open,
      Optional<Database> database,
      Optional<Bucket> bucket,
      Optional<Duration> keepRows) {}

  /**
   * An S3-compatible store for the files of epochs. Without a key file, the usual places of the
   * vendor's tools are asked.
   *
   * @param keyFile two lines: access key, secret key
   */
  public record Bucket(
      URI endpoint, String region, String name, String prefix, Optional<Path> keyFile) {}

  /** An external PostgreSQL. */
  public record Database(String url, String user, String password) {}

  /** Port 0 takes any free port; node.json says which. */
  public record Http(String host, int port) {}

  /**
   * @param network the chain id, which is also signed into every report
   * @param rpc endpoints of the chain
   * @param quorum how many of them must say the same: more than half, or 1
   */
  public record Chain(NetworkId network, List<URI> rpc, int quorum, Contracts contracts) {
    public Chain {
      rpc = List.copyOf(rpc);
    }

    /** Believes more than half of the endpoints. */
    public Chain(NetworkId network, List<URI> rpc, Contracts contracts) {
      this(network, rpc, rpc.size() / 2 + 1, contracts);
    }
  }

  /** Where the network's contracts are. */
  public record Contracts(Deployment deployment) {

    public EvmAddress rewardToken() {
      return at("RewardToken");
    }

    public EvmAddress stablecoin() {
      return at("Stablecoin");
    }

    public EvmAddress deviceRegistry() {
      return at("DeviceRegistry");
    }

    public EvmAddress signerSets() {
      return at("SignerSets");
    }

    public EvmAddress epochRoots() {
      return at("EpochRoots");
    }

    public EvmAddress distributor() {
      return at("Distributor");
    }

    private EvmAddress at(String contract) {
      return new EvmAddress(deployment.addressOf(contract));
    }
  }

  /**
   * @param genesisMs when epoch 1 begins, Unix milliseconds
   * @param parameters name of the parameter set
   */
  public record Epochs(
      long genesisMs,
      Duration length,
      Duration entropyPeriod,
      String parameters,
      EvmAddress treasury) {}

  /**
   * Four keys, one role each.
   *
   * @param directory has receipt.key, and attest.key and send.key unless they are elsewhere
   * @param tls of the HTTP door; it speaks cleartext without
   */
  public record Keys(Path directory, KeySource attest, KeySource send, Optional<Tls> tls) {

    /** Three files of hexadecimal digits in one directory, and no TLS. */
    public static Keys in(Path directory) {
      return new Keys(
          directory,
          new KeySource.HexFile(directory.resolve("attest.key")),
          new KeySource.HexFile(directory.resolve("send.key")),
          Optional.empty());
    }
  }

  /** PEM files: the certificate chain, and its private key, readable by its owner alone. */
  public record Tls(Path certificate, Path key) {}

  /** Members find each other at these host:port pairs; all addresses must be private. */
  public record Cluster(String name, String host, int port, List<String> members) {
    public Cluster {
      members = List.copyOf(members);
    }
  }

  /** Price of one delivered row in base units of the stablecoin, and its EIP-712 domain. */
  public record Market(BigInteger pricePerRow, String tokenName, String tokenVersion) {}

  /** Reads and checks a configuration; a {@link ConfigException} says what to change. */
  public static NodeConfig read(Path file, Map<String, String> environment) {
    Settings settings = Settings.read(file, environment);
    NodeConfig config =
        new NodeConfig(
            storage(settings),
            new Http(settings.text("http.host", "127.0.0.1"), port(settings, "http.port")),
            chain(settings),
            epochs(settings),
            keys(settings),
            cluster(settings),
            market(settings),
            ClaimsConfig.read(settings));
    settings.refuseUnknownKeys();
    return config;
  }

  private static Storage storage(Settings settings) {
    Optional<Database> database =
        settings
            .optional("database.url")
            .map(url ->
                new Database(
                    url,
                    settings.text("database.user", "postgres"),
                    settings.text("database.password", "")));
    return new Storage(
        settings.path("data.dir"),
        settings.path("published.dir"),
        settings.flag("published.open"),
        database,
        bucket(settings),
        keepRows(settings));
  }

  private static Optional<Bucket> bucket(Settings settings) {
    Optional<String> name = settings.optional("published.s3.bucket");
    Optional<String> endpoint = settings.optional("published.s3.endpoint");
    String region = settings.text("published.s3.region", "us-east-1");
    String prefix = settings.text("published.s3.prefix", "");
    Optional<Path> keyFile = settings.optional("published.s3.key-file").map(Path::of);
    if (name.isPresent() != endpoint.isPresent()) {
      throw new ConfigException(
          "published.s3.bucket and published.s3.endpoint must be set together");
    }
    return name.map(
        bucket -> new Bucket(URI.create(endpoint.orElseThrow()), region, bucket, prefix, keyFile));
  }

  private static Optional<Duration> keepRows(Settings settings) {
    String key = "retention.rows";
    if (settings.optional(key).isEmpty()) {
      return Optional.empty();
    }
    Duration keep = settings.duration(key, SHORTEST_RETENTION);
    if (keep.compareTo(SHORTEST_RETENTION) < 0) {
      throw new ConfigException(
          key
              + " must be at least "
              + SHORTEST_RETENTION.toHours()
              + "h: intake takes reports that"
              + " are 8 days old, and must know those that it has");
    }
    return Optional.of(keep);
  }

  private static Chain chain(Settings settings) {
    List<URI> rpc = list(settings.text("chain.rpc")).stream().map(URI::create).toList();
    NetworkId network =
        settings.parsed("network.chain-id", id -> new NetworkId(Long.parseLong(id)));
    int most = rpc.size();
    long quorum = settings.number("chain.rpc.quorum", most / 2 + 1L);
    if (most == 0 || quorum != 1 && (quorum > most || 2 * quorum <= most)) {
      throw new ConfigException(
          "chain.rpc.quorum = "
              + quorum
              + ": of "
              + most
              + " endpoints in chain.rpc, more than"
              + " half must agree, or 1 to believe whichever answers first");
    }
    return new Chain(network, rpc, (int) quorum, contracts(settings, network));
  }

  private static Contracts contracts(Settings settings, NetworkId network) {
    String key = "contracts.file";
    Deployment deployment = settings.parsed(key, file -> Deployment.read(Path.of(file)));
    if (deployment.chainId() != network.value()) {
      throw new ConfigException(
          key + " describes chain " + deployment.chainId() + ", not chain " + network.value());
    }
    List<String> missing =
        NEEDED.stream().filter(name -> !deployment.contracts().containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new ConfigException(key + " names no " + String.join(", no ", missing));
    }
    return new Contracts(deployment);
  }

  private static Epochs epochs(Settings settings) {
    Duration length = settings.duration("epoch.length", Duration.ofHours(24));
    Duration entropy = settings.duration("entropy.period", Duration.ofSeconds(60));
    if (length.toMillis() < 1000 || entropy.toMillis() < 1000) {
      throw new ConfigException("epoch.length and entropy.period must be at least 1s");
    }
    return new Epochs(
        settings.number("epoch.genesis-ms"),
        length,
        entropy,
        settings.text("parameters.set", "trigpoint"),
        settings.parsed("market.treasury", EvmAddress::new));
  }

  private static Keys keys(Settings settings) {
    Path directory = settings.path("keys.dir");
    return new Keys(
        directory,
        KeySource.read(settings, "attest", directory),
        KeySource.read(settings, "send", directory),
        settings
            .optional("http.tls.certificate")
            .map(certificate -> new Tls(Path.of(certificate), settings.path("http.tls.key"))));
  }

  private static Cluster cluster(Settings settings) {
    int port = port(settings, "cluster.port");
    String host = settings.text("cluster.host", "127.0.0.1");
    return new Cluster(
        settings.text("cluster.name", "trigpoint"),
        host,
        port,
        list(settings.text("cluster.members", host + ":" + port)));
  }

  private static Market market(Settings settings) {
    long price = settings.number("market.price-per-row", 100);
    if (price <= 0) {
      throw new ConfigException("market.price-per-row must be positive, in stablecoin base units");
    }
    return new Market(
        BigInteger.valueOf(price),
        settings.text("market.token-name", "Trigpoint Local USD"),
        settings.text("market.token-version", "1"));
  }

  private static int port(Settings settings, String key) {
    long port = settings.number(key, 0);
    if (port < 0 || port > 65_535) {
      throw new ConfigException(key + " must be 0 to 65535, got " + port);
    }
    return (int) port;
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }
}
