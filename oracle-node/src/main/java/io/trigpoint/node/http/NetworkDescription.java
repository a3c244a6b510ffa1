package io.trigpoint.node.http;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.NetworkId;
import io.trigpoint.rewards.epoch.EpochSchedule;
import java.time.Duration;
import java.util.SortedMap;

/**
 * What a client must know of the network.
 *
 * @param contracts by their names in the API
 * @param receiptKey the operator's Ed25519 key, hexadecimal
 * @param parameters name of the parameter set
 */
public record NetworkDescription(
    NetworkId network,
    SortedMap<String, EvmAddress> contracts,
    EpochSchedule epochs,
    Duration beaconSegment,
    Duration entropyPeriod,
    String receiptKey,
    String parameters) {}
