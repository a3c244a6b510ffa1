package io.trigpoint.node.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** What an audit says, line by line. */
record AuditLines(PrintWriter out) {

  void say(String what, String value) {
    out.println(String.format(Locale.ROOT, "%-20s %s", what, value));
    out.flush();
  }

  /** A difference with both values. */
  void differs(String what, String where, String found, String computed) {
    say("differs", what);
    say("  " + where, found);
    say("  computed", computed);
  }
}
