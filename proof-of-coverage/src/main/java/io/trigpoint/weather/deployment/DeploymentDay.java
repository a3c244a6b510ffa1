package io.trigpoint.weather.deployment;

import java.util.List;

/**
 * What the checks of one station's place look at.
 *
 * @param neighbours medians of independent neighbours, temperatures as at the station's elevation;
 *     absent where there were too few of them
 * @param neighbourIds the stations behind these medians
 */
public record DeploymentDay(
    HourlyValues own, HourlyValues neighbours, List<String> neighbourIds, SunnyHours sun) {
  public DeploymentDay {
    neighbourIds = List.copyOf(neighbourIds);
  }
}
