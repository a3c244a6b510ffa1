package io.trigpoint.weather.memory;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.weather.SeriesVariable;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Memories of stations as bytes: a tag, the number of stations, and each of them in the order of
 * the ids. Numbers are big-endian; variables are bits; a bias is in thousandths.
 */
public final class StationMemoriesCodec {
  private static final byte[] TAG = "TRIGPOINT-STATIONS-V1".getBytes(StandardCharsets.US_ASCII);

  /** More days of a station are refused. */
  private static final int MOST_DAYS = 64;

  private static final int STATION = Hash32.LENGTH + Short.BYTES + 1;
  private static final int DAY = Integer.BYTES + Short.BYTES;
  private static final int VARIABLE = 2 + 2 * Integer.BYTES;
  private static final int NO_BIAS = Integer.MIN_VALUE;

  /** The lowest bit first. */
  private static final List<SeriesVariable> BITS =
      List.of(
          SeriesVariable.TEMPERATURE,
          SeriesVariable.HUMIDITY,
          SeriesVariable.PRESSURE,
          SeriesVariable.WIND_SPEED,
          SeriesVariable.WIND_GUST,
          SeriesVariable.WIND_DIRECTION,
          SeriesVariable.RAIN_COUNTER,
          SeriesVariable.LIGHT,
          SeriesVariable.UV);

  private final ByteBuffer in;

  private StationMemoriesCodec(ByteBuffer in) {
    this.in = in;
  }

  /** Equal memories have equal bytes. */
  public static byte[] encode(StationMemories memories) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(TAG);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(memories.stations().size()).array());
    memories.stations().forEach((station, memory) -> out.writeBytes(station(station, memory)));
    return out.toByteArray();
  }

  /** Accepts exactly the bytes that {@link #encode} writes. */
  public static StationMemories decode(byte[] bytes) throws MalformedMemories {
    try {
      StationMemories memories = new StationMemoriesCodec(ByteBuffer.wrap(bytes)).memories();
      if (!Arrays.equals(encode(memories), bytes)) {
        throw new MalformedMemories("its entries are not in order, or not needed");
      }
      return memories;
    } catch (BufferUnderflowException torn) {
      throw new MalformedMemories("it ends too early");
    } catch (IllegalArgumentException impossible) {
      throw new MalformedMemories(String.valueOf(impossible.getMessage()));
    }
  }

  private static byte[] station(DeviceId station, StationMemory memory) {
    int variables = memory.days().stream().mapToInt(day -> day.variables().size()).sum();
    if (memory.days().size() > MOST_DAYS) {
      throw new IllegalArgumentException("more than " + MOST_DAYS + " days of " + station);
    }
    ByteBuffer out =
        ByteBuffer.allocate(STATION + DAY * memory.days().size() + VARIABLE * variables);
    out.put(station.value().toBytes())
        .putShort(bits(memory.failing()))
        .put((byte) memory.days().size());
    for (StationDay day : memory.days()) {
      out.putInt((int) day.number()).putShort(bits(day.variables().keySet()));
      day.variables().values().forEach(variable -> write(out, variable));
    }
    return out.array();
  }

  private static void write(ByteBuffer out, VariableDay day) {
    out.put((byte) day.judged())
        .put((byte) day.failed())
        .putInt(bias(day.dayBias()))
        .putInt(bias(day.nightBias()));
  }

  private static int bias(OptionalDouble bias) {
    return bias.isPresent() ? VariableDay.thousandths(bias.getAsDouble()) : NO_BIAS;
  }

  private static short bits(Collection<SeriesVariable> variables) {
    return (short) variables.stream().mapToInt(variable -> 1 << BITS.indexOf(variable)).sum();
  }

  private StationMemories memories() {
    byte[] tag = new byte[TAG.length];
    in.get(tag);
    if (!Arrays.equals(tag, TAG)) {
      throw new IllegalArgumentException("the format is not known");
    }
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / STATION) {
      throw new IllegalArgumentException("claims " + count + " stations, it has fewer bytes");
    }
    SortedMap<DeviceId, StationMemory> stations = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      byte[] id = new byte[Hash32.LENGTH];
      in.get(id);
      stations.put(new DeviceId(Hash32.of(id)), memory());
    }
    return new StationMemories(stations);
  }

  private StationMemory memory() {
    SortedSet<SeriesVariable> failing = variables();
    int count = Byte.toUnsignedInt(in.get());
    if (count > MOST_DAYS) {
      throw new IllegalArgumentException("claims " + count + " days of one station");
    }
    List<StationDay> days = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int number = in.getInt();
      SortedMap<SeriesVariable, VariableDay> of = new TreeMap<>();
      variables().forEach(variable -> of.put(variable, variableDay()));
      days.add(new StationDay(number, of));
    }
    return new StationMemory(days, failing);
  }

  private VariableDay variableDay() {
    return new VariableDay(in.get(), in.get(), bias(in.getInt()), bias(in.getInt()));
  }

  private static OptionalDouble bias(int thousandths) {
    return thousandths == NO_BIAS
        ? OptionalDouble.empty()
        : VariableDay.fromThousandths(thousandths);
  }

  private SortedSet<SeriesVariable> variables() {
    int bits = Short.toUnsignedInt(in.getShort());
    SortedSet<SeriesVariable> variables = new TreeSet<>();
    for (SeriesVariable variable : BITS) {
      if ((bits & 1 << BITS.indexOf(variable)) != 0) {
        variables.add(variable);
      }
    }
    return variables;
  }
}
