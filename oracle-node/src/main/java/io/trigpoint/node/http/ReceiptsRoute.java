package io.trigpoint.node.http;

import io.trigpoint.node.epochs.CertifiedInputs;
import io.trigpoint.node.epochs.ReceiptProof;
import io.trigpoint.node.epochs.ReceiptProofs;
import io.trigpoint.node.epochs.ReceiptProofs.Answer;
import io.trigpoint.report.ReportId;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** GET /v1/receipts/{id}/proof. */
public final class ReceiptsRoute implements Route {
  private final ReceiptProofs proofs;
  private final Offload offload;

  public ReceiptsRoute(ReceiptProofs proofs, Offload offload) {
    this.proofs = proofs;
    this.offload = offload;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/v1/receipts/:id/proof")
        .handler(context ->
            offload.json(context, () -> proof(Parameters.path(context, "id", ReportId::ofHex))));
  }

  private JsonObject proof(ReportId report) throws Exception {
    return switch (proofs.of(report)) {
      case Answer.Proven(ReceiptProof proof, CertifiedInputs certified) ->
          proof
              .json()
              .put("manifest", certified.digest().hex())
              .put("manifest_signature", certified.signature().hex());
      case Answer.Waits(long epoch) ->
          throw new ProblemException(
              new Problem(
                  409,
                  "receipt.waits",
                  "the report is stored for epoch "
                      + epoch
                      + ", whose inputs are not final yet; ask again later"));
      case Answer.Unknown() ->
          throw new ProblemException(
              new Problem(
                  404,
                  "receipt.unknown-report",
                  "no such report is stored here; if its epoch was final long ago, check the"
                      + " published files: trigpoint receipt --receipt FILE --from DIR-or-URL"));
    };
  }
}
