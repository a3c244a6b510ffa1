package io.trigpoint.node.walls.planted.store;

/** What the planted violation reaches for. */
public final class PlantedJournal {}
