package io.trigpoint.report;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;

/** The canonical text of a parameter set: its components in the order of their declaration. */
public final class CanonicalFigures {
  private CanonicalFigures() {}

  /**
   * One name=value line per figure; the names begin with the one given. Nested records must be
   * public.
   */
  public static String of(String name, Record parameters) {
    StringBuilder text = new StringBuilder();
    append(text, name, parameters);
    return text.toString();
  }

  private static void append(StringBuilder text, String name, Object value) {
    if (!(value instanceof Record group)) {
      text.append(name).append('=').append(value).append('\n');
      return;
    }
    for (RecordComponent component : group.getClass().getRecordComponents()) {
      append(text, name + "." + component.getName(), read(component, group));
    }
  }

  private static Object read(RecordComponent component, Record group) {
    try {
      return component.getAccessor().invoke(group);
    } catch (IllegalAccessException | InvocationTargetException notReadable) {
      throw new IllegalStateException(notReadable);
    }
  }
}
