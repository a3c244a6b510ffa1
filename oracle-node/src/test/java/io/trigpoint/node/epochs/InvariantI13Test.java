package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I-13: one input root and one result root per epoch, whoever computes it and how often. */
class InvariantI13Test {
  @TempDir private Path published;

  private EpochNetwork net;

  @BeforeEach
  void start() {
    net = new EpochNetwork(published);
    new GivenStations(net.terms.network(), net.rows, 4).report(net.terms.schedule().period(1));
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void twoNodesThatRacePostEachEpochOnce() throws Exception {
    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> racing =
          List.of(
              nodes.submit(() -> net.finish(net.lifecycle())),
              nodes.submit(() -> net.finish(net.lifecycle())));
      for (Future<?> done : racing) {
        var _ = done.get();
      }
    }
    LongStream.rangeClosed(1, EpochNetwork.OVER)
        .forEach(epoch -> {
          EpochEntry entry = net.journal().find(epoch).orElseThrow();
          assertThat(net.postedRoots(epoch))
              .as("epoch %d", epoch)
              .containsExactly(entry.result().orElseThrow().rewardRoot());
          assertThat(net.publisher().isSettled(epoch)).isTrue();
        });
    assertThat(net.rows.number("select count(*) from signing_guard"))
        .as("one for the inputs and one for the result of each epoch")
        .isEqualTo(2 * EpochNetwork.OVER);
  }
}
