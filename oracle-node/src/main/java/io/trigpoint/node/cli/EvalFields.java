package io.trigpoint.node.cli;

import io.trigpoint.report.Cell;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.Region;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Typed fields of an input line; what is absent or of the wrong kind is named.
 *
 * @param path what stands before the names of the fields, for example {@code beacon.}
 */
record EvalFields(JsonObject line, String path) {
  private static final double LEAST = 1e-9;
  private static final double MOST = 1e12;
  private static final int MOST_DIGITS = 100;
  private static final int LONGEST_TEXT = 1_000;
  private static final long MOST_EXACT = 1L << 53;
  private static final long MOST_SECONDS = MOST_EXACT / 1_000;
  private static final int MOST_DBM = 1_000;
  private static final int MOST_TENTHS = 100_000;

  EvalFields(JsonObject line) {
    this(line, "");
  }

  /** Whether the field is there and not null. */
  boolean has(String name) {
    return line.getValue(name) != null;
  }

  String text(String name) {
    Object value = required(name);
    if (value instanceof String || value instanceof Number) {
      return value.toString();
    }
    throw bad(name, "must be a string or a number");
  }

  boolean truth(String name) {
    if (required(name) instanceof Boolean value) {
      return value;
    }
    throw bad(name, "must be true or false");
  }

  /** An even number of hexadecimal digits. */
  String hex(String name) {
    return parsed(name, text -> HexFormat.of().formatHex(HexFormat.of().parseHex(text)));
  }

  /** An integer of at most 100 digits, which may be written with an exponent. */
  BigInteger integer(String name) {
    BigDecimal value = decimal(name);
    if ((long) value.precision() - value.scale() > MOST_DIGITS) {
      throw bad(name, "has more than 100 digits");
    }
    if (value.stripTrailingZeros().scale() > 0) {
      throw bad(name, "must be an integer");
    }
    return value.toBigInteger();
  }

  /** An integer within bounds, both inclusive. */
  long number(String name, long least, long most) {
    BigInteger value = integer(name);
    if (value.compareTo(BigInteger.valueOf(least)) < 0
        || value.compareTo(BigInteger.valueOf(most)) > 0) {
      throw bad(name, "must be " + least + " to " + most);
    }
    return value.longValueExact();
  }

  /** A frequency, at least 1 Hz. */
  Hertz hertz(String name) {
    return new Hertz(number(name, 1, MOST_EXACT));
  }

  /** Unix milliseconds, at most 2^53 away from the epoch. */
  long millis(String name) {
    return number(name, -MOST_EXACT, MOST_EXACT);
  }

  /** Unix seconds whose milliseconds are at most 2^53 away from the epoch. */
  long seconds(String name) {
    return number(name, -MOST_SECONDS, MOST_SECONDS);
  }

  /** The name of a channel plan, in any case, with hyphens or underscores. */
  Region region(String name) {
    return Region.named(text(name)).orElseThrow(() -> bad(name, "is no region: " + text(name)));
  }

  /** Unix milliseconds of an ISO-8601 instant, or of a number of seconds. */
  long instantMs(String name) {
    try {
      return Instant.parse(text(name)).toEpochMilli();
    } catch (DateTimeParseException notIso) {
      double seconds = real(name);
      if (StrictMath.abs(seconds) > MOST_SECONDS) {
        throw bad(name, "is too far away");
      }
      return BigDecimal.valueOf(seconds)
          .movePointRight(3)
          .setScale(0, RoundingMode.FLOOR)
          .longValueExact();
    } catch (ArithmeticException tooFar) {
      throw bad(name, "is too far away");
    }
  }

  /** Tenths, of a dB or of a dBm. */
  int tenths(String name) {
    return (int) number(name, -MOST_TENTHS, MOST_TENTHS);
  }

  /** A power in dBm, at most 1000 either way. */
  double power(String name) {
    double value = real(name);
    if (StrictMath.abs(value) > MOST_DBM) {
      throw bad(name, "must be -1000 to 1000");
    }
    return value;
  }

