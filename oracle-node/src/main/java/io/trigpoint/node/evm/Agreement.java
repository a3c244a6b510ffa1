package io.trigpoint.node.evm;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the answers of several endpoints to one question come to. */
sealed interface Agreement<T> {

  /** One endpoint's answer, or why it gave none. */
  record Said<T>(String endpoint, Optional<T> answer, String failure) {

    static <T> Said<T> answered(String endpoint, T answer) {
      return new Said<>(endpoint, Optional.of(answer), "");
    }

    static <T> Said<T> failed(String endpoint, String failure) {
      return new Said<>(endpoint, Optional.empty(), failure);
    }
  }

  /**
   * As many as are needed said the same.
   *
   * @param dissenters endpoints that said something else; to know nothing yet is no dissent
   */
  record Agreed<T>(T value, List<String> dissenters) implements Agreement<T> {
    public Agreed {
      dissenters = List.copyOf(dissenters);
    }
  }

  /** Not enough said the same, so far. */
  record Open<T>(String whoSaidWhat) implements Agreement<T> {}

  /**
   * Counts answers with the same key. With a quorum of more than half, no two answers can have it.
   */
  static <T> Agreement<T> of(List<Said<T>> said, int quorum, Function<? super T, Object> key) {
    Map<Object, Integer> votes = new HashMap<>();
    for (Said<T> one : said) {
      one.answer().map(key).ifPresent(same -> votes.merge(same, 1, Integer::sum));
    }
    return said.stream()
        .flatMap(one -> one.answer().stream())
        .filter(answer -> votes.getOrDefault(key.apply(answer), 0) >= quorum)
        .findFirst()
        .<Agreement<T>>map(value -> new Agreed<>(value, dissenters(said, value, key)))
        .orElseGet(() -> new Open<>(describe(said)));
  }

  private static <T> List<String> dissenters(
      List<Said<T>> said, T agreed, Function<? super T, Object> key) {
    return said.stream()
        .filter(one -> one.answer().filter(answer -> isDissent(agreed, answer, key)).isPresent())
        .map(Said::endpoint)
        .toList();
  }

  /** Whether an answer contradicts what was agreed, and is not just behind. */
  static <T> boolean isDissent(T agreed, T answer, Function<? super T, Object> key) {
    return !answer.equals(Optional.empty()) && !key.apply(answer).equals(key.apply(agreed));
  }

  /** The highest number that at least a quorum has reached; empty with fewer numbers. */
  static Optional<Long> reachedByQuorum(List<Long> numbers, int quorum) {
    return numbers.stream().sorted(Comparator.reverseOrder()).skip(quorum - 1L).findFirst();
  }

  /** The middle one of several amounts, the lower one of two; nobody below half moves it far. */
  static <T extends Comparable<T>> T median(List<T> amounts) {
    return amounts.stream().sorted().toList().get((amounts.size() - 1) / 2);
  }

  private static <T> String describe(List<Said<T>> said) {
    return said.stream()
        .map(
            one -> one.endpoint() + ": " + one.answer().map(Agreement::brief).orElse(one.failure()))
        .collect(Collectors.joining("; "));
  }

  private static String brief(Object answer) {
    String text = answer.toString();
    return text.length() <= 160 ? text : text.substring(0, 160) + "...";
  }
}
