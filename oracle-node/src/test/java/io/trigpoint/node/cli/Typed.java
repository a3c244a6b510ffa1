package io.trigpoint.node.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** What a command answers to what was typed. */
record Typed(int exit, String out) {

  static Typed run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = TrigpointCommand.commandLine();
    int exit = line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(arguments);
    return new Typed(exit, out.toString());
  }

  static Typed eval(String group, String... lines) {
    StringWriter out = new StringWriter();
    try (PrintWriter writer = new PrintWriter(out)) {
      boolean good =
          EvalCommand.answer(
              EvalGroups.named(group).orElseThrow(),
              new BufferedReader(new StringReader(String.join("\n", lines))),
              writer);
      return new Typed(good ? 0 : 1, out.toString());
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
