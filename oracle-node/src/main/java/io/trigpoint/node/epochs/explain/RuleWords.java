package io.trigpoint.node.epochs.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a rule means to an owner, from rules.properties: a sentence, and after a bar what to do.
 *
 * @param meaning one sentence
 * @param advice what to do; empty when nothing is to be done
 * @param link the heading of the specification
 */
public record RuleWords(String meaning, String advice, String link) {
  private static final Properties WORDS = read();

  /** A rule that this version does not know is linked, but not explained. */
  public static RuleWords of(String rule) {
    String[] words =
        WORDS.getProperty(rule, "Another version of the rules decided this.|").split("\\|", 2);
    return new RuleWords(words[0].strip(), words.length > 1 ? words[1].strip() : "", link(rule));
  }

  /** All rules that have words. */
  public static SortedSet<String> known() {
    return new TreeSet<>(WORDS.stringPropertyNames());
  }

  private static String link(String rule) {
    String group = rule.substring(0, Math.max(0, rule.indexOf('.')));
    String page = group.equals("location") ? "epochs" : group;
    return "docs/spec/" + page + ".md#" + rule.replace(".", "");
  }

  private static Properties read() {
    Properties words = new Properties();
    try (InputStream file = RuleWords.class.getResourceAsStream("rules.properties")) {
      if (file == null) {
        throw new IllegalStateException("rules.properties is not on the class path");
      }
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return words;
  }
}
