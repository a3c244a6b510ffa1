package io.trigpoint.node.cli;

import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * A pure function of the core as a calculator.
 *
 * @param input the fields of an input line
 * @param output the fields of its answer
 */
record EvalGroup(
    String name, String input, String output, Function<EvalFields, JsonObject> function) {}
