package io.trigpoint.node.epochs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** A real journal, after one of whose steps something happens once. */
final class Stopping {

  private Stopping() {}

  static EpochJournal once(EpochJournal real, String step, Runnable then) {
    AtomicBoolean done = new AtomicBoolean();
    return (EpochJournal)
        Proxy.newProxyInstance(
            EpochJournal.class.getClassLoader(),
            new Class<?>[] {EpochJournal.class},
            (_, method, arguments) -> {
              try {
                Object written = method.invoke(real, arguments);
                if (method.getName().equals(step)
                    && method.getReturnType() == boolean.class
                    && done.compareAndSet(false, true)) {
                  then.run();
                }
                return written;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }
}
