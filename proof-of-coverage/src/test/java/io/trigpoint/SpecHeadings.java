package io.trigpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rule ids that a page of docs/spec has headings for. */
public final class SpecHeadings {
  private static final Pattern HEADING = Pattern.compile("(?m)^### `([^`]+)`$");

  private SpecHeadings() {}

  public static List<String> of(String page) throws IOException {
    String text = Files.readString(Path.of("..", "docs", "spec", page));
    return HEADING.matcher(text).results().map((MatchResult heading) -> heading.group(1)).toList();
  }
}
