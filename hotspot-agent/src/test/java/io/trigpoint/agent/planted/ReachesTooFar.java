package io.trigpoint.agent.planted;

import com.tngtech.archunit.core.domain.JavaClass;

/** Breaks the rule on what the agent may use, to show that the rule sees it. */
final class ReachesTooFar {
  private ReachesTooFar() {}

  static String name(JavaClass type) {
    return type.getName();
  }
}
