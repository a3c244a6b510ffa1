package io.trigpoint.deploy.local;

import io.trigpoint.deploy.air.Site;
import io.trigpoint.report.DeviceKind;

/**
 * A device of the local network.
 *
 * @param asserted where its owner says it is; a cheat is somewhere else
 */
public record Device(String name, DeviceKind kind, boolean honest, Account owner, Site asserted) {}
