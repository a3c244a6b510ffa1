package io.trigpoint.node.http;

import io.trigpoint.node.intake.IntakeAnswer;
import io.trigpoint.node.intake.ReportIntake;
import io.trigpoint.report.RefusalReason;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** POST /v1/reports: a batch in, a signed receipt out. */
public final class ReportsRoute implements Route {
  static final String PROTOBUF = "application/x-protobuf";

  private final ReportIntake intake;
  private final BodyReader bodies;

  public ReportsRoute(ReportIntake intake, BodyReader bodies) {
    this.intake = intake;
    this.bodies = bodies;
  }

  @Override
  public void mount(Router router) {
    router.route(HttpMethod.POST, "/v1/reports").handler(this::receive);
  }

  private void receive(RoutingContext context) {
    if (!mediaType(context).equals(PROTOBUF)) {
      refuse(context, "http.unsupported-media-type", "send " + PROTOBUF);
      return;
    }
    if (context.request().getHeader("Content-Encoding") != null) {
      refuse(context, "http.unsupported-encoding", "send the body as it is");
      return;
    }
    Context loop = context.vertx().getOrCreateContext();
    var _ =
        bodies
            .read(context.request())
            .compose(body -> intake.submit(body.getBytes()))
            .onComplete(done ->
                loop.runOnContext(_ -> {
                  if (done.succeeded()) {
                    reply(context, done.result());
                  } else {
                    context.fail(done.cause());
                  }
                }));
  }

  private static void refuse(RoutingContext context, String code, String detail) {
    context.fail(new ProblemException(new Problem(415, code, detail)));
  }

  private static String mediaType(RoutingContext context) {
    String declared = context.request().getHeader("Content-Type");
    return declared == null ? "" : declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static void reply(RoutingContext context, IntakeAnswer answer) {
    switch (answer) {
      case IntakeAnswer.Receipted receipted -> receipt(context, receipted);
      case IntakeAnswer.Rejected(RefusalReason reason, String detail) ->
          new Problem(status(reason), reason.id(), detail).send(context);
      case IntakeAnswer.Busy() -> Problem.unavailable().send(context);
    }
  }

  private static int status(RefusalReason reason) {
    return switch (reason) {
      case TOO_LARGE -> 413;
      case OVER_QUOTA -> 429;
      default -> 400;
    };
  }

  private static void receipt(RoutingContext context, IntakeAnswer.Receipted receipted) {
    String accept = context.request().getHeader("Accept");
    boolean json = accept != null && accept.contains("application/json");
    var _ =
        context
            .response()
            .putHeader("Content-Type", json ? "application/json" : PROTOBUF)
            .putHeader("Vary", "Accept")
            .end(
                json
                    ? ReceiptJson.of(receipted.receipt()).toBuffer()
                    : Buffer.buffer(receipted.signed()));
  }
}
