package io.trigpoint.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class WallsTest {
  private static final ArchRule KNOWN_PARTS_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.trigpoint.agent..",
              "io.trigpoint.report..",
              "java..",
              "com.sun.net.httpserver..",
              "com.fasterxml.jackson..",
              "com.google.protobuf..",
              "org.eclipse.paho..",
              "org.jspecify..",
              "org.web3j..",
              "picocli..");

  @Test
  void theAgentUsesOnlyTheReportPackageOfOurs() {
    KNOWN_PARTS_ONLY.check(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.trigpoint.agent"));
  }

  @Test
  void theWallSeesAPlantedViolation() {
    assertThatThrownBy(() ->
            KNOWN_PARTS_ONLY.check(
                new ClassFileImporter().importPackages("io.trigpoint.agent.planted")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ReachesTooFar");
  }
}
