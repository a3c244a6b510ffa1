package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node may die before or after any step it writes down; the next one goes on. */
class EpochLifecycleCrashTest {
  private static final Set<String> STEPS =
      Set.of(
          "open",
          "seal",
          "describeSealed",
          "certified",
          "select",
          "inputFinal",
          "computed",
          "signed",
          "posted",
          "activates",
          "finish");

  /** One step in each of three epochs: more crashes than there are steps to write down. */
  private static final int CRASHES = 100;

  @TempDir private Path published;

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void dyingAroundEveryStepLosesAndRepeatsNothing() {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      int died = 0;
      for (int i = 0; i < CRASHES && !net.isFinal(EpochNetwork.OVER); i++) {
        AtomicInteger survives = new AtomicInteger(1);
        boolean after = i % 2 == 0;
        EpochLifecycle node = net.lifecycle(journal -> dying(journal, survives, after));
        try {
          net.anvil.mine(4);
          node.step();
        } catch (Crash dead) {
          died++;
        }
        net.pump().step();
      }
      net.finish(net.lifecycle());
      assertThat(died).isGreaterThan(STEPS.size());
      LongStream.rangeClosed(1, EpochNetwork.OVER)
          .forEach(epoch -> assertThat(net.postedRoots(epoch)).hasSize(1));
    }
  }

  /** Dies at the second step that it writes down: before it is written, or right after. */
  private static EpochJournal dying(EpochJournal real, AtomicInteger survives, boolean after) {
    return (EpochJournal)
        Proxy.newProxyInstance(
            EpochJournal.class.getClassLoader(),
            new Class<?>[] {EpochJournal.class},
            (_, method, arguments) -> {
              boolean dies = STEPS.contains(method.getName()) && survives.getAndDecrement() == 0;
              if (dies && !after) {
                throw new Crash();
              }
              try {
                Object result = method.invoke(real, arguments);
                if (dies) {
                  throw new Crash();
                }
                return result;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }
}
