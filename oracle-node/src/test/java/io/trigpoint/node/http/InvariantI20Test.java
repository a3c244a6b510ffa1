package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** I-20: no purchase is paid twice, and nothing is delivered before the payment is there. */
@SuppressWarnings("NullAway.Init")
class InvariantI20Test {
  private static final String READ = "/v1/readings?kind=weather";
  private static final String SIGNATURE = "PAYMENT-SIGNATURE";
  private static MarketNode node;

  @BeforeAll
  static void open() throws Exception {
    node = new MarketNode(Duration.ofSeconds(20));
  }

  @AfterAll
  static void close() {
    node.close();
  }

  @Test
  void oneAuthorizationUsedTwentyTimesAtOnceDeliversOnce() throws Exception {
    Buyer buyer = node.buyer(2, 10_000);
    String header = Buyer.encoded(buyer.payment(node.offer(READ)));
    CountDownLatch together = new CountDownLatch(1);
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        answers.add(
            threads.submit(() -> {
              together.await();
              return node.get(READ, SIGNATURE, header);
            }));
      }
      together.countDown();
    }
    int delivered = 0;
    for (Future<HttpResponse<String>> answer : answers) {
      if (answer.get().statusCode() == 200) {
        delivered++;
      } else {
        assertThat(answer.get().statusCode()).isEqualTo(402);
        assertThat(answer.get().body()).doesNotContain("rows");
      }
    }
    assertThat(delivered).isEqualTo(1);
    assertThat(node.balance(buyer.address())).isEqualTo(9_500);
  }

  @Test
  void anAuthorizationThatBoughtAnAnswerBuysNoOther() throws Exception {
    Buyer buyer = node.buyer(3, 10_000);
    String header = Buyer.encoded(buyer.payment(node.offer(READ)));
    assertThat(node.get(READ, SIGNATURE, header).statusCode()).isEqualTo(200);
    assertThat(node.refusal(READ, header)).isEqualTo("market.authorization-used");
    assertThat(node.balance(buyer.address())).isEqualTo(9_500);
  }

  @Test
  void aTimeoutIsPendingAndTheRetryGetsTheStoredAnswer() throws Exception {
    try (MarketNode slow = new MarketNode(Duration.ofMillis(200))) {
      Buyer buyer = slow.buyer(5, 10_000);
      String header = Buyer.encoded(buyer.payment(Buyer.offer(slow.get(READ))));
      slow.send(false);
      HttpResponse<String> pending = slow.get(READ, SIGNATURE, header);
      assertThat(pending.statusCode()).isEqualTo(402);
      assertThat(pending.headers().firstValue("PAYMENT-REQUIRED")).isEmpty();
      assertThat(Buyer.decoded(pending, "PAYMENT-RESPONSE").getString("errorReason"))
          .isEqualTo("market.settlement-pending");
      slow.send(true);
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      HttpResponse<String> retry = slow.get(READ, SIGNATURE, header);
      while (retry.statusCode() == 402 && System.nanoTime() < deadline) {
        retry = slow.get(READ, SIGNATURE, header);
      }
      assertThat(retry.statusCode()).isEqualTo(200);
      assertThat(slow.balance(buyer.address())).isEqualTo(9_500);
    }
  }
}
