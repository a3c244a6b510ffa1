package io.trigpoint.attacks;

import java.util.stream.Collectors;

/** What the page says before its tables. */
final class Heading {
  private Heading() {}

  static String of(int seeds) {
    Size size = Size.FULL;
    String days = size.judged().stream().map(d -> "" + d).collect(Collectors.joining(", "));
    return """
    # What cheating earns

    Date: 2026-11-21. Machine: 2 virtual processors, 23 GiB, Temurin 25. The page is written by

    ```
    ./mvnw -B -ntp verify -Pattacks -pl proof-of-coverage -Dtrigpoint.attack-seeds=%d
    ```

    %d seeds. Each seed draws %d honest hotspots in %d towns of EU868 and US915 (path loss exponent
    2.0 to 4.5, shadowing 5 to 10 dB a link, fading, walls, hills, clock skew, fibre, mobile and
    satellite backhaul) and lets every attack below run among them at once, %d keys each, from the
    first day on. One beacon per key in six hours. Signatures are taken as valid.

    - **Belief** is the baseline of both rule books: every report counts. Only these stay: nobody
      hears himself, a reception counts once, and 8 cells to 100 km lie between the two. Units and
      density are paid by the rule book's own formula.
    - **Removed** is 1 − paid / believed, for the keys of the attack, on day %d. For stolen beacons
      only the beaconer's share counts, since the thief's receptions are real.
    - **trigpoint** pays by the rules of docs/spec/coverage.md with what the evidence of days 1 to
      %d denies. The first days are not part of the figure; the last table shows them
      (days %s).
    - **helium** is the reference's rule book, with a day before to fill its reciprocity memory and
      an empty denylist: the lists were made by hand and are no part of the rules.
    - **Refused or denied** compares honest reports of honest beacons, judged by the rules with all
      denials that the attacked network led to, with the same reports believed. **Beside the
      cheats** compares what honest hotspots are paid in the attacked network with belief in a
      network without cheats; it is negative where cheats make honest beacons worth more.
    - **Framing** has another network of the same size without cheats. Its days are told again
      with one framing in it at a time: about one of its towns, the honest hotspots within 26 km
      and twelve strangers from the farthest town (for repeaters forty), or about a village of eight on
      its own. Lost is
      1 − paid / paid, for the same honest reports of day %d: with the denials of the days with
      the framing, over those of the days without. Keys are registered and their signatures are
      valid; a mast is one real transmitter with one receiver for each key. The last rows frame
      nobody: honest hotspots that look odd.
    """
        .formatted(
            seeds,
            seeds,
            size.hotspots(),
            size.towns(),
            size.keys(),
            size.lastDay(),
            size.lastDay(),
            days,
            size.lastDay());
  }
}
