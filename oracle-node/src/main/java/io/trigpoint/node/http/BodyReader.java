package io.trigpoint.node.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicLong;

/** Receives request bodies: each has a size and a deadline, and all together have a size. */
public final class BodyReader {
  private final Vertx vertx;
  private final DoorLimits limits;
  private final AtomicLong receiving = new AtomicLong();

  public BodyReader(Vertx vertx, DoorLimits limits) {
    this.vertx = vertx;
    this.limits = limits;
  }

  /** The whole body, or a failure with the {@link ProblemException} to answer with. */
  public Future<Buffer> read(HttpServerRequest request) {
    if (declaredLength(request) > limits.bodyBytes()) {
      return Future.failedFuture(tooLarge());
    }
    return new Reception(request).done.future();
  }

  /** Bytes of bodies that are being received now. */
  public long receiving() {
    return receiving.get();
  }

  private static long declaredLength(HttpServerRequest request) {
    try {
      String declared = request.getHeader("Content-Length");
      return declared == null ? 0 : Long.parseLong(declared);
    } catch (NumberFormatException nonsense) {
      return Long.MAX_VALUE;
    }
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        new Problem(413, "intake.too-large", "at most " + limits.bodyBytes() + " bytes"));
  }

  private final class Reception {
    private final Promise<Buffer> done = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private final long deadline;
    private long held;
    private boolean over;

    Reception(HttpServerRequest request) {
      deadline =
          vertx.setTimer(
              limits.bodyDeadline().toMillis(),
              _ -> fail(new Problem(408, "http.too-slow", "the body did not arrive in time")));
      request.handler(this::receive);
      request.endHandler(_ -> finish());
      request.exceptionHandler(
          _ -> fail(new Problem(400, "http.bad-request", "the request was cut off")));
    }

    private void receive(Buffer part) {
      if (over) {
        return;
      }
      if (body.length() + part.length() > limits.bodyBytes()) {
        settle();
        done.fail(tooLarge());
        return;
      }
      held += part.length();
      if (receiving.addAndGet(part.length()) > limits.bodiesBytes()) {
        fail(Problem.unavailable());
        return;
      }
      body.appendBuffer(part);
    }

    private void finish() {
      if (!over) {
        settle();
        done.complete(body);
      }
    }

    private void fail(Problem problem) {
      if (!over) {
        settle();
        done.fail(new ProblemException(problem));
      }
    }

    private void settle() {
      over = true;
      boolean _ = vertx.cancelTimer(deadline);
      receiving.addAndGet(-held);
    }
  }
}
