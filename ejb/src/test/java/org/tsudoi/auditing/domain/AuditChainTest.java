package org.tsudoi.auditing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditOutcome;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

@Tag("spec-6.3.4")
class AuditChainTest {

  private static final Instant NOW = Instant.parse("2030-04-01T09:00:00.000001Z");

  private final RowMac key = new RowMac(new byte[32]);
  private final PersonalVault vault =
      new PersonalVault(
          new MapPersonKeys(),
          new byte[32],
          new SecureRandom(),
          FakeClock.at("2030-04-01T09:00:00Z"));
  private final AuditWriter writer = new AuditWriter(UUID.randomUUID());

  @Test
  void isGenuineAsItWasWritten() {
    assertThat(entry().isGenuine(key)).isTrue();
    assertThat(entry().isGenuine(new RowMac(new byte[] {1}))).isFalse();
  }

  /** Every stored field of an entry, by where it lies. */
  static Stream<String> columns() {
    return Stream.of(AuditEntry.class, EntryReference.class, AuditActor.class, AuditSubject.class)
        .flatMap(
            type ->
                Stream.of(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .filter(field -> !field.getType().getPackageName().endsWith("auditing.domain"))
                    .map(field -> type.getSimpleName() + "." + field.getName()));
  }

  @ParameterizedTest
  @MethodSource("columns")
  @Tag("L-1")
  void noticesAChangeOfAnyColumn(String column) throws ReflectiveOperationException {
    AuditEntry entry = entry();

    alter(partOf(entry, column.substring(0, column.indexOf('.'))), column);

    assertThat(entry.isGenuine(key)).as(column).isFalse();
  }

  private static Object partOf(AuditEntry entry, String type) throws ReflectiveOperationException {
    return switch (type) {
      case "EntryReference" -> entry.reference();
      case "AuditActor" -> entry.actor();
      case "AuditSubject" -> entry.subject();
      default -> entry;
    };
  }

  private static void alter(Object part, String column) throws ReflectiveOperationException {
    Field field = part.getClass().getDeclaredField(column.substring(column.indexOf('.') + 1));
    field.setAccessible(true);
    field.set(part, other(field.get(part), field.getType()));
  }

  private static Object other(Object value, Class<?> type) {
    Map<Class<?>, Object> others =
        Map.of(
            String.class, UUID.randomUUID().toString(),
            long.class, 99L,
            int.class, 99,
            Instant.class, NOW.plusNanos(1_000),
            AuditAction.class, AuditAction.SIGNED_IN,
            AuditOutcome.class, AuditOutcome.DONE,
            CallerPath.class, CallerPath.API,
            Problem.class, Problem.EXPELLED,
            PersonId.Kind.class, PersonId.Kind.GUEST);
    assertThat(others.get(type)).isNotNull().isNotEqualTo(value);
    return others.get(type);
  }

  @Test
  @Tag("L-2")
  @Tag("L-3")
  void noticesADeletedSwappedOrForeignLink() {
    List<AuditEntry> entries = List.of(entry(), entry(), entry());
    List<AuditSeal> seals = seal(entries, key);

    assertThat(follows(seals, entries, 0)).isTrue();
    assertThat(follows(seals, entries, 1)).isTrue();
    assertThat(follows(seals, entries, 2)).isTrue();
    assertThat(seals.get(2).isGenuine(Optional.of(seals.get(0)), entries.get(2), key)).isFalse();
    assertThat(seals.get(1).isGenuine(Optional.of(seals.get(0)), entries.get(2), key)).isFalse();
    assertThat(seals.get(1).isGenuine(Optional.empty(), entries.get(1), key)).isFalse();
  }

  @Test
  @Tag("L-5")
  void noticesAChainThatWasComputedAnewWithoutTheKey() {
    List<AuditEntry> withoutTheFirst = List.of(entry(), entry());
    List<AuditSeal> forged = seal(withoutTheFirst, new RowMac(new byte[] {7}));

    assertThat(follows(forged, withoutTheFirst, 0)).isFalse();
  }

  private boolean follows(List<AuditSeal> seals, List<AuditEntry> entries, int at) {
    Optional<AuditSeal> previous = at == 0 ? Optional.empty() : Optional.of(seals.get(at - 1));
    return seals.get(at).isGenuine(previous, entries.get(at), key);
  }

  private static List<AuditSeal> seal(List<AuditEntry> entries, RowMac key) {
    List<AuditSeal> seals = new ArrayList<>();
    Optional<AuditSeal> last = Optional.empty();
    for (AuditEntry entry : entries) {
      last = Optional.of(AuditSeal.after(last, entry, NOW, key));
      seals.add(last.get());
    }
    return seals;
  }

  private AuditEntry entry() {
    AccountId bob = AccountId.random();
    return new AuditEntry(
        new EntryStamp(writer.next(), NOW, key),
        new AuditActor(Caller.system(), vault),
        AuditAction.ACCOUNT_CHANGED,
        new AuditSubject(
            AuditTarget.account(bob, "Bob"),
            new AuditChange(Map.of("a", "1"), Map.of("a", "2")),
            vault),
        Optional.of(Problem.FORBIDDEN));
  }
}
