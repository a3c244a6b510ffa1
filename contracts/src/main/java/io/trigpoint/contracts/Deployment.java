package io.trigpoint.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.web3j.crypto.Hash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a network's contracts are: the record that {@code contracts/bin/deploy} writes.
 *
 * @param firstBlock the first block that can hold an event of them
 * @param contracts by name, in order of deployment
 */
public record Deployment(
    long chainId, long firstBlock, SequencedMap<String, Deployment.Contract> contracts) {

  /** A contract, and the keccak of its runtime code when it was deployed. */
  public record Contract(String address, String codeHash) {

    public Contract {
      address = Hex.address(address);
      codeHash = Hex.bytes32(codeHash);
    }

    /** Whether this is its runtime code. */
    public boolean hasCode(String code) {
      return Hex.of(Hash.sha3(Hex.bytes(code))).equals(codeHash);
    }
  }

  public Deployment {
    contracts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(contracts));
  }

  /** Reads a record; a malformed one is an {@link IllegalArgumentException}. */
  public static Deployment read(Path file) {
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
      SequencedMap<String, Contract> contracts = new LinkedHashMap<>();
      json.required("contracts")
          .propertyStream()
          .forEach(entry -> contracts.put(entry.getKey(), contract(entry.getValue())));
      return new Deployment(
          json.required("chainId").longValue(), json.required("firstBlock").longValue(), contracts);
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException(file + ": " + malformed.getOriginalMessage(), malformed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Contract contract(JsonNode json) {
    return new Contract(json.required("address").asString(), json.required("codeHash").asString());
  }

  /** The address of a contract by its name; one that is not deployed is refused. */
  public String addressOf(String contract) {
    Contract found = contracts.get(contract);
    if (found == null) {
      throw new IllegalArgumentException("not deployed: " + contract);
    }
    return found.address();
  }

  /** Addresses by the names that the node's API uses: RewardToken is rewardToken. */
  public SequencedMap<String, String> addresses() {
    SequencedMap<String, String> addresses = new LinkedHashMap<>();
    contracts.forEach((name, contract) -> {
      String first = name.substring(0, 1).toLowerCase(Locale.ROOT);
      addresses.put(first + name.substring(1), contract.address());
    });
    return addresses;
  }
}
