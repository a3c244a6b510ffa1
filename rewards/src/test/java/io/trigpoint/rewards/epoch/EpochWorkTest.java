package io.trigpoint.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EpochWorkTest {
  private static final RewardParameters BY_USE = RewardParameters.trigpointByUse();
  private static final Cell GHENT = Cell.ofLatLng(51.05, 3.72, 12);
  private static final DeviceId STATION = device(1);
  private static final EvmAddress NOW = owner("aa");
  private static final EvmAddress BEFORE = owner("bb");

  @Test
  void recordsOfAllSalesCountTogetherUpToFullUse() {
    EpochPoints points =
        EpochWork.points(
            List.of(station(STATION)), List.of(sale(1, STATION, 20), sale(2, STATION, 20)), BY_USE);
    assertThat(points.byDevice()).containsOnlyKeys(STATION);
    assertThat(points.byDevice().get(STATION))
        .isEqualTo(new DevicePoints(NOW, 0, 0, 1_000_000, 24));
    assertThat(points.weights().values())
        .extracting(weight -> weight.standing().bought())
        .containsExactly(40L);
  }

  /** Who buys one record of its own a thousand times earns no more than full use does. */
  @Test
  void buyingMoreThanFullUseEarnsNothingMore() {
    assertThat(EpochWork.points(List.of(station(STATION)), List.of(sale(1, STATION, 24)), BY_USE))
        .extracting(EpochPoints::byDevice)
        .isEqualTo(
            EpochWork.points(List.of(station(STATION)), List.of(sale(1, STATION, 24_000)), BY_USE)
                .byDevice());
  }

  /** The sale pays the owner of the records' epoch; points go to the owner of this one. */
  @Test
  void aDeviceThatChangedHandsEarnsPointsForItsNewOwner() {
    Sale sale = sale(1, STATION, 3);
    assertThat(sale.recordsByOwner()).containsOnlyKeys(BEFORE);
    assertThat(
            EpochWork.points(List.of(station(STATION)), List.of(sale), BY_USE).byDevice().values())
        .extracting(DevicePoints::owner)
        .containsExactly(NOW);
  }

  @Test
  void aDeviceThatIsNotAmongTheWorkEarnsNothing() {
    assertThat(EpochWork.points(List.of(), List.of(sale(1, STATION, 3)), BY_USE).byDevice())
        .isEmpty();
  }

  @Test
  void withoutWeightsQualityCountsAsItIsAndSalesDoNot() {
    EpochPoints points =
        EpochWork.points(
            List.of(station(STATION)), List.of(sale(1, STATION, 3)), RewardParameters.trigpoint());
    assertThat(points.byDevice().get(STATION)).isEqualTo(new DevicePoints(NOW, 0, 0, 1_000_000, 0));
    assertThat(points.weights()).isEmpty();
  }

  @Test
  void recordsOfOneDeviceUnderTwoOwnersAreApartByOwnerAndTogetherByDevice() {
    SortedMap<Sale.Origin, Long> records = new TreeMap<>();
    records.put(new Sale.Origin(STATION, NOW), 2L);
    records.put(new Sale.Origin(STATION, BEFORE), 5L);
    Sale sale = new Sale(Hash32.ZERO, Given.STABLECOIN, TokenAmount.of(7), records);
    assertThat(sale.recordsByOwner()).containsEntry(NOW, 2L).containsEntry(BEFORE, 5L);
    assertThat(sale.recordsByDevice()).containsExactly(Map.entry(STATION, 7L));
  }

  @Test
  void aDeviceThatIsListedTwiceIsRefused() {
    assertThatThrownBy(() ->
            EpochWork.points(
                List.of(station(STATION), station(STATION)),
                List.of(),
                RewardParameters.trigpoint()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("listed twice");
  }

  @Test
  void aSaleOfMoreRecordsThanThereCanBeIsRefused() {
    assertThatThrownBy(() -> sale(1, STATION, Sale.MOST_RECORDS + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DeviceWork station(DeviceId id) {
    return new DeviceWork(id, NOW, GHENT, 1, 0, 0, OptionalLong.of(1_000_000));
  }

  private static Sale sale(int id, DeviceId device, long records) {
    SortedMap<Sale.Origin, Long> delivered = new TreeMap<>();
    delivered.put(new Sale.Origin(device, BEFORE), records);
    return new Sale(
        Hash32.ofHex("%064x".formatted(id)), Given.STABLECOIN, TokenAmount.of(9), delivered);
  }

  private static DeviceId device(int n) {
    return DeviceId.ofHex("%064x".formatted(n));
  }

  private static EvmAddress owner(String digits) {
    return new EvmAddress("0x" + digits.repeat(20));
  }
}
