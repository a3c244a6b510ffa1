package io.trigpoint.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.web3j.abi.datatypes.Type;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One compiled contract.
 *
 * @param abi its interface as JSON
 * @param bytecode its creation code, without constructor arguments
 */
public record Artifact(String name, String abi, String bytecode) {

  /** Reads the artifact that lies among the resources. */
  public static Artifact load(String name) {
    try (InputStream in = Artifact.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no such contract: " + name);
      }
      JsonNode json = JsonMapper.shared().readTree(in);
      String bytecode = Hex.bytesHex(json.required("bytecode").asString());
      return new Artifact(name, json.required("abi").toString(), bytecode);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String creation(Type<?>... constructorArguments) {
    return bytecode + Abi.encode(constructorArguments);
  }
}
