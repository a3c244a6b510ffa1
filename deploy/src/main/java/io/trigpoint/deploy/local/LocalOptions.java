package io.trigpoint.deploy.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What was asked of a local network.
 *
 * @param home the checkout that holds the launchers
 * @param once end after the first epoch that every honest owner claimed
 * @param weather observations to replay; without it the generator stands in
 * @param stations positions of the stations in {@code weather}
 */
public record LocalOptions(
    Path home,
    BaseDirectory base,
    boolean once,
    int nodes,
    Duration epoch,
    Optional<Path> weather,
    Optional<Path> stations,
    long seed) {}
