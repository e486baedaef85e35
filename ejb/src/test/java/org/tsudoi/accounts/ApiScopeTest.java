package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tsudoi.shared.SystemRole.AUDITOR;
import static org.tsudoi.shared.SystemRole.MEETING_CREATOR;
import static org.tsudoi.shared.SystemRole.PARTICIPANT;
import static org.tsudoi.shared.SystemRole.SYSTEM_ADMINISTRATOR;
import static org.tsudoi.shared.SystemRole.USER_ADMINISTRATOR;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.tsudoi.shared.SystemRole;

/** What scopes lend: never more than the owner has, to read never what changes something. */
@Tag("spec-6.3.1")
class ApiScopeTest {

  @Property
  void lendsNoRoleThatTheOwnerDoesNotHaveOrStandAbove(
      @ForAll ApiScope scope, @ForAll Set<SystemRole> held) {
    Set<SystemRole> reach = EnumSet.noneOf(SystemRole.class);
    reach.addAll(held);
    if (held.contains(SYSTEM_ADMINISTRATOR)) {
      reach.add(AUDITOR);
      reach.add(USER_ADMINISTRATOR);
    }

    assertThat(reach).containsAll(scope.lend(held));
  }

  @Property
  void makesNobodyASystemAdministratorToRead(@ForAll ApiScope scope, @ForAll Set<SystemRole> held) {
    if (scope.word().endsWith(":read")) {
      assertThat(scope.lend(held)).doesNotContain(SYSTEM_ADMINISTRATOR);
    }
  }

  @Property
  void changesUsersOnlyAsAUserAdministrator(@ForAll Set<SystemRole> held) {
    assertThat(ApiScope.USERS_WRITE.lend(held)).doesNotContain(SYSTEM_ADMINISTRATOR);
  }

  @Example
  void isOfUseToThoseWhoseRolesItIsAbout() {
    assertThat(ApiScope.usefulTo(Set.of())).isEmpty();
    assertThat(ApiScope.usefulTo(Set.of(PARTICIPANT))).containsExactly(ApiScope.MEETINGS_READ);
    assertThat(ApiScope.usefulTo(Set.of(MEETING_CREATOR)))
        .containsExactly(ApiScope.MEETINGS_READ, ApiScope.MEETINGS_WRITE);
    assertThat(ApiScope.usefulTo(Set.of(AUDITOR))).noneMatch(s -> s.word().endsWith(":write"));
    assertThat(ApiScope.usefulTo(Set.of(SYSTEM_ADMINISTRATOR))).containsExactly(ApiScope.values());
  }

  @Example
  void isFoundByItsWord() {
    assertThat(Arrays.stream(ApiScope.values()))
        .allMatch(scope -> ApiScope.of(scope.word()).filter(scope::equals).isPresent());
    assertThat(ApiScope.of("users_read")).isEmpty();
    assertThat(ApiScope.of("USERS:READ")).isEmpty();
  }
}
