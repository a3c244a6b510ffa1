package io.trigpoint.node.epochs.publictier;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoarseCellsTest {
  private static final Cell HERE = Cell.ofLatLng(51.05, 3.72, 7);
  private static final Cell FAR = Cell.ofLatLng(-33.9, 18.4, 7);

  @Test
  void fiveOwnersShareACellOfResolutionSix() {
    assertThat(cells(devices(HERE, 5)).values()).containsOnly(Optional.of(HERE.parent(6)));
  }

  @Test
  void fiveDevicesOfFourOwnersAreNotEnough() {
    List<RegisteredDevice> devices = devices(HERE, 4);
    devices.add(device(9, 1, HERE));
    assertThat(cells(devices).values()).containsOnly(Optional.empty());
  }

  @Test
  void whoeverIsLeftOverIsNotFoundByTheDifferenceOfTwoCells() {
    Cell beside =
        HERE.parent(5).equals(HERE.parent(6).parent(5))
            ? new Cell(Cell.h3().cellToChildren(HERE.parent(5).index(), 7).getLast())
            : HERE;
    List<RegisteredDevice> devices = devices(HERE, 5);
    RegisteredDevice lone = device(40, 40, beside);
    devices.add(lone);
    assertThat(beside.parent(6)).isNotEqualTo(HERE.parent(6));
    assertThat(cells(devices)).containsEntry(lone.id(), Optional.empty());
  }

  @Test
  void thoseWhoAreFarFromAllHaveNoCell() {
    List<RegisteredDevice> devices = devices(HERE, 6);
    RegisteredDevice far = device(50, 50, FAR);
    devices.add(far);
    assertThat(cells(devices)).containsEntry(far.id(), Optional.empty());
    assertThat(cells(devices).values()).contains(Optional.of(HERE.parent(6)));
  }

  private static Map<DeviceId, Optional<Cell>> cells(List<RegisteredDevice> devices) {
    return CoarseCells.of(devices);
  }

  private static List<RegisteredDevice> devices(Cell cell, int owners) {
    List<RegisteredDevice> devices = new ArrayList<>();
    for (int i = 1; i <= owners; i++) {
      devices.add(device(i, i, cell));
    }
    return devices;
  }

  private static RegisteredDevice device(int n, int owner, Cell cell) {
    byte[] key = new byte[32];
    key[0] = (byte) n;
    return new RegisteredDevice(
        new DeviceKey(KeyType.ED25519, key),
        DeviceKind.STATION,
        new EvmAddress("0x" + HexFormat.of().toHexDigits(owner).repeat(5)),
        cell,
        Hash32.ZERO,
        Optional.empty());
  }
}