  /** A finite number. */
  double real(String name) {
    double value = decimal(name).doubleValue();
    if (Double.isInfinite(value)) {
      throw bad(name, "is too large");
    }
    return value;
  }

  /** A number from 1e-9 to 1e12. */
  double positive(String name) {
    double value = decimal(name).doubleValue();
    if (!(value >= LEAST && value <= MOST)) {
      throw bad(name, "must be a number from 1e-9 to 1e12");
    }
    return value;
  }

  Cell cell(String name) {
    return cell(path + name, text(name));
  }

  static Cell cell(String name, String text) {
    return parsed(
        name,
        text,
        index -> {
          try {
            return Cell.parse(index);
          } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("not an H3 cell: " + index, notANumber);
          }
        });
  }

  EvmAddress address(String name) {
    return parsed(name, EvmAddress::new);
  }

  /** The elements of an array as strings, numbers included. */
  List<String> texts(String name) {
    return elements(name).map(Object::toString).toList();
  }

  /** The numbers of an array, NaN where it holds null. */
  double[] reals(String name) {
    if (!(required(name) instanceof JsonArray array)) {
      throw bad(name, "must be an array");
    }
    double[] reals = new double[array.size()];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = real(name + "[" + i + "]", array.getValue(i));
    }
    return reals;
  }

  private double real(String name, @Nullable Object value) {
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw bad(name, "must be a finite number or null");
  }

  EvalFields object(String name) {
    return object(required(name), path + name);
  }

  /** The elements of an array of objects. */
  List<EvalFields> objects(String name) {
    List<Object> elements = elements(name).toList();
    return IntStream.range(0, elements.size())
        .mapToObj(i -> object(elements.get(i), path + name + "[" + i + "]"))
        .toList();
  }

  /** The fields of an object of objects. */
  SortedMap<String, EvalFields> entries(String name) {
    EvalFields of = object(name);
    SortedMap<String, EvalFields> entries = new TreeMap<>();
    of.line.fieldNames().forEach(key -> entries.put(key, of.object(key)));
    return entries;
  }

  /** The elements of an array of pairs of strings. */
  List<List<String>> pairs(String name) {
    return elements(name)
        .map(element -> {
          if (element instanceof JsonArray pair
              && pair.size() == 2
              && pair.stream().allMatch(String.class::isInstance)) {
            return pair.stream().map(Object::toString).toList();
          }
          throw bad(name, "must hold pairs of strings");
        })
        .toList();
  }

  EvalFailure bad(String name, String detail) {
    return new EvalFailure("eval.bad-value", path + name + " " + detail);
  }

  private static EvalFields object(Object value, String path) {
    if (value instanceof JsonObject object) {
      return new EvalFields(object, path + ".");
    }
    throw new EvalFailure("eval.bad-value", path + " must be an object");
  }

  private Stream<Object> elements(String name) {
    if (!(required(name) instanceof JsonArray array)) {
      throw bad(name, "must be an array");
    }
    return array.stream()
        .peek(element -> {
          if (element == null) {
            throw bad(name, "must not hold null");
          }
        });
  }

  private Object required(String name) {
    Object value = line.getValue(name);
    if (value == null) {
      throw new EvalFailure("eval.missing-field", path + name + " is missing");
    }
    return value;
  }

  /** What a text stands for; a text that is no such thing, or too long to look at, is refused. */
  private static <T> T parsed(String name, String text, Function<String, T> parse) {
    if (text.length() > LONGEST_TEXT) {
      throw new EvalFailure("eval.bad-value", name + " is longer than 1000 characters");
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException notThat) {
      throw new EvalFailure("eval.bad-value", name + ": " + notThat.getMessage());
    }
  }

  private BigDecimal decimal(String name) {
    return parsed(
        name,
        text -> {
          try {
            return new BigDecimal(text);
          } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("not a finite number: " + text, notANumber);
          }
        });
  }

  private <T> T parsed(String name, Function<String, T> parse) {
    return parsed(path + name, text(name), parse);
  }
}
