package io.trigpoint.node.evm;

import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.RpcMeter;
import io.trigpoint.node.evm.Agreement.Agreed;
import io.trigpoint.node.evm.Agreement.Open;
import io.trigpoint.node.evm.Agreement.Said;
import io.trigpoint.node.evm.RpcEndpoint.WrongChain;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * JSON-RPC 2.0 over HTTP to the endpoints of one chain. With a quorum above one an answer counts
 * when so many give it; with one, it is the first endpoint's that answers. Blocks; meant for
 * virtual threads.
 */
public final class JsonRpc implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JsonRpc.class);
  private static final int ROUNDS = 2;
  private static final Duration GRACE = Duration.ofMillis(300);
  private static final long SAY_AGAIN_NANOS = Duration.ofMinutes(10).toNanos();

  /**
   * Whom to believe.
   *
   * @param quorum how many endpoints must say the same: 1, or more than half
   * @param chainId the chain that they must be on, unless it may be any
   */
  public record Trust(int quorum, OptionalLong chainId, RpcMeter meter) {}

  private final List<RpcEndpoint> endpoints;
  private final Trust trust;
  private final HttpClient http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Long> saidNanos = new ConcurrentHashMap<>();

  /** Believes the first endpoint that answers, on any chain. */
  public JsonRpc(List<URI> endpoints, Duration timeout) {
    this(endpoints, timeout, new Trust(1, OptionalLong.empty(), RpcMeter.none()));
  }

  public JsonRpc(List<URI> endpoints, Duration timeout, Trust trust) {
    int quorum = trust.quorum();
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("no chain endpoint");
    }
    if (quorum != 1 && (quorum > endpoints.size() || 2 * quorum <= endpoints.size())) {
      throw new IllegalArgumentException(
          "a quorum of " + endpoints.size() + " endpoints is 1, or more than half of them");
    }
    this.trust = trust;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
    this.endpoints =
        endpoints.stream()
            .map(uri -> new RpcEndpoint(uri, trust.chainId(), timeout, http))
            .toList();
  }

  int quorum() {
    return trust.quorum();
  }

  /** The result of the first endpoint that answers, for questions that need no agreement. */
  JsonNode ask(String method, Object... parameters) {
    return first(method, endpoint -> endpoint.ask(method, parameters));
  }

  /**
   * The answer that a quorum gives; {@link ChainUnavailable} says who said what when there is none.
   * With a quorum of one an {@link RpcRefusal} is passed on.
   */
  <T> T agree(String what, Function<RpcEndpoint, T> question) {
    return agree(what, question, answer -> answer);
  }

  /** The same for answers that are equal when their keys are. */
  <T> T agree(String what, Function<RpcEndpoint, T> question, Function<T, Object> key) {
    if (trust.quorum() == 1) {
      return first(what, question);
    }
    Poll<T> poll = poll(question);
    Predicate<List<Said<T>>> enough =
        said -> Agreement.of(said, trust.quorum(), key) instanceof Agreed;
    List<Said<T>> said = await(what, poll, enough, Duration.ZERO);
    return switch (Agreement.of(said, trust.quorum(), key)) {
      case Agreed<T>(T value, List<String> dissenters) -> {
        poll.listen(
            said.size(),
            one ->
                one.answer()
                    .filter(answer -> Agreement.isDissent(value, answer, key))
                    .ifPresent(answer -> disagreed(one.endpoint(), what)));
        dissenters.forEach(endpoint -> disagreed(endpoint, what));
        yield value;
      }
      case Open<T>(String whoSaidWhat) ->
          throw new ChainUnavailable("no agreement on " + what + ": " + whoSaidWhat);
    };
  }

  /** What endpoints answer: all of them, or a quorum and those that come shortly after it. */
  <T> List<Said<T>> survey(String what, Function<RpcEndpoint, T> question) {
    Predicate<List<Said<T>>> enough =
        said -> said.stream().filter(one -> one.answer().isPresent()).count() >= trust.quorum();
    return await(what, poll(question), enough, GRACE);
  }

  /** What every endpoint answers. */
  <T> List<Said<T>> all(String what, Function<RpcEndpoint, T> question) {
    return await(what, poll(question), said -> false, Duration.ZERO);
  }

  /** Names an endpoint in the log, at most every ten minutes for each thing, and counts it. */
  void disagreed(String endpoint, String what) {
    trust.meter().disagreed(endpoint);
    long now = System.nanoTime();
    Long before = saidNanos.get(endpoint + what);
    if (before == null || now - before > SAY_AGAIN_NANOS) {
      var _ = saidNanos.put(endpoint + what, now);
      LOG.warn("rpc_disagreement: {} is outvoted on {}", endpoint, what);
    }
  }

  private <T> T first(String what, Function<RpcEndpoint, T> question) {
    RuntimeException last = new ChainUnavailable(what + " was not asked");
    for (int attempt = 0; attempt < ROUNDS * endpoints.size(); attempt++) {
      RpcEndpoint endpoint = endpoints.get(attempt % endpoints.size());
      try {
        return question.apply(endpoint);
      } catch (ChainUnavailable unavailable) {
        last = unavailable;
      } catch (WrongChain other) {
        disagreed(endpoint.name(), "eth_chainId");
        last = new ChainUnavailable(String.valueOf(other.getMessage()), other);
      }
    }
    throw last;
  }

  private <T> Poll<T> poll(Function<RpcEndpoint, T> question) {
    Poll<T> poll = new Poll<>(endpoints.size());
    endpoints.forEach(endpoint -> threads.execute(() -> poll.add(said(endpoint, question))));
    return poll;
  }

  private <T> Said<T> said(RpcEndpoint endpoint, Function<RpcEndpoint, T> question) {
    try {
      return Said.answered(endpoint.name(), question.apply(endpoint));
    } catch (RpcRefusal refused) {
      return Said.failed(endpoint.name(), refused.reason());
    } catch (WrongChain other) {
      disagreed(endpoint.name(), "eth_chainId");
      return Said.failed(endpoint.name(), String.valueOf(other.getMessage()));
    } catch (RuntimeException failed) {
      return Said.failed(endpoint.name(), String.valueOf(failed.getMessage()));
    }
  }

  private static <T> List<Said<T>> await(
      String what, Poll<T> poll, Predicate<List<Said<T>>> enough, Duration more) {
    try {
      return poll.await(enough, more);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ChainUnavailable(what + " was interrupted", stopped);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
