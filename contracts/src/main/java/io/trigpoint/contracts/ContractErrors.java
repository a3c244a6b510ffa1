package io.trigpoint.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Type;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The custom errors of all contracts, by the first four bytes that a refused call gives back. */
public final class ContractErrors {
  private static final List<String> CONTRACTS =
      List.of(
          "Consent",
          "DataMarket",
          "DeviceRegistry",
          "Distributor",
          "EcdsaQuorum",
          "EmissionVault",
          "EpochRoots",
          "Erc3009Collector",
          "LocalStablecoin",
          "MakerLicences",
          "OperatorRegistry",
          "ReadingVerifier",
          "RewardToken",
          "SignerSets",
          "VoucherChannels");

  private static final int SELECTOR = 10;

  private static final Map<String, Form> FORMS = read();

  /**
   * A refusal in the contract's words.
   *
   * @param name of the error, for example PreviousPending
   * @param text the name with its arguments, for example {@code PreviousPending(activatesAt = 12)}
   */
  public record Named(String name, String text) {}

  private record Parameter(String name, String type) {}

  private record Form(String name, List<Parameter> parameters) {
    String signature() {
      return parameters.stream()
          .map(Parameter::type)
          .collect(Collectors.joining(",", name + "(", ")"));
    }
  }

  private ContractErrors() {}

  /** The error that these bytes stand for; empty when no contract has it. */
  public static Optional<Named> of(String revert) {
    if (revert.length() < SELECTOR) {
      return Optional.empty();
    }
    return Optional.ofNullable(FORMS.get(revert.substring(0, SELECTOR)))
        .map(form -> new Named(form.name(), text(form, revert)));
  }

  private static String text(Form form, String revert) {
    try {
      List<Object> values = values(form, "0x" + revert.substring(SELECTOR));
      return IntStream.range(0, values.size())
          .mapToObj(i -> form.parameters().get(i).name() + " = " + values.get(i))
          .collect(Collectors.joining(", ", form.name() + "(", ")"));
    } catch (RuntimeException notItsArguments) {
      return form.name();
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static List<Object> values(Form form, String encoded) {
    List<TypeReference<Type>> types =
        form.parameters().stream()
            .map(parameter -> (TypeReference<Type>) reference(parameter.type()))
            .toList();
    List<Object> values = new ArrayList<>();
    FunctionReturnDecoder.decode(encoded, types).forEach(value -> values.add(shown(value)));
    if (values.size() != types.size()) {
      throw new IllegalArgumentException("too short");
    }
    return values;
  }

  private static Object shown(Type<?> value) {
    return value.getValue() instanceof byte[] bytes ? Hex.of(bytes) : value.getValue();
  }

  @SuppressWarnings("rawtypes")
  private static TypeReference reference(String type) {
    try {
      return TypeReference.makeTypeReference(type);
    } catch (ClassNotFoundException unknown) {
      throw new IllegalArgumentException(type, unknown);
    }
  }

  private static Map<String, Form> read() {
    Map<String, Form> forms = new HashMap<>();
    for (String contract : CONTRACTS) {
      abi(contract)
          .valueStream()
          .filter(entry -> "error".equals(entry.path("type").asString("")))
          .map(ContractErrors::form)
          .forEach(form -> forms.put(selector(form), form));
    }
    return Collections.unmodifiableMap(forms);
  }

  private static String selector(Form form) {
    return Abi.topic(form.signature()).substring(0, SELECTOR);
  }

  private static Form form(JsonNode error) {
    return new Form(
        error.required("name").asString(),
        error
            .required("inputs")
            .valueStream()
            .map(input ->
                new Parameter(input.required("name").asString(), input.required("type").asString()))
            .toList());
  }

  private static JsonNode abi(String contract) {
    try (InputStream json = ContractErrors.class.getResourceAsStream(contract + ".json")) {
      if (json == null) {
        throw new IllegalStateException(contract + ".json is missing");
      }
      return JsonMapper.shared().readTree(json).required("abi");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
