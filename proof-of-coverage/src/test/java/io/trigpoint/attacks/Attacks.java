package io.trigpoint.attacks;

import io.trigpoint.attacks.FalseGateways.Gateway;
import io.trigpoint.report.EvmAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Every attack of the suite at once, each in a town of its own as long as there are enough. */
final class Attacks {
  private static final double GAIN = 2.3;

  /** Cheats choose towns where one is heard far enough and still believed. */
  static final double LIKED = 3.2;

  private final Registry registry;
  private final List<Town> towns;
  private final int keys;
  private final List<Attack> all = new ArrayList<>();
  private int visited;

  private Attacks(Registry registry, List<Town> towns, int keys) {
    this.registry = registry;
    this.towns =
        towns.stream()
            .sorted(Comparator.comparingDouble(town -> StrictMath.abs(town.exponent() - LIKED)))
            .toList();
    this.keys = keys;
  }

  /** So many keys for each. */
  static List<Attack> all(Registry registry, List<Town> towns, int keys) {
    Attacks attacks = new Attacks(registry, towns, keys);
    attacks.virtualRadios();
    attacks.softwareRadios();
    attacks.clusters();
    attacks.listeners();
    attacks.rewriting();
    attacks.registrations();
    attacks.rings();
    return attacks.all;
  }

  private void virtualRadios() {
    Town first = town();
    Radio feed = registry.roof(first, first.core(random()));
    EvmAddress owner = registry.owner();
    all.add(
        new VirtualRadios(
            "virtual radios: one feed, copied", feed, around(feed, () -> owner), false));
    Town second = town();
    Radio other = registry.roof(second, second.core(random()));
    all.add(
        new VirtualRadios(
            "virtual radios: one feed, rewritten", other, around(other, registry::owner), true));
  }

  private void softwareRadios() {
    EvmAddress owner = registry.owner();
    all.add(
        new ClosedGroup(
            "virtual radios: software, by formula",
            inTown(town(), () -> owner),
            0,
            Forgery.FORMULA));
    all.add(
        new ClosedGroup(
            "virtual radios: software, plausible",
            inTown(town(), registry::owner),
            0,
            Forgery.PLAUSIBLE));
  }

  private void clusters() {
    EvmAddress owner = registry.owner();
    all.add(new SealedRoom("attenuated cluster: sealed room", inTown(town(), () -> owner)));
    all.add(
        new FalseGateways(
            "attenuated cluster: dithered, with an antenna",
            together(town(), 4_000, keys),
            Forgery.PLAUSIBLE,
            Forgery.NONE));
    all.add(
        new FalseGateways(
            "antenna split", together(town(), 1_500, keys / 2), Forgery.NONE, Forgery.NONE));
  }

  private void listeners() {
    for (Forgery forgery : List.of(Forgery.NONE, Forgery.FAINT)) {
      Town town = town();
      Radio listener = registry.roof(town, town.core(random()));
      all.add(
          new Stuffing(
              forgery == Forgery.NONE ? "witness stuffing: copied" : "witness stuffing: rewritten",
              listener,
              farFrom(listener),
              forgery));
    }
    Town town = town();
    Radio roof = registry.roof(town, town.core(random()));
    all.add(new Rebroadcast("replay: beacons sent from one roof", roof, farFrom(roof)));
    List<Hotspot> thieves = new ArrayList<>();
    Town busy = town();
    for (int i = 0; i < keys; i++) {
      Radio own = registry.roof(busy, busy.core(random()));
      thieves.add(registry.claim(own.place(), own, registry.owner(), GAIN));
    }
    all.add(StolenBeacons.by("replay: heard beacon filed as own", thieves));
    Town robbed = town();
    Town shown = nearest(robbed);
    all.add(
        new Sabotage(
            "sabotage by repeater",
            registry.roof(robbed, robbed.centre()),
            registry.roof(shown, shown.centre())));
  }

  private void rewriting() {
    all.add(
        new FalseGateways(
            "rewriting: just below the limit",
            together(town(), 3_000, keys),
            Forgery.JUST_BELOW_LIMIT,
            Forgery.JUST_BELOW_LIMIT));
    all.add(
        new FalseGateways(
            "rewriting: plausible law",
            together(town(), 3_000, keys),
            Forgery.PLAUSIBLE,
            Forgery.PLAUSIBLE));
  }

  private void registrations() {
    List<Gateway> moved = new ArrayList<>();
    List<Gateway> loud = new ArrayList<>();
    Town from = town();
    Town strong = town();
    for (int i = 0; i < keys; i++) {
      Radio real = registry.roof(from, from.core(random()));
      Place claimed = away(real.place(), 8_000, 40_000);
      Radio pretended = registry.radio(from, claimed, GAIN);
      moved.add(new Gateway(registry.claim(claimed, pretended, registry.owner(), GAIN), real));
      Radio big = registry.roof(strong, strong.core(random()));
      loud.add(new Gateway(registry.claim(big.place(), big, registry.owner(), -5), big));
    }
    all.add(new FalseGateways("moved assertion", moved, Forgery.NONE, Forgery.NONE));
    all.add(new FalseGateways("wrong gain", loud, Forgery.NONE, Forgery.NONE));
  }

  private void rings() {
    EvmAddress owner = registry.owner();
    all.add(new ClosedGroup("ring: one owner", inTown(town(), () -> owner), 0, Forgery.PLAUSIBLE));
    all.add(
        new ClosedGroup(
            "ring: three have real radios", inTown(town(), registry::owner), 3, Forgery.PLAUSIBLE));
    Town town = town();
    Place lonely = away(town.centre(), 400_000, 500_000);
    List<Hotspot> alone = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      alone.add(key(town, away(lonely, 500, 5_000), registry.owner()));
    }
    all.add(new ClosedGroup("ring: alone, nobody near", alone, 0, Forgery.PLAUSIBLE));
  }

  private List<Hotspot> around(Radio feed, Supplier<EvmAddress> owner) {
    List<Hotspot> list = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      list.add(key(feed.town(), away(feed.place(), 700, 4_000), owner.get()));
    }
    return list;
  }

  private List<Hotspot> farFrom(Radio listener) {
    List<Hotspot> list = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      Place place = away(listener.place(), 15_000, 60_000);
      list.add(key(listener.town(), place, registry.owner()));
    }
    return list;
  }

  private List<Hotspot> inTown(Town town, Supplier<EvmAddress> owner) {
    List<Hotspot> list = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      list.add(key(town, town.core(random()), owner.get()));
    }
    return list;
  }

  /** Real gateways on one antenna, each with a claim of its own within some metres. */
  private List<Gateway> together(Town town, double metres, int count) {
    Radio antenna = registry.roof(town, town.core(random()));
    List<Gateway> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Hotspot key = key(town, away(antenna.place(), 600, metres), registry.owner());
      list.add(new Gateway(key, registry.sharing(antenna)));
    }
    return list;
  }

  private Hotspot key(Town town, Place claimed, EvmAddress owner) {
    return registry.claim(claimed, registry.roof(town, claimed), owner, GAIN);
  }

  private Place away(Place from, double least, double most) {
    return from.away(random(), least, most);
  }

  private Town nearest(Town to) {
    return towns.stream()
        .filter(town -> !town.equals(to) && town.region() == to.region())
        .min(Comparator.comparingDouble(t -> t.centre().metresTo(to.centre())))
        .orElseThrow();
  }

  private Town town() {
    return towns.get(visited++ % towns.size());
  }

  private RandomGenerator random() {
    return registry.random();
  }
}
