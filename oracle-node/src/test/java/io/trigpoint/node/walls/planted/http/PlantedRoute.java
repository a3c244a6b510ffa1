package io.trigpoint.node.walls.planted.http;

import io.trigpoint.node.walls.planted.store.PlantedJournal;

/** An adapter that imports another one: the wall must be red for it. */
public final class PlantedRoute {
  final PlantedJournal journal = new PlantedJournal();
}
