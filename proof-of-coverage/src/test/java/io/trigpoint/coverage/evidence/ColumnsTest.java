package io.trigpoint.coverage.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.evidence.Ether.Print;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers and orders against the same computed with maps and comparators. */
class ColumnsTest {

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void linksAreInTheOrderOfIdsAndTime(long seed) {
    EvidenceWindow window = crowd(new Random(seed)).window();
    Columns columns = Columns.of(window);
    List<Reception> sorted =
        window.receptions().stream()
            .filter(reception -> !reception.beaconer().equals(reception.witness()))
            .sorted(
                Comparator.comparing(Reception::beaconer)
                    .thenComparing(Reception::witness)
                    .thenComparingLong(Reception::sentMs)
                    .thenComparing(Reception::report))
            .toList();
    assertThat(IntStream.of(columns.byLink()).mapToObj(columns::reception).toList())
        .isEqualTo(sorted)
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void ofEachDirectionTheNewestStay(long seed) {
    Ether ether = crowd(new Random(seed));
    List<Reception> receptions = ether.window().receptions();
    Map<List<DeviceId>, Integer> counts = new HashMap<>();
    Set<Reception> newest = new HashSet<>();
    receptions.stream()
        .sorted(
            Comparator.comparingLong((Reception heard) -> -heard.sentMs())
                .thenComparing(Reception::report))
        .filter(
            heard -> counts.merge(List.of(heard.beaconer(), heard.witness()), 1, Integer::sum) <= 3)
        .forEach(newest::add);
    assertThat(Newest.of(receptions, 3))
        .isEqualTo(receptions.stream().filter(newest::contains).toList())
        .hasSizeLessThan(receptions.size());
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void reportsAreSortedByTheirWholeIds(long seed) {
    Random random = new Random(seed);
    List<Reception> given = new ArrayList<>(crowd(random).receptions);
    given.addAll(given.subList(0, given.size() / 2));
    List<Reception> alike = new ArrayList<>();
    given.forEach(reception -> {
      alike.add(reception);
      alike.add(
          Ether.withReport(reception, "00".repeat(31) + "%02x".formatted(alike.size() % 256)));
    });
    Set<Object> seen = new HashSet<>();
    assertThat(ReportOrder.distinct(alike))
        .isEqualTo(
            alike.stream()
                .sorted(
                    Comparator.comparing(Reception::report)
                        .thenComparingLong(Reception::heardMs)
                        .thenComparingLong(Reception::sentMs))
                .filter(reception -> seen.add(reception.report()))
                .toList());
  }

  private static Ether crowd(Random random) {
    Ether ether = new Ether();
    List<DeviceId> devices = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      devices.add(ether.hotspot(51 + random.nextGaussian() / 30, 3.7 + random.nextGaussian() / 30));
    }
    for (int packet = 0; packet < 100; packet++) {
      DeviceId from = devices.get(random.nextInt(devices.size()));
      for (DeviceId by : devices) {
        Print print = new Print();
        print.lagMs = random.nextInt(50);
        ether.hear(from, packet, random.nextInt(40), by, print);
      }
    }
    return ether;
  }
}
