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

  String text(String name) {
    Object value = required(name);
    if (value instanceof String || value instanceof Number) {
      return value.toString();
    }
    throw new EvalFailure("eval.bad-value", name + " must be a string or a number");
  }

  BigInteger integer(String name) {
    return parsed(name, text -> new BigDecimal(text).toBigIntegerExact());
  }

  /** A positive finite number. */
  double positive(String name) {
    double value = parsed(name, Double::parseDouble);
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new EvalFailure("eval.bad-value", name + " must be a positive number");
    }
    return value;
  }

  Cell cell(String name) {
    return parsed(name, Cell::parse);
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

  private <T> T parsed(String name, Function<String, T> parse) {
    String text = text(name);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | ArithmeticException notThat) {
      throw new EvalFailure("eval.bad-value", name + ": " + notThat.getMessage());
    }
  }
}
