package io.trigpoint.node.market;

import io.trigpoint.report.Cell;
import io.trigpoint.rewards.market.SoldKind;

/** What is on sale of one kind in one coarse cell, and the span of the records' clocks. */
public record CellHolding(SoldKind kind, Cell cell, long records, long firstMs, long lastMs) {}
