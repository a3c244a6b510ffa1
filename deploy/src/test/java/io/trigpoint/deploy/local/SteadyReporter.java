package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.trigpoint.contracts.DeviceRegistration;
import io.trigpoint.contracts.DeviceRegistryCalls;
import io.trigpoint.contracts.Hex;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.BouncyCastleSignatures;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Header;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.Observation;
import io.trigpoint.report.ReceiptCodec;
import io.trigpoint.report.Registration;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.report.wire.ReportBatchMessage;
import io.trigpoint.report.wire.SignedReportMessage;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A station of the test's own that reports twice a second and keeps what was acknowledged. */
final class SteadyReporter implements AutoCloseable {
  private static final NetworkId NETWORK = new NetworkId(LocalChain.CHAIN_ID);
  private static final int FIRST_OWNER = 50;
  private static final Hash32 SALT = Hash32.ofHex("11".repeat(32));

  private final List<URI> nodes = new ArrayList<>();
  private final Account owner;
  private final DeviceSigner signer;
  private final SortedMap<ReportId, Long> acknowledged =
      Collections.synchronizedSortedMap(new TreeMap<>());
  private final SortedSet<String> answers = new ConcurrentSkipListSet<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Thread loop;
  private long sequence;

  SteadyReporter(JsonNode network, long seed) throws IOException {
    this(
        network.path("nodes").valueStream().map(SteadyReporter::url).toList(),
        new Wallet(
            new JsonRpc(URI.create(network.path("chain").path("rpc").asText())),
            LocalChain.CHAIN_ID,
            Account.ofIndex(FIRST_OWNER)),
        network.path("contracts").path("deviceRegistry").asText(),
        0,
        seed);
  }

  /** Station {@code number} of several beside each other, each with its own first node. */
  static SteadyReporter of(List<URI> nodes, LocalChain chain, int number, long seed)
      throws IOException {
    return new SteadyReporter(
        nodes,
        chain.wallet(Account.ofIndex(FIRST_OWNER + number)),
        chain.address("DeviceRegistry"),
        number,
        seed);
  }

  private SteadyReporter(List<URI> nodes, Wallet wallet, String registry, int number, long seed)
      throws IOException {
    this.nodes.addAll(nodes);
    Collections.rotate(this.nodes, -number);
    owner = wallet.account();
    signer = DeviceSigner.generate(KeyType.P256, new Random(seed * 31 + number));
    AssertedLocation location =
        new AssertedLocation(Cell.ofLatLng(51.06, 3.74 + number * 0.02, 12), new Decibels(0), 20);
    register(wallet, registry, location);
    loop = Thread.ofVirtual().start(() -> report(location));
  }

  private static URI url(JsonNode node) {
    return URI.create(node.path("url").asText());
  }

  private void register(Wallet wallet, String registry, AssertedLocation location)
      throws IOException {
    Registration terms =
        new Registration(
            LocalChain.CHAIN_ID,
            new EvmAddress(registry),
            new EvmAddress(wallet.account().address()),
            BigInteger.ZERO,
            DeviceKind.STATION,
            location.cell().parent(5),
            LocationAssertion.commitment(location, SALT),
            System.currentTimeMillis() / 1000 + 3600);
    DeviceRegistration registration =
        new DeviceRegistration(
            signer.key().type().code(),
            Hex.of(signer.key().publicKey()),
            DeviceKind.STATION.code(),
            terms.coarseCell().index(),
            terms.locationCommitment().hex(),
            terms.deadline());
    String signature = Hex.of(signer.sign(terms.message(signer.deviceId())));
    JsonNode _ = wallet.transact(registry, DeviceRegistryCalls.register(registration, signature));
  }

  private void report(AssertedLocation location) {
    send(new LocationAssertion(header(), location, SALT));
    while (!stopped.get()) {
      int temperature = 15_000 + (int) (sequence % 7) * 100;
      send(
          new WeatherReading(
              header(),
              System.currentTimeMillis(),
              Observation.of(Map.of(WeatherVariable.TEMPERATURE, temperature)),
              "json",
              new TreeMap<>()));
      LockSupport.parkNanos(500_000_000);
    }
  }

  private Header header() {
    return new Header(signer.deviceId(), ++sequence, System.currentTimeMillis(), false);
  }

  /** Offers the same bytes to one node after the other until one acknowledges them. */
  private void send(io.trigpoint.report.Report report) {
    SignedReport signed = signer.sign(NETWORK, report);
    byte[] batch =
        ReportBatchMessage.newBuilder()
            .addReports(
                SignedReportMessage.newBuilder()
                    .setKind(signed.kind().code())
                    .setBody(ByteString.copyFrom(signed.body()))
                    .setSignature(ByteString.copyFrom(signed.signature())))
            .build()
            .toByteArray();
    for (int attempt = 0; !stopped.get(); attempt++) {
      Optional<Long> epoch = post(nodes.get(attempt % nodes.size()), batch);
      if (epoch.isPresent()) {
        acknowledged.put(signed.id(NETWORK), epoch.get());
        return;
      }
      LockSupport.parkNanos(200_000_000);
    }
  }

  /** The epoch of an acknowledgement; a refusal or a dead node is empty. */
  private Optional<Long> post(URI node, byte[] batch) {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(node.resolve("/v1/reports"))
              .timeout(Duration.ofSeconds(15))
              .header("Content-Type", "application/x-protobuf")
              .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
              .build();
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      answers.add(
          answer.statusCode()
              + answer.headers().firstValue("Retry-After").map(_ -> " Retry-After").orElse(""));
      return answer.statusCode() == 200
          ? epoch(ReceiptCodec.open(answer.body(), new BouncyCastleSignatures()))
          : Optional.empty();
    } catch (IOException | MalformedReport lost) {
      return Optional.empty();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Long> epoch(IngestReceipt receipt) {
    return switch (receipt.items().getFirst()) {
      case IngestReceipt.Item.Accepted accepted -> Optional.of(accepted.epoch());
      case IngestReceipt.Item.Duplicate duplicate -> Optional.of(duplicate.epoch());
      case IngestReceipt.Item.Refused _ -> Optional.empty();
    };
  }

  Account owner() {
    return owner;
  }

  /** The answers seen until now: the status, and whether it said when to come again. */
  SortedSet<String> answers() {
    return new TreeSet<>(answers);
  }

  /** Report ids with the epoch that their receipt names. */
  SortedMap<ReportId, Long> acknowledged() {
    synchronized (acknowledged) {
      return new TreeMap<>(acknowledged);
    }
  }

  @Override
  public void close() {
    stopped.set(true);
    try {
      var _ = loop.join(Duration.ofSeconds(10));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
