package org.tsudoi.verify.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.Project;

/** Rules of docs/house.md that are not about rooms. */
class HouseRulesTest {

  /** SignInService with the package-private classes it is cut into, and Caller.system(). */
  private static final Set<String> MAKERS_OF_CALLERS =
      Set.of("org.tsudoi.accounts", "org.tsudoi.shared");

  @Test
  void letsOnlySignInAndTheSystemMakeACaller() {
    constructors()
        .that()
        .areDeclaredInClassesThat()
        .haveFullyQualifiedName("org.tsudoi.shared.Caller")
        .should(beCalledOnlyByItsMakers())
        .check(ProductClasses.all());
  }

  @Test
  void waitsForEventsAndNeverForTime() {
    noClasses()
        .should()
        .callMethodWhere(DescribedPredicate.describe("a pause", HouseRulesTest::isSleep))
        .check(ProductClasses.all());
    noClasses()
        .should()
        .callMethodWhere(DescribedPredicate.describe("a pause", HouseRulesTest::isSleep))
        .allowEmptyShould(true)
        .check(
            new ClassFileImporter()
                .importPaths(
                    ProductClasses.MODULES.stream()
                        .map(module -> Project.root().resolve(module + "/target/test-classes"))
                        .filter(Files::isDirectory)
                        .toArray(Path[]::new)));
  }

  @Test
  void writesToTheConsoleOnlyFromTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.tsudoi.cli..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a print stream", call -> call.getTargetOwner().isEquivalentTo(PrintStream.class)))
        .check(ProductClasses.all());
  }

  @Test
  @Tag("X-7")
  void readsNoSerializedObjects() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.beans.XMLDecoder")
        .check(ProductClasses.all());
  }

  @Test
  @Tag("A-20")
  void asksOnePlaceForTheAddressOfAClient() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.tsudoi.installation.ClientAddress")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "the address of a connection",
                call -> call.getName().matches("getRemote(Addr|Host)")))
        .check(ProductClasses.all());
  }

  @Test
  void namesNothingImplHelperManagerOrUtil() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .check(ProductClasses.all());
  }

  @Test
  void takesTimeFromTheInjectedClocks() {
    noClasses()
        .that()
        .resideInAnyPackage("org.tsudoi.*.domain..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe("a clock of its own", HouseRulesTest::readsAClock))
        .allowEmptyShould(true)
        .check(ProductClasses.all());
  }

  @Test
  void keepsRepositoriesBehindTheRules() {
    classes()
        .that()
        .resideInAPackage("org.tsudoi.*.store..")
        .and()
        .areTopLevelClasses()
        .should()
        .bePackagePrivate()
        .allowEmptyShould(true)
        .check(ProductClasses.all());
  }

  private static boolean isSleep(JavaCall<?> call) {
    return call.getTargetOwner().isEquivalentTo(Thread.class) && call.getName().equals("sleep");
  }

  private static boolean readsAClock(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    boolean wall = call.getName().equals("now") && owner.startsWith("java.time.");
    boolean system =
        owner.equals("java.lang.System")
            && Set.of("currentTimeMillis", "nanoTime").contains(call.getName());
    return system || (wall && call.getTarget().getRawParameterTypes().isEmpty());
  }

  private static ArchCondition<JavaConstructor> beCalledOnlyByItsMakers() {
    return new ArchCondition<>("be called only by " + MAKERS_OF_CALLERS) {
      @Override
      public void check(JavaConstructor constructor, ConditionEvents events) {
        for (JavaConstructorCall call : constructor.getCallsOfSelf()) {
          JavaClass caller = call.getOriginOwner();
          if (!MAKERS_OF_CALLERS.contains(caller.getPackageName())) {
            events.add(SimpleConditionEvent.violated(call, call.getDescription()));
          }
        }
      }
    };
  }
}
