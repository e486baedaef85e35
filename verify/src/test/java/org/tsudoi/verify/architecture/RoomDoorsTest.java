package org.tsudoi.verify.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plan of docs/house.md, section 2, as data: which room may enter which doors.
 *
 * <p>A new room is one new line here; a widened door needs an ADR in the same commit.
 */
class RoomDoorsTest {

  private static final Set<String> DOORS_OF_THE_SERVER =
      Set.of(
          "shared",
          "installation",
          "backbone",
          "auditing",
          "notification",
          "policies",
          "devices",
          "identity",
          "accounts",
          "meetings",
          "recording",
          "maintenance",
          "alerting",
          "integrity",
          "forwarding",
          "backup");

  private static final Map<String, Set<String>> MAY_ENTER =
      Map.ofEntries(
          Map.entry("protocol", Set.of()),
          Map.entry("shared", Set.of()),
          Map.entry("installation", Set.of("shared")),
          Map.entry("backbone", Set.of("shared", "installation")),
          Map.entry("auditing", Set.of("shared", "installation")),
          Map.entry("notification", Set.of("shared", "installation", "auditing")),
          Map.entry("policies", Set.of("shared", "installation", "auditing", "backbone")),
          Map.entry("devices", Set.of("shared", "installation", "auditing", "policies")),
          Map.entry("identity", Set.of("shared", "installation")),
          Map.entry(
              "accounts",
              Set.of(
                  "shared",
                  "installation",
                  "auditing",
                  "notification",
                  "backbone",
                  "policies",
                  "devices",
                  "identity")),
          Map.entry("relay", Set.of("shared", "installation", "backbone", "protocol")),
          Map.entry(
              "meetings",
              Set.of(
                  "shared",
                  "installation",
                  "protocol",
                  "auditing",
                  "policies",
                  "accounts",
                  "notification",
                  "relay",
                  "backbone")),
          Map.entry(
              "tunnel",
              Set.of(
                  "shared",
                  "installation",
                  "protocol",
                  "auditing",
                  "policies",
                  "accounts",
                  "meetings",
                  "relay")),
          Map.entry("session", Set.of("shared", "installation", "accounts", "devices", "identity")),
          Map.entry("web", with(DOORS_OF_THE_SERVER, "session")),
          Map.entry("api", with(DOORS_OF_THE_SERVER, "session")),
          Map.entry("cli", Set.of("protocol")),
          Map.entry("bench", Set.of("protocol")));

  static Stream<String> rooms() {
    return MAY_ENTER.keySet().stream().sorted();
  }

  @Test
  void knowsEveryRoom() {
    Set<String> found =
        ProductClasses.all().stream()
            .map(RoomDoorsTest::roomOf)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(MAY_ENTER.keySet()).containsAll(found);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void entersOnlyTheDoorsOfItsPlan(String room) {
    String[] closed =
        MAY_ENTER.keySet().stream()
            .filter(other -> !other.equals(room) && !MAY_ENTER.get(room).contains(other))
            .map(RoomDoorsTest::everythingIn)
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(everythingIn(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(closed)
        .allowEmptyShould(true)
        .check(ProductClasses.all());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void keepsItsRulesAndItsStoreToItself(String room) {
    noClasses()
        .that()
        .resideOutsideOfPackage(everythingIn(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(everythingIn(room + ".domain"), everythingIn(room + ".store"))
        .allowEmptyShould(true)
        .check(ProductClasses.all());
  }

  @Test
  void keepsTheRulesFreeOfContainers() {
    noClasses()
        .that()
        .resideInAnyPackage("org.tsudoi.*.domain..", "org.tsudoi.protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ejb..", "jakarta.faces..", "jakarta.servlet..", "jakarta.websocket..")
        .allowEmptyShould(true)
        .check(ProductClasses.all());
  }

  @Test
  void formsNoCircle() {
    slices().matching("org.tsudoi.(*)..").should().beFreeOfCycles().check(ProductClasses.all());
  }

  private static String everythingIn(String room) {
    return "org.tsudoi." + room + "..";
  }

  private static String roomOf(JavaClass type) {
    return type.getPackageName().replaceFirst("^org\\.tsudoi\\.([a-z]+).*", "$1");
  }

  private static Set<String> with(Set<String> doors, String oneMore) {
    Set<String> all = new HashSet<>(doors);
    all.add(oneMore);
    return Set.copyOf(all);
  }
}
