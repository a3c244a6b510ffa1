package io.trigpoint.node.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs queries on virtual threads, so many at once and no more, and answers on the event loop. */
public final class Offload implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Offload.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room;

  public Offload(int queries) {
    this.room = new Semaphore(queries);
  }

  /** Answers with the JSON that the query makes; a {@link ProblemException} is its own answer. */
  public void json(RoutingContext context, Callable<JsonObject> query) {
    json(context, "application/json", query);
  }

  /** As above, for a special media type. */
  public void json(RoutingContext context, String mediaType, Callable<JsonObject> query) {
    answer(context, () -> query.call().toBuffer(), body -> send(context, mediaType, body));
  }

  /** Answers with the plain text that the query makes. */
  void text(RoutingContext context, Callable<String> query) {
    answer(
        context,
        () -> Buffer.buffer(query.call()),
        body -> send(context, "text/plain; charset=utf-8", body));
  }

  /** Hands the result to {@code reply} on the event loop; a failure is an answer of its own. */
  <T> void answer(RoutingContext context, Callable<T> query, Consumer<T> reply) {
    if (!room.tryAcquire()) {
      Problem.unavailable().send(context);
      return;
    }
    Context loop = context.vertx().getOrCreateContext();
    threads.execute(() -> {
      try {
        T result = query.call();
        loop.runOnContext(_ -> reply.accept(result));
      } catch (ProblemException known) {
        loop.runOnContext(_ -> context.fail(known));
      } catch (Exception failed) {
        LOG.warn("{} failed: {}", context.normalizedPath(), failed.toString());
        loop.runOnContext(_ -> Problem.unavailable().send(context));
      } finally {
        room.release();
      }
    });
  }

  private static void send(RoutingContext context, String mediaType, Buffer body) {
    if (!context.response().closed()) {
      var _ = context.response().putHeader("Content-Type", mediaType).end(body);
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
