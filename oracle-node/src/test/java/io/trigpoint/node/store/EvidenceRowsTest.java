package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.CarriedEvidence;
import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.EpochQueries.Denied;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hashes;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.memory.StationDay;
import io.trigpoint.weather.memory.StationMemories;
import io.trigpoint.weather.memory.StationMemory;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EvidenceRowsTest {
  private final SqlTransactions transactions = new SqlTransactions(TestDatabase.fresh());

  @Test
  void anEpochBeginsWithWhatTheNewestComputedOneBeforeLeft() {
    write(3, evidence(3));
    write(5, evidence(5));
    assertThat(before(3)).isEqualTo(Carried.NONE);
    assertThat(before(4)).isEqualTo(evidence(3));
    assertThat(before(9)).isEqualTo(evidence(5));
  }

  @Test
  void evidenceThatIsNoLongerKeptIsNeverTakenForNone() {
    for (int epoch = 1; epoch <= 60; epoch++) {
      write(epoch, evidence(epoch));
    }
    assertThat(before(12)).isEqualTo(evidence(11));
    assertThatThrownBy(() -> before(8)).hasMessageContaining("no longer kept");
  }

  @Test
  void damagedEvidenceIsNamed() {
    write(1, evidence(1));
    int _ =
        transactions.run(connection ->
            Sql.update(
                connection, "update epoch_evidence set carried = carried || ?", new byte[] {0}));
    assertThatThrownBy(() -> before(2)).hasMessageContaining("the evidence after epoch 1");
  }

  @Test
  void denialsAreFoundByEitherEndOfALink() {
    write(7, evidence(7));
    for (DeviceId device : List.of(device(7), device(8))) {
      assertThat(denials(Optional.of(device), 10))
          .extracting(denied -> denied.denial().signals())
          .containsExactly("evidence.too-stable/1");
    }
    assertThat(denials(Optional.empty(), 10)).hasSize(2);
    assertThat(denials(Optional.empty(), 1)).hasSize(1);
    assertThat(denials(Optional.of(device(9)), 10))
        .singleElement()
        .satisfies(denied -> assertThat(denied.other()).isEmpty());
  }

  private List<Denied> denials(Optional<DeviceId> device, int limit) {
    return new SqlEpochQueries(transactions).denials(7, device, limit);
  }

  private void write(int epoch, Carried evidence) {
    boolean _ =
        transactions.run(connection -> {
          EvidenceRows.write(connection, evidence, epoch);
          return true;
        });
  }

  private Carried before(long epoch) {
    return transactions.run(connection -> EvidenceRows.before(connection, epoch));
  }

  private static Carried evidence(int number) {
    TreeMap<Edge, Denial> edges = new TreeMap<>();
    edges.put(
        Edge.between(device(number), device(number + 1)),
        new Denial("evidence.too-stable/1", 1_000L + number));
    TreeMap<DeviceId, Denial> devices = new TreeMap<>();
    devices.put(device(number + 2), new Denial("evidence.moved/1", 2_000));
    TreeMap<DeviceId, StationMemory> stations = new TreeMap<>();
    stations.put(
        device(number),
        new StationMemory(
            List.of(new StationDay(number, new TreeMap<>())),
            new TreeSet<>(List.of(SeriesVariable.HUMIDITY))));
    return new Carried(
        new CarriedEvidence(new Denials(edges, devices), List.of(), new TreeMap<>()),
        new StationMemories(stations));
  }

  private static DeviceId device(int number) {
    return new DeviceId(Hashes.sha256(new byte[] {(byte) number}));
  }
}
