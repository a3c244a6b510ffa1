package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.store.SqlEpochQueries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step that always fails stops its epoch, and waits for a person; an outage is waited for. */
class PoisonEpochTest {
  @TempDir private Path published;

  private EpochNetwork net;

  @BeforeEach
  void start() {
    net = new EpochNetwork(published);
    new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
    net.anvil.mine(4);
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void theSameExceptionTenTimesHoldsTheEpochWhichGoesOnWhereItWas() throws Exception {
    EpochLifecycle node = failing(() -> new IllegalStateException("poison"));
    for (int i = 1; i < EpochMachine.SAME_FAILURES; i++) {
      assertThatThrownBy(node::step).hasMessage("poison");
      assertThat(state(1)).isEqualTo("INPUT_FINAL");
    }
    node.step();
    EpochSummary held = new SqlEpochQueries(net.transactions).find(1).orElseThrow();
    assertThat(held.state()).isEqualTo("HELD");
    assertThat(held.heldBecause().orElseThrow())
        .isEqualTo(
            "a step failed 10 times alike, from INPUT_FINAL:"
                + " java.lang.IllegalStateException: poison");
    net.lifecycle().step();
    assertThat(state(1)).isEqualTo("HELD");
    assertThat(state(2)).as("later ones wait").isEqualTo("SEALED");
    assertThat(net.journal().openEpoch()).as("intake goes on").isGreaterThan(EpochNetwork.OVER);

    HeldEpochTest.release(net, "Release to where it was");
    net.finish(net.lifecycle());
    assertThat(net.postedRoots(1)).hasSize(1);
  }

  @Test
  void anOutageHoldsNothingHoweverLongItIs() {
    EpochLifecycle node = failing(() -> new ChainUnavailable("away"));
    for (int i = 0; i < 2 * EpochMachine.SAME_FAILURES; i++) {
      assertThatThrownBy(node::step).hasMessage("away");
    }
    assertThat(state(1)).isEqualTo("INPUT_FINAL");
    net.finish(net.lifecycle());
  }

  @Test
  void aDamagedFileHoldsTheEpochAlthoughItWasMetWhileReading() {
    EpochLifecycle node =
        failing(() ->
            new UncheckedIOException(
                new IOException("a member failed", new CorruptFile("head.bin", "is torn"))));
    for (int i = 1; i < EpochMachine.SAME_FAILURES; i++) {
      assertThatThrownBy(node::step).isInstanceOf(UncheckedIOException.class);
    }
    node.step();
    assertThat(state(1)).isEqualTo("HELD");
  }

  @Test
  void anotherExceptionBeginsANewCount() {
    net.journal().open(net.terms.schedule().period(1));
    assertThat(net.journal().failed(1, "a").times()).isEqualTo(1);
    assertThat(net.journal().failed(1, "a").times()).isEqualTo(2);
    assertThat(net.journal().failed(1, "b").times()).isEqualTo(1);
  }

  private String state(long epoch) {
    return new SqlEpochQueries(net.transactions).find(epoch).orElseThrow().state();
  }

  /** A node that cannot write an outcome down. */
  private EpochLifecycle failing(Supplier<RuntimeException> failure) {
    return net.lifecycle(real ->
        (EpochJournal)
            Proxy.newProxyInstance(
                EpochJournal.class.getClassLoader(),
                new Class<?>[] {EpochJournal.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("computed")) {
                    throw failure.get();
                  }
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                  }
                }));
  }
}
