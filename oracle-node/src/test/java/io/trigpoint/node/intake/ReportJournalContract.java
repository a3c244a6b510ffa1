package io.trigpoint.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every report journal does. */
public abstract class ReportJournalContract {
  private static final long NOW = 1_800_000_000_000L;

  protected final Fleet fleet = new Fleet(3, 7);

  protected abstract ReportJournal journal();

  private List<Appended> append(VerifiedReport... reports) throws Exception {
    return journal().append(List.of(reports)).await(60, TimeUnit.SECONDS);
  }

  @Test
  void storesEachReportOnce() throws Exception {
    VerifiedReport first = fleet.verified(0, 1, NOW);
    VerifiedReport second = fleet.verified(1, 1, NOW);
    assertThat(append(first, second))
        .isEqualTo(List.of(new Appended.Stored(1), new Appended.Stored(1)));
  }

  @Test
  void namesTheFirstArrivalOfACopy() throws Exception {
    VerifiedReport report = fleet.verified(0, 2, NOW);
    assertThat(append(report)).isEqualTo(List.of(new Appended.Stored(1)));
    assertThat(append(later(report))).isEqualTo(List.of(new Appended.Duplicate(1, NOW)));
  }

  @Test
  void namesTheFirstArrivalAlsoWhenBothAreStoredTogether() throws Exception {
    VerifiedReport report = fleet.verified(0, 6, NOW);
    assertThat(append(report, later(report)))
        .isEqualTo(List.of(new Appended.Stored(1), new Appended.Duplicate(1, NOW)));
    assertThat(append(later(report))).isEqualTo(List.of(new Appended.Duplicate(1, NOW)));
  }

  private static VerifiedReport later(VerifiedReport report) {
    return new VerifiedReport(report.id(), report.report(), report.signed(), NOW + 500);
  }

  @Test
  void storesACopyInTheSameBatchOnce() throws Exception {
    VerifiedReport report = fleet.verified(0, 3, NOW);
    assertThat(append(report, report))
        .isEqualTo(List.of(new Appended.Stored(1), new Appended.Duplicate(1, NOW)));
  }

  @Test
  void refusesAnotherReportUnderTheSameSequenceNumber() throws Exception {
    assertThat(append(fleet.verified(0, 4, NOW))).isEqualTo(List.of(new Appended.Stored(1)));
    assertThat(append(fleet.verified(0, 4, NOW))).isEqualTo(List.of(new Appended.SequenceReused()));
  }

  @Test
  void answersInTheOrderOfTheBatch() throws Exception {
    VerifiedReport known = fleet.verified(0, 5, NOW);
    assertThat(append(known)).isEqualTo(List.of(new Appended.Stored(1)));
    assertThat(append(fleet.verified(1, 5, NOW), fleet.verified(0, 5, NOW), known))
        .isEqualTo(
            List.of(
                new Appended.Stored(1),
                new Appended.SequenceReused(),
                new Appended.Duplicate(1, NOW)));
  }
}
