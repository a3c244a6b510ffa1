package io.trigpoint.report;

/**
 * The head of every report.
 *
 * @param sequence per device, rising, never reused
 * @param timeMs the device host's clock when the report was built, Unix milliseconds
 * @param clockAdjusted whether that clock stepped since the previous report
 */
public record Header(DeviceId device, long sequence, long timeMs, boolean clockAdjusted) {}
