package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.chain.OutboxJournal.InFlight;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** I-18: nonces are contiguous and no nonce serves two intents, however many nodes send. */
class InvariantI18Test {
  private static final int INTENTS = 30;

  private OutboxFixture net;

  @BeforeEach
  void start() {
    net = new OutboxFixture();
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void fourPumpsAtOnceLeaveNoGapAndSendNothingTwice() throws Exception {
    IntStream.range(0, INTENTS).forEach(i -> net.outbox.submit(net.mintOne("mint:" + i)));
    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Void> node =
          () -> {
            net.pump().step();
            net.pump().step();
            return null;
          };
      for (Future<Void> done : nodes.invokeAll(List.of(node, node, node, node))) {
        var _ = done.get();
      }
    }
    List<InFlight> sent = net.outbox.inFlight(net.account.address());
    assertThat(sent.stream().map(InFlight::nonce))
        .containsExactlyElementsOf(LongStream.range(0, INTENTS).boxed().toList());
    net.makeFinal();
    net.pump().step();
    IntStream.range(0, INTENTS).forEach(i -> net.assertMined("mint:" + i));
    assertThat(net.minted()).isEqualTo(INTENTS);
    assertThat(net.gateway.transactionCount(net.account.address())).isEqualTo(INTENTS);
  }
}
