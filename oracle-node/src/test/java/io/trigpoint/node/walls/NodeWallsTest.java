package io.trigpoint.node.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom inside the node. */
class NodeWallsTest {
  private static final List<String> ADAPTERS = List.of("http", "cluster", "store", "evm", "keys");
  private static final JavaClasses NODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.trigpoint.node");

  private static ArchRule keepsToItself(String root, String adapter) {
    String[] others =
        ADAPTERS.stream()
            .filter(other -> !other.equals(adapter))
            .map(other -> root + "." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + adapter + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "cluster", "store", "evm", "keys"})
  void adaptersNeverImportEachOther(String adapter) {
    assertThat(NODE).isNotEmpty();
    keepsToItself("io.trigpoint.node", adapter).check(NODE);
  }

  @Test
  void useCasesDoNotKnowTheirAdapters() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.trigpoint.node.intake..",
            "io.trigpoint.node.epochs..",
            "io.trigpoint.node.market..",
            "io.trigpoint.node.chain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.trigpoint.node.http..",
            "io.trigpoint.node.cluster..",
            "io.trigpoint.node.store..",
            "io.trigpoint.node.evm..",
            "io.trigpoint.node.keys..",
            "java.sql..",
            "com.hazelcast..")
        .check(NODE);
  }

  @Test
  void aPlantedViolationIsRed() {
    JavaClasses planted = new ClassFileImporter().importPackages("io.trigpoint.node.walls.planted");
    assertThatThrownBy(
            () -> keepsToItself("io.trigpoint.node.walls.planted", "http").check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PlantedRoute");
  }
}
