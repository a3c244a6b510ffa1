package io.trigpoint.report;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.trigpoint.report.wire.ReceiptBody;
import io.trigpoint.report.wire.ReceiptItem;
import io.trigpoint.report.wire.SignedReceiptMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Signed ingest receipts to bytes and back. The signature covers domain ‖ body bytes. */
public final class ReceiptCodec {
  private static final byte[] DOMAIN = "TRIGPOINT-RECEIPT-V1".getBytes(StandardCharsets.US_ASCII);
  private static final int ACCEPTED = 1;
  private static final int DUPLICATE = 2;
  private static final int REFUSED = 3;

  private ReceiptCodec() {}

  /** The signed message; the signer must hold the receipt key named in the receipt. */
  public static byte[] sign(IngestReceipt receipt, DeviceSigner receiptKey) {
    byte[] body = body(receipt).toByteArray();
    return SignedReceiptMessage.newBuilder()
        .setBody(ByteString.copyFrom(body))
        .setSignature(ByteString.copyFrom(receiptKey.sign(signedBytes(body))))
        .build()
        .toByteArray();
  }

  /** Decodes and checks the signature against the key named inside. */
  public static IngestReceipt open(byte[] message, SignatureCheck check) throws MalformedReport {
    try {
      SignedReceiptMessage signed = SignedReceiptMessage.parseFrom(message);
      ReceiptBody body = ReceiptBody.parseFrom(signed.getBody());
      DeviceKey key = new DeviceKey(KeyType.ED25519, body.getOperatorKey().toByteArray());
      if (!check.accepts(
          key, signedBytes(signed.getBody().toByteArray()), signed.getSignature().toByteArray())) {
        throw new MalformedReport("the receipt's signature does not match");
      }
      return receipt(body);
    } catch (InvalidProtocolBufferException | IllegalArgumentException notAReceipt) {
      throw new MalformedReport("not a receipt: " + notAReceipt.getMessage());
    }
  }

  private static byte[] signedBytes(byte[] body) {
    byte[] bytes = Arrays.copyOf(DOMAIN, DOMAIN.length + body.length);
    System.arraycopy(body, 0, bytes, DOMAIN.length, body.length);
    return bytes;
  }

  private static ReceiptBody body(IngestReceipt receipt) {
    ReceiptBody.Builder body =
        ReceiptBody.newBuilder()
            .setNetworkId(receipt.network().value())
            .setOperatorKey(ByteString.fromHex(receipt.operatorKey()))
            .setReceivedMs(receipt.receivedMs());
    for (IngestReceipt.Item item : receipt.items()) {
      body.addItems(item(item));
    }
    return body.build();
  }

  private static ReceiptItem item(IngestReceipt.Item item) {
    ReceiptItem.Builder out =
        ReceiptItem.newBuilder().setReportId(ByteString.copyFrom(item.report().value().toBytes()));
    switch (item) {
      case IngestReceipt.Item.Accepted accepted ->
          out.setOutcome(ACCEPTED).setEpoch(accepted.epoch());
      case IngestReceipt.Item.Duplicate duplicate ->
          out.setOutcome(DUPLICATE)
              .setEpoch(duplicate.epoch())
              .setReceivedMs(duplicate.firstReceivedMs());
      case IngestReceipt.Item.Refused refused ->
          out.setOutcome(REFUSED).setReason(refused.reason().id()).setDetail(refused.detail());
    }
    return out.build();
  }

  private static IngestReceipt receipt(ReceiptBody body) throws MalformedReport {
    List<IngestReceipt.Item> items = new ArrayList<>(body.getItemsCount());
    for (ReceiptItem item : body.getItemsList()) {
      items.add(item(item));
    }
    return new IngestReceipt(
        new NetworkId(body.getNetworkId()),
        HexFormat.of().formatHex(body.getOperatorKey().toByteArray()),
        body.getReceivedMs(),
        items);
  }

  private static IngestReceipt.Item item(ReceiptItem item) throws MalformedReport {
    ReportId id = new ReportId(Hash32.of(item.getReportId().toByteArray()));
    return switch (item.getOutcome()) {
      case ACCEPTED -> new IngestReceipt.Item.Accepted(id, item.getEpoch());
      case DUPLICATE -> new IngestReceipt.Item.Duplicate(id, item.getEpoch(), item.getReceivedMs());
      case REFUSED ->
          new IngestReceipt.Item.Refused(id, reason(item.getReason()), item.getDetail());
      default -> throw new MalformedReport("unknown outcome " + item.getOutcome());
    };
  }

  private static RefusalReason reason(String id) throws MalformedReport {
    for (RefusalReason reason : RefusalReason.values()) {
      if (reason.id().equals(id)) {
        return reason;
      }
    }
    throw new MalformedReport("unknown refusal reason " + id);
  }
}
