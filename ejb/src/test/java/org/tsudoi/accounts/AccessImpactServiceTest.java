package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessRuleLine;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.SystemRole;

@Tag("spec-8.1")
class AccessImpactServiceTest {

  private static final String OWN = "Correct-Horse-7";

  private AccountsFixture room;
  private AccessImpactService impacts;
  private Caller chief;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    impacts = new AccessImpactService(room.store.sessions(), room.store.accounts(), room.clock);
    // At 192.0.2.1, by the console.
    chief = AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR);
  }

  private void signIn(String name, String address, CallerPath path, Delivery delivery) {
    String oneTime = room.create(name, SystemRole.PARTICIPANT).oneTimePassword();
    room.signIn.signIn(
        new Credentials(name, oneTime), new Origin(address, path, "Test/1"), delivery);
  }

  private AccessImpact preview(AccessArea area, String text) {
    return impacts.preview(chief, Map.of(area, AccessRuleLine.ofText(text)));
  }

  @Test
  void namesWhoWasThereLatelyAndWouldBeRefused() {
    signIn("hanako", "198.51.100.7", CallerPath.API, Delivery.COOKIE);
    signIn("taro", "203.0.113.9", CallerPath.API, Delivery.COOKIE);
    signIn("program", "203.0.113.9", CallerPath.API, Delivery.BEARER);

    AccessImpact impact = preview(AccessArea.CLIENTS, "198.51.100.0/24");

    assertThat(impact.people()).isEqualTo(3);
    assertThat(impact.refused()).isEqualTo(1);
    AccessImpact.Refused taro = impact.first().get(0);
    assertThat(taro.account().loginName()).isEqualTo("taro");
    assertThat(taro.area()).isEqualTo(AccessArea.CLIENTS);
    assertThat(taro.address()).isEqualTo("203.0.113.9");
    assertThat(impact.self()).isFalse();
  }

  @Test
  void saysWhetherItWouldRefuseWhoeverAsks() {
    assertThat(preview(AccessArea.CONSOLE, "198.51.100.0/24").self()).isTrue();
    assertThat(preview(AccessArea.CONSOLE, "192.0.2.0/24").self()).isFalse();
    assertThat(preview(AccessArea.API, "198.51.100.0/24").self()).isFalse();
  }

  @Test
  void forgetsWhoWasThereLongAgo() {
    signIn("hanako", "203.0.113.9", CallerPath.CONSOLE, Delivery.COOKIE);
    room.clock.advance(Duration.ofDays(2));
    room.keeper.sweep();

    assertThat(preview(AccessArea.CONSOLE, "192.0.2.0/24").refused()).isZero();
  }

  @Test
  void suspectsAProxyWhenEverybodyComesFromOnePrivateAddress() {
    for (String name : List.of("hanako", "taro", "jiro")) {
      assertThat(impacts.hiddenBehind(chief)).isEmpty();
      signIn(name, "10.0.0.2", CallerPath.API, Delivery.COOKIE);
    }
    assertThat(impacts.hiddenBehind(chief)).contains("10.0.0.2");

    signIn("shiro", "10.0.0.3", CallerPath.API, Delivery.COOKIE);
    assertThat(impacts.hiddenBehind(chief)).isEmpty();
  }

  @Test
  void suspectsNoProxyBehindAPublicAddress() {
    for (String name : List.of("hanako", "taro", "jiro")) {
      signIn(name, "203.0.113.9", CallerPath.API, Delivery.COOKIE);
    }

    assertThat(impacts.hiddenBehind(chief)).isEmpty();
  }
}
