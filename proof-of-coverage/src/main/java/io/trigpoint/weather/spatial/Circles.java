package io.trigpoint.weather.spatial;

import java.util.stream.IntStream;

/**
 * The order in which the first guess test and its relatives judge: in each pass every undecided
 * station in turn is the middle of an outer and an inner circle, of whose undecided stations the
 * worst may be refused; from the second pass on those of a circle without a bad one pass. At the
 * end those left, and then the refused, are judged alone against all that are not refused.
 */
final class Circles {
  private final CircleRule rule;
  private final Surroundings around;
  private final CircleJudge judge;
  private final Flags flags;
  private final boolean[] refused;
  private final boolean[] taking;
  private final Hits hits = new Hits();
  private final Circle circle;

  Circles(CircleRule rule, Network network, Surroundings around, CircleJudge judge) {
    this.rule = rule;
    this.around = around;
    this.judge = judge;
    flags = new Flags(network.size(), Flags.NOT_JUDGED);
    refused = new boolean[network.size()];
    taking = new boolean[network.size()];
    circle = new Circle(network, around.sphere());
    for (int i = 0; i < refused.length; i++) {
      taking[i] = Double.isFinite(network.elevation[i] + network.value[i]);
      refused[i] = !taking[i];
    }
  }

  Flags run() {
    if (!refuseWorst() && around.isReference()) {
      undecided().forEach(i -> flags.set(i, Flags.PASS));
    }
    undecided().forEach(this::alone);
    stations()
        .filter(i -> taking[i] && flags.flag(i) == Flags.FAIL && judge.mayRedeem(i))
        .forEach(this::alone);
    stations()
        .filter(i -> flags.flag(i) == Flags.NOT_JUDGED)
        .forEach(
            i -> flags.notJudged(i, Flags.NOT_JUDGED, "nothing around it to measure residuals by"));
    return flags;
  }

  /** Pass after pass until one refuses nobody; whether any did. */
  private boolean refuseWorst() {
    boolean anyEver = false;
    for (int pass = 0; pass < rule.passes(); pass++) {
      boolean any = refuseWorst(pass > 0);
      anyEver |= any;
      if (!any && (pass > 0 || around.isReference())) {
        break;
      }
    }
    return anyEver;
  }

  private boolean refuseWorst(boolean mayPass) {
    boolean any = false;
    for (int i = 0; i < refused.length; i++) {
      any |= isUndecided(i) && around(i, mayPass);
    }
    return any;
  }

  /** Asks of each station when its turn comes: those before may decide it. */
  private IntStream undecided() {
    return stations().filter(this::isUndecided);
  }

  private IntStream stations() {
    return IntStream.range(0, refused.length);
  }

  private boolean isUndecided(int station) {
    return taking[station]
        && rule.checked().at(station) == 1
        && flags.flag(station) == Flags.NOT_JUDGED;
  }

  /** Whether a station was refused. */
  private boolean around(int middle, boolean mayPass) {
    around.circle(middle, rule.outerRadius(), rule.maxOuter(), refused, hits);
    circle.take(hits, rule.innerRadius(), this::isOpen);
    if (isIsolated(middle)) {
      return false;
    }
    return decide(middle, judge.judge(circle, false), mayPass);
  }

  private void alone(int station) {
    around.circle(station, rule.outerRadius(), rule.maxOuter(), refused, hits);
    circle.takeAlone(hits, rule.innerRadius(), station);
    if (!isIsolated(station)) {
      boolean _ = decide(station, judge.judge(circle, true), true);
    }
  }

  private boolean isOpen(int station) {
    return flags.flag(station) != Flags.PASS && rule.checked().at(station) == 1;
  }

  private boolean isIsolated(int station) {
    if (circle.box.n < rule.minOuter()) {
      isolated(station, Flags.TOO_FEW, circle.box.n + " in the outer circle");
      return true;
    }
    if (circle.innerSize < rule.minInner()) {
      isolated(station, Flags.ALONE, circle.innerSize + " in the inner circle");
      return true;
    }
    return false;
  }

  private void isolated(int station, int flag, String why) {
    refused[station] = false;
    around.tooFew(flags, station, rule.acceptIsolated() ? Flags.PASS : flag, why);
  }

  private boolean decide(int middle, CircleJudge.Verdict verdict, boolean mayPass) {
    switch (verdict) {
      case CircleJudge.Verdict.Undecided() -> {}
      case CircleJudge.Verdict.Singular() -> {
        refused[middle] = false;
        flags.notJudged(middle, Flags.SINGULAR, "the covariances around it have no inverse");
      }
      case CircleJudge.Verdict.AllGood() -> all(Flags.PASS);
      case CircleJudge.Verdict.AllBad() -> all(Flags.FAIL);
      case CircleJudge.Verdict.NoneBad() -> {
        if (mayPass) {
          all(Flags.PASS);
        }
      }
      case CircleJudge.Verdict.Worst(int tested, double score) -> {
        int station = circle.station(circle.tested[tested]);
        decided(station, Flags.FAIL);
        flags.score(station, score);
      }
    }
    return verdict instanceof CircleJudge.Verdict.AllBad
        || verdict instanceof CircleJudge.Verdict.Worst;
  }

  private void all(int flag) {
    for (int tested = 0; tested < circle.testedSize; tested++) {
      decided(circle.station(circle.tested[tested]), flag);
    }
  }

  private void decided(int station, int flag) {
    flags.decided(station, flag);
    refused[station] = flag == Flags.FAIL;
  }
}
