package io.trigpoint.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of the attack suite. The full one is {@link AttackTable}. */
class AttackSuiteTest {
  private static final double LEAST_REMOVED = 0.8;
  private static final double MOST_LOST = 0.03;

  /** What the evidence finds in a short run too; the results page has the others. */
  private static final List<String> CAUGHT =
      List.of(
          "virtual radios: one feed, copied",
          "virtual radios: software, by formula",
          "virtual radios: software, plausible",
          "attenuated cluster: sealed room",
          "replay: heard beacon filed as own",
          "rewriting: just below the limit");

  /** Three invented keys for each honest one make a village or a small town look like a ring. */
  private static final List<String> OUTNUMBERED =
      List.of("early: 300 keys among themselves", "mast: keys that do not listen");

  static Stream<Long> seeds() {
    return LongStream.range(100, 102).boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void cheatsLoseAndHonestHotspotsDoNot(long seed) {
    Run run = Study.of(seed, Size.SHORT);
    SoftAssertions softly = new SoftAssertions();
    for (String row : CAUGHT) {
      softly.assertThat(run.last(row).believed()).as("%s earns when believed", row).isPositive();
      softly.assertThat(run.last(row).removed()).as(row).isGreaterThan(LEAST_REMOVED);
    }
    softly
        .assertThat(run.last(Run.HONEST_REFUSED).removed())
        .as("honest income lost")
        .isLessThan(MOST_LOST);
    softly.assertAll();
  }

  @Test
  void framingCostsHonestHotspotsLittle() {
    SequencedMap<String, Framed> rows = FramingStudy.of(103, Size.SHORT, withstood());
    SoftAssertions softly = new SoftAssertions();
    rows.forEach((row, framed) -> {
      softly.assertThat(framed.victims().believed()).as("%s aims at income", row).isPositive();
      softly
          .assertThat(framed.victims().removed())
          .as("%s: victims' income lost", row)
          .isLessThanOrEqualTo(FramingTable.MOST_OF_VICTIMS);
      softly
          .assertThat(framed.network().removed())
          .as("%s: network's income lost", row)
          .isLessThanOrEqualTo(FramingTable.MOST_OF_NETWORK);
    });
    softly.assertThat(rows).hasSize(Framings.all().size() - OUTNUMBERED.size());
    softly.assertAll();
  }

  private static List<Framings.Plan> withstood() {
    return Framings.all().stream().filter(plan -> !OUTNUMBERED.contains(plan.name())).toList();
  }

  @Test
  void theSameSeedGivesTheSameReports() {
    Size tiny = new Size(60, 4, 4, List.of(1));
    Day one = season(tiny).day(1);
    Day two = season(tiny).day(1);
    assertThat(one).isEqualTo(two);
    assertThat(one.witnesses()).isNotEmpty();
  }

  private static Season season(Size size) {
    Network network =
        Network.of(
            7,
            size.hotspots(),
            size.towns(),
            (registry, towns) -> Attacks.all(registry, towns, size.keys()));
    return new Season(network, 7);
  }
}
