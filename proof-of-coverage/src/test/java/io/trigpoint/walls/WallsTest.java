package io.trigpoint.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the core may use, and which package may use which. */
class WallsTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.trigpoint");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("io.trigpoint.walls.planted");
  private static final Set<String> EXACT =
      Set.of(
          "abs",
          "min",
          "max",
          "addExact",
          "subtractExact",
          "multiplyExact",
          "toIntExact",
          "floorDiv",
          "floorMod",
          "negateExact");

  private static final ArchRule NO_OUTSIDE_WORLD =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vertx..",
              "com.hazelcast..",
              "java.sql..",
              "javax.sql..",
              "java.net..",
              "java.nio.file..",
              "java.nio.channels..",
              "java.util.logging..",
              "org.slf4j..");

  private static final ArchRule NO_FILE_CLOCK_OR_RANDOMNESS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.(File|RandomAccess).*|java\\.time\\..*|java\\.security\\.SecureRandom|java\\.util\\.(Random|Date|Timer)"
                  + "|java\\.util\\.concurrent\\.ThreadLocalRandom")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  private static final ArchRule NO_INEXACT_MATH =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "of Math that may differ between machines",
                  (JavaMethodCall call) -> inexact(call.getTarget())));

  static List<ArchRule> walls() {
    return List.of(NO_OUTSIDE_WORLD, NO_FILE_CLOCK_OR_RANDOMNESS, NO_INEXACT_MATH);
  }

  @ParameterizedTest
  @MethodSource("walls")
  void theCoreStaysBehindEveryWall(ArchRule wall) {
    wall.check(CORE);
  }

  @ParameterizedTest
  @MethodSource("walls")
  void aPlantedViolationTurnsEveryWallRed(ArchRule wall) {
    assertThat(PLANTED).isNotEmpty();
    assertThatThrownBy(() -> wall.check(PLANTED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PlantedViolation");
  }

  @Test
  void reportKnowsNoneOfTheOthers() {
    noClasses()
        .that()
        .resideInAPackage("io.trigpoint.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.trigpoint.coverage..", "io.trigpoint.density..", "io.trigpoint.weather..")
        .check(CORE);
  }

  @Test
  void densityAndWeatherKnowOnlyReport() {
    noClasses()
        .that()
        .resideInAnyPackage("io.trigpoint.density..", "io.trigpoint.weather..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.trigpoint.coverage..")
        .check(CORE);
    noClasses()
        .that()
        .resideInAPackage("io.trigpoint.weather..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.trigpoint.density..")
        .check(CORE);
    noClasses()
        .that()
        .resideInAnyPackage("io.trigpoint.density..", "io.trigpoint.coverage..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.trigpoint.weather..")
        .check(CORE);
  }

  @Test
  void theReferencesRulesKnowOursAndNotTheOtherWayRound() {
    noClasses()
        .that()
        .resideInAPackage("io.trigpoint.coverage")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.trigpoint.coverage.helium")
        .check(CORE);
  }

  private static boolean inexact(AccessTarget target) {
    return target.getOwner().isEquivalentTo(Math.class) && !EXACT.contains(target.getName());
  }
}
