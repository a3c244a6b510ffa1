package io.trigpoint.node.http;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs blocking work of requests on virtual threads, a bounded number at a time. */
public final class BlockingAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(BlockingAnswers.class);
  private static final Problem BUSY =
      new Problem(503, "http.busy", "too many requests wait at once");
  private static final Problem UNAVAILABLE =
      new Problem(503, "http.unavailable", "store or chain does not answer; ask again later");

  private final Semaphore places;

  public BlockingAnswers(int atOnce) {
    this.places = new Semaphore(atOnce);
  }

  /** The result goes to {@code reply} on the request's event loop; failures become problem+json. */
  <T> void answer(RoutingContext ctx, Callable<T> work, Consumer<T> reply) {
    if (!places.tryAcquire()) {
      BUSY.send(ctx);
      return;
    }
    Context loop = ctx.vertx().getOrCreateContext();
    Thread _ = Thread.ofVirtual().name("read").start(() -> run(ctx, loop, work, reply));
  }

  private <T> void run(RoutingContext ctx, Context loop, Callable<T> work, Consumer<T> reply) {
    try {
      T result = work.call();
      loop.runOnContext(_ -> reply.accept(result));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      loop.runOnContext(_ -> UNAVAILABLE.send(ctx));
    } catch (Exception failed) {
      LOG.warn("{} failed: {}", ctx.normalizedPath(), failed.toString());
      loop.runOnContext(_ -> UNAVAILABLE.send(ctx));
    } finally {
      places.release();
    }
  }
}
