package io.trigpoint.rewards;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the rewards module, each shown to go red on a planted violation. */
class WallsTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.trigpoint.rewards");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("io.trigpoint.rewards.planted");

  private static final ArchRule NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.vertx..",
                  "com.hazelcast..",
                  "java.sql..",
                  "java.net..",
                  "java.nio.file..",
                  "java.util.logging..",
                  "org.slf4j.."));
  private static final ArchRule NO_CLOCK =
      noClasses().should().callMethod(System.class, "currentTimeMillis");
  private static final ArchRule NO_INEXACT_MATH =
      noClasses().should().callMethod(Math.class, "log", double.class);

  static Stream<ArchRule> walls() {
    return List.of(NO_FRAMEWORK, NO_CLOCK, NO_INEXACT_MATH).stream();
  }

  @ParameterizedTest
  @MethodSource("walls")
  void holdsInTheHouse(ArchRule wall) {
    wall.check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("walls")
  void goesRedOnAPlantedViolation(ArchRule wall) {
    assertThatThrownBy(() -> wall.check(PLANTED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ClockInTheCore");
  }

  @Test
  void usesOnlyTheReportPackageOfOtherModules() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.trigpoint..")
                .and(not(resideInAnyPackage("io.trigpoint.rewards..", "io.trigpoint.report"))))
        .check(HOUSE);
  }

  @Test
  void drawsNoRandomNumbersAndReadsNoClock() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.security.SecureRandom")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Instant")
        .check(HOUSE);
  }
}
