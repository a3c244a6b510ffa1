package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentlyBuiltTest {
  private final AtomicInteger built = new AtomicInteger();
  private final RecentlyBuilt<Integer, String> values = new RecentlyBuilt<>(2);

  @Test
  void manyWhoAskAtOnceGetOneValue() throws Exception {
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        answers.add(threads.submit(() -> get(1)));
      }
    }
    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo("1");
    }
    assertThat(built).hasValue(1);
  }

  @Test
  void theOneThatWasNotAskedForLongestIsForgotten() {
    for (int key : new int[] {1, 2, 1, 3, 1}) {
      assertThat(get(key)).isEqualTo(Integer.toString(key));
    }
    assertThat(built).hasValue(3);
    assertThat(get(2)).isEqualTo("2");
    assertThat(built).as("2 was forgotten").hasValue(4);
  }

  private String get(int key) {
    return values.<RuntimeException, RuntimeException>get(
        key,
        () -> {
          int _ = built.incrementAndGet();
          return Integer.toString(key);
        });
  }
}
