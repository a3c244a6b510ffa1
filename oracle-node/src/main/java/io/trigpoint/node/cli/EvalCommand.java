package io.trigpoint.node.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers each JSON line on standard input with one JSON line on standard output. */
@Command(
    name = "eval",
    description =
        "Computes a published figure again: one JSON object a line in, one out. A line that cannot"
            + " be answered gives an error object, and exit code 1 in the end.",
    mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--list", description = "List the groups and their fields.")
  private boolean list;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "GROUP",
      description = "What to compute.",
      defaultValue = "")
  private String group = "";

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      EvalGroups.ALL.forEach(
          known -> out.println(known.name() + "  " + known.input() + " → " + known.output()));
      out.flush();
      return 0;
    }
    Optional<EvalGroup> known = EvalGroups.named(group);
    if (known.isEmpty()) {
      out.println(
          error(new EvalFailure("eval.unknown-group", "no group '" + group + "'; try --list"), 0));
      out.flush();
      return 1;
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return answer(known.get(), in, out) ? 0 : 1;
  }

  /** Whether every line had an answer. Blank lines are skipped, but counted. */
  static boolean answer(EvalGroup group, BufferedReader in, PrintWriter out) throws IOException {
    boolean good = true;
    String line = in.readLine();
    for (int number = 1; line != null; number++, line = in.readLine()) {
      if (line.isBlank()) {
        continue;
      }
      try {
        out.println(group.function().apply(new EvalFields(parsed(line))).encode());
      } catch (EvalFailure failure) {
        out.println(error(failure, number));
        good = false;
      } catch (IllegalArgumentException impossible) {
        String detail = String.valueOf(impossible.getMessage());
        out.println(error(new EvalFailure("eval.bad-value", detail), number));
        good = false;
      }
      out.flush();
    }
    return good;
  }

  private static JsonObject parsed(String line) {
    try {
      return new JsonObject(line);
    } catch (DecodeException notAnObject) {
      throw new EvalFailure("eval.not-json", "the line is not a JSON object");
    }
  }

  private static String error(EvalFailure failure, int line) {
    return new JsonObject()
        .put(
            "error",
            new JsonObject()
                .put("code", failure.code())
                .put("detail", failure.detail())
                .put("line", line))
        .encode();
  }
}
