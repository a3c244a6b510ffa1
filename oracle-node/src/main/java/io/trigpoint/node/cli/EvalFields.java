package io.trigpoint.node.cli;

import io.trigpoint.report.Cell;
import io.trigpoint.report.EvmAddress;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Typed fields of an input line; what is absent or of the wrong kind is named. */
record EvalFields(JsonObject line) {
  private static final int MOST_DIGITS = 100;
  private static final int LONGEST_TEXT = 1_000;

  String text(String name) {
    Object value = required(name);
    if (value instanceof String || value instanceof Number) {
      return value.toString();
    }
    throw new EvalFailure("eval.bad-value", name + " must be a string or a number");
  }

  /** An integer of at most 100 digits, which may be written with an exponent. */
  BigInteger integer(String name) {
    BigDecimal value = decimal(name);
    if ((long) value.precision() - value.scale() > MOST_DIGITS) {
      throw new EvalFailure("eval.bad-value", name + " has more than 100 digits");
    }
    if (value.stripTrailingZeros().scale() > 0) {
      throw new EvalFailure("eval.bad-value", name + " must be an integer");
    }
    return value.toBigInteger();
  }

  /** A positive finite number. */
  double positive(String name) {
    double value = decimal(name).doubleValue();
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new EvalFailure("eval.bad-value", name + " must be a positive number");
    }
    return value;
  }

  Cell cell(String name) {
    return cell(name, text(name));
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

  /** The elements of an array of objects. */
  List<EvalFields> objects(String name) {
    return elements(name)
        .map(element -> {
          if (element instanceof JsonObject object) {
            return new EvalFields(object);
          }
          throw new EvalFailure("eval.bad-value", name + " must hold objects");
        })
        .toList();
  }

  private Stream<Object> elements(String name) {
    if (!(required(name) instanceof JsonArray array)) {
      throw new EvalFailure("eval.bad-value", name + " must be an array");
    }
    return array.stream()
        .peek(element -> {
          if (element == null) {
            throw new EvalFailure("eval.bad-value", name + " must not hold null");
          }
        });
  }

  private Object required(String name) {
    Object value = line.getValue(name);
    if (value == null) {
      throw new EvalFailure("eval.missing-field", name + " is missing");
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
    return parsed(name, text(name), parse);
  }
}
