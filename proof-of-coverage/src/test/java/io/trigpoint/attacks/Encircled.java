package io.trigpoint.attacks;

import io.trigpoint.coverage.evidence.StationReading;
import java.util.List;

/**
 * Keys that hear each other stand among honest hotspots and hear none of them, so that these look
 * like the closed group.
 *
 * @param besides what else speaks against the victims
 */
record Encircled(List<Hotspot> victims, List<Hotspot> keys, int partners, List<Framing> besides)
    implements Framing {
  @Override
  public void act(Ground ground) {
    Fellowship.act(ground, keys, partners);
    besides.forEach(other -> other.act(ground));
  }

  @Override
  public List<Hotspot> victims(Ground ground) {
    return victims;
  }

  @Override
  public List<StationReading> readings(int day) {
    return besides.stream().flatMap(other -> other.readings(day).stream()).toList();
  }
}
