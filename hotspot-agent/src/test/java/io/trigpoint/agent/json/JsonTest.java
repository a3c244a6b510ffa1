package io.trigpoint.agent.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Test
  void readsAndWritesLikeTheObjectMapper() throws Exception {
    Random random = new Random(20261121);
    for (int i = 0; i < 500; i++) {
      JsonNode tree = tree(random, 0);
      byte[] written = MAPPER.writeValueAsBytes(tree);

      assertThat(Json.bytes(tree)).isEqualTo(written);
      assertThat(Json.parse(written)).contains(MAPPER.readTree(written));
      assertThat(Json.pretty(tree)).isEqualTo(tree.toPrettyString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "[1,", "{\"a\"", "{\"a\":}", "nul", "]", "\"", "{1:2}", "\0"})
  void givesNothingForWhatIsNotJson(String text) {
    assertThat(Json.parse(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void refusesDeepNesting() {
    assertThat(Json.parse("[".repeat(16).concat("]".repeat(16)).getBytes(StandardCharsets.UTF_8)))
        .isPresent();
    assertThat(Json.parse("[".repeat(17).concat("]".repeat(17)).getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
    assertThat(Json.parse("[".repeat(60_000).getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void refusesLongNumbers() {
    assertThat(Json.parse("9".repeat(64).getBytes(StandardCharsets.UTF_8))).isPresent();
    assertThat(Json.parse("9".repeat(65).getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static JsonNode tree(Random random, int depth) {
    return switch (random.nextInt(depth > 6 ? 7 : 9)) {
      case 0 -> NODES.numberNode(random.nextInt());
      case 1 -> NODES.numberNode(random.nextLong());
      case 2 -> NODES.numberNode(new java.math.BigInteger(200, random));
      case 3 -> NODES.numberNode(random.nextGaussian());
      case 4 -> NODES.booleanNode(random.nextBoolean());
      case 5 -> NODES.nullNode();
      case 6 -> NODES.textNode(text(random));
      case 7 -> {
        var array = NODES.arrayNode();
        random.ints(random.nextInt(4)).forEach(_ -> array.add(tree(random, depth + 1)));
        yield array;
      }
      default -> {
        var object = NODES.objectNode();
        random
            .ints(random.nextInt(4))
            .forEach(_ -> object.set(text(random), tree(random, depth + 1)));
        yield object;
      }
    };
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(6), 0, 0x2FF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
