package io.trigpoint.node.epochs.explain;

import io.trigpoint.node.epochs.explain.Explanation.Account;
import io.trigpoint.node.epochs.explain.Explanation.PoolPart;
import io.trigpoint.node.epochs.explain.Explanation.QualityWeight;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An explanation in plain words. */
public final class ExplanationText {
  private static final String NEVERMIND = "Nothing";

  private ExplanationText() {}

  public static String of(Explanation explained) {
    List<String> lines = new ArrayList<>();
    head(explained, lines);
    explained.weight().ifPresent(weight -> weight(weight, lines));
    money(explained, lines);
    account(explained, lines);
    advice(explained, lines);
    reports(explained, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void head(Explanation explained, List<String> lines) {
    lines.add("Device " + explained.device() + " in epoch " + explained.period().number());
    lines.add(
        "from "
            + Instant.ofEpochMilli(explained.period().startMs())
            + " to "
            + Instant.ofEpochMilli(explained.period().endMs())
            + ", rules "
            + explained.rules().parameters()
            + " ("
            + explained.rules().parameterHash().hex()
            + ")");
    lines.add(
        explained
            .registered()
            .map(r ->
                "It is a " + r.kind().name().toLowerCase(Locale.ROOT) + " of owner " + r.owner())
            .orElse("The registry did not know it at the epoch's block, so it can earn nothing."));
    Map<Outcome, Long> counted =
        explained.verdicts().stream()
            .collect(
                Collectors.groupingBy(ReportVerdict::outcome, TreeMap::new, Collectors.counting()));
    lines.add(
        String.format(
            Locale.ROOT,
            "It sent %d reports: %d accepted, %d duplicate, %d refused.",
            explained.verdicts().size(),
            counted.getOrDefault(Outcome.ACCEPTED, 0L),
            counted.getOrDefault(Outcome.DUPLICATE, 0L),
            counted.getOrDefault(Outcome.REFUSED, 0L)));
    explained
        .qualityPpm()
        .ifPresent(ppm -> lines.add("Quality of its readings: " + ppm + " of 1000000."));
    explained.days().forEach(day -> DayText.day(day, lines));
  }

  private static void weight(QualityWeight weight, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "Place %d in its cell, where it has reported since epoch %d: %d of 1000000 count.",
            weight.rank() + 1,
            weight.since(),
            weight.capacityPpm()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%d of its records were bought: %d of 1000000 count. Weighted quality: %d points.",
            weight.bought(),
            weight.usePpm(),
            weight.points()));
  }

  private static void money(Explanation explained, List<String> lines) {
    lines.add("");
    if (explained.parts().isEmpty()) {
      lines.add("It earned no points, so it has no share of any pool.");
      return;
    }
    lines.add("It earned " + explained.earned() + " base units:");
    for (PoolPart part : explained.parts()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-8s floor(%s x %d / %s) = %s, rounded off %s/%s of a base unit",
              part.pool().id(),
              part.budget(),
              part.points(),
              part.allPoints(),
              part.amount(),
              part.roundedOff(),
              part.allPoints()));
    }
    lines.add("  (budget of the pool x points of the device / points of all devices)");
  }

  private static void account(Explanation explained, List<String> lines) {
    lines.add("");
    if (explained.account().isEmpty()) {
      lines.add("Its owner has earned nothing of the reward token so far, so there is no leaf.");
      return;
    }
    Account account = explained.account().get();
    lines.add("Leaf of owner " + account.owner() + ", token " + account.token().hex());
    lines.add("  before    " + account.before());
    lines.add("  + epoch   " + account.delta() + "  (all devices and sales of the owner)");
    lines.add("  after     " + account.after());
    lines.add("  root      " + account.rewardRoot().hex());
    account.proof().forEach(hash -> lines.add("  proof     " + hash.hex()));
    lines.add("  claim     " + claim(explained.claim(), account));
  }

  private static String claim(ClaimStanding standing, Account account) {
    String word = standing.word(account.after());
    return switch (standing) {
      case ClaimStanding.NotAsked(String why) -> word + ": " + why;
      case ClaimStanding.Asked asked -> word + ", " + asked.claimed() + " claimed so far";
    };
  }

  private static void advice(Explanation explained, List<String> lines) {
    Map<String, Long> rules =
        explained.verdicts().stream()
            .collect(
                Collectors.groupingBy(ReportVerdict::rule, TreeMap::new, Collectors.counting()));
    lines.add("");
    lines.add("What decided:");
    rules.forEach((rule, count) -> {
      RuleWords words = RuleWords.of(rule);
      lines.add("  " + count + " x " + rule + ": " + words.meaning());
      if (!words.advice().isEmpty()) {
        lines.add("      " + (words.advice().startsWith(NEVERMIND) ? "" : "Do: ") + words.advice());
      }
      lines.add("      " + words.link());
    });
    if (rules.isEmpty()) {
      lines.add("  Nothing arrived from the device in this epoch.");
      lines.add("      Do: check that the agent runs and reaches a node (trigpoint-agent status).");
    }
  }

  private static void reports(Explanation explained, List<String> lines) {
    lines.add("");
    lines.add("Every report:");
    for (ReportVerdict verdict : explained.verdicts()) {
      lines.add(
          "  "
              + verdict.report().hex()
              + " "
              + verdict.kind().name().toLowerCase(Locale.ROOT)
              + " "
              + verdict.outcome().name().toLowerCase(Locale.ROOT)
              + " by "
              + verdict.rule());
      verdict.evidence().forEach((name, value) -> lines.add("      " + name + " = " + value));
    }
  }
}
