package io.trigpoint.deploy.weather;

/**
 * One HTTP request of a station.
 *
 * @param target path and query
 * @param contentType empty for a GET
 * @param body empty for a GET
 */
public record Upload(String method, String target, String contentType, String body) {}
