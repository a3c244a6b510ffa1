package io.trigpoint.coverage.evidence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;

/** The canonical text of a parameter set: its components in the order of their declaration. */
final class CanonicalFigures {
  private CanonicalFigures() {}

  static String of(EvidenceParameters parameters) {
    StringBuilder text = new StringBuilder();
    append(text, "evidence", parameters);
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
