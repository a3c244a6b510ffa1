package io.trigpoint.node.market;

import io.trigpoint.report.Cell;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportId;
import java.util.OptionalInt;

/**
 * An accepted report on sale.
 *
 * @param owner of the device when the epoch was sealed
 * @param cell where the registry says the device is, no finer than resolution 7
 * @param quality of the device's readings in the epoch, parts per million
 * @param rule the rule that its verdict names
 */
public record SoldRecord(
    ReportId id,
    Report report,
    long epoch,
    EvmAddress owner,
    Cell cell,
    OptionalInt quality,
    String rule) {}
