package org.tsudoi.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.ApiScope;
import org.tsudoi.accounts.ApiTokenState;
import org.tsudoi.accounts.ImportFlaw;
import org.tsudoi.accounts.ImportOutcome;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditOutcome;
import org.tsudoi.devices.DeviceState;
import org.tsudoi.notification.DeliveryState;
import org.tsudoi.notification.MailEncryption;
import org.tsudoi.notification.MailFailure;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.WebhookEvent;
import org.tsudoi.notification.WebhookFailure;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.SystemRole;
import org.tsudoi.web.auditing.Period;

@Tag("spec-6.1.1")
class TextBundlesTest {

  private static final Pattern WRITTEN_KEY =
      Pattern.compile(
          "['\"]((?:shell|accounts|meetings|auditing|policies|notification|devices|groups|tokens|webhooks|problem)\\.[a-z][A-Za-z.]*)['\"]");
  private static final Path SOURCES = Path.of("src/main");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shell",
        "accounts",
        "meetings",
        "auditing",
        "policies",
        "notification",
        "devices",
        "groups",
        "factors",
        "tokens",
        "webhooks",
        "problem"
      })
  void bothLanguagesHaveTheSameKeys(String room) {
    assertThat(keys(room, Locale.JAPANESE)).isEqualTo(keys(room, Locale.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shell",
        "accounts",
        "meetings",
        "auditing",
        "policies",
        "notification",
        "devices",
        "groups",
        "factors",
        "tokens",
        "webhooks",
        "problem"
      })
  void everyTextCanBeFilledIn(String room) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      ResourceBundle bundle = TextBundles.bundle(locale, room);
      for (String key : bundle.keySet()) {
        String text = bundle.getString(key);
        assertThat(text).as(key).doesNotContain("'").isNotBlank();
        if (!text.contains("{totalRecords}")) {
          assertThatCode(() -> new MessageFormat(text, locale).format(new Object[] {2, 2, 2}))
              .as(key)
              .doesNotThrowAnyException();
        }
      }
    }
  }

  @Test
  void everyConstantThatPeopleSeeHasItsText() {
    Stream.of(
            named("problem", Problem.values()),
            named("auditing.action", AuditAction.values()),
            named("auditing.outcome", AuditOutcome.values()),
            named("auditing.period", Period.values()),
            named("shell.path", CallerPath.values()),
            named("shell.section", ConsoleSection.values()),
            named("shell.group", ConsoleSection.Group.values()),
            named("policies.meetingKey", OptionRule.values()),
            named("notification.encryption", MailEncryption.values()),
            named("notification.failure", MailFailure.values()),
            named("notification.kind", MailKind.values()),
            named("notification.remedy", MailFailure.values()),
            named("notification.state", DeliveryState.values()),
            named("policies.deviceRule", DeviceRule.values()),
            named("accounts.profile.devicesRule", DeviceRule.values()),
            named("devices.state", DeviceState.values()),
            named("devices.wouldBe", ImportOutcome.values()),
            named("accounts.role", SystemRole.values()),
            named("accounts.state", AccountState.values()),
            named("accounts.wouldBe", ImportOutcome.values()),
            named("accounts.flaw", ImportFlaw.values()),
            named("webhooks.event", WebhookEvent.values()),
            named("webhooks.failure", WebhookFailure.values()),
            named("webhooks.remedy", WebhookFailure.values()),
            named("tokens.scope", ApiScope.values()),
            named("tokens.state", ApiTokenState.values()),
            named("tokens.until", ApiTokenState.values()),
            named("accounts.role.help", SystemRole.values()))
        .flatMap(keys -> keys)
        .forEach(key -> assertThat(TextBundles.find(Locale.JAPANESE, key)).as(key).isPresent());
  }

  @Test
  void everyKeyThatAPageOrABeanNamesExists() {
    Set<String> written = writtenKeys();

    assertThat(written).hasSizeGreaterThan(100);
    assertThat(written)
        .filteredOn(key -> TextBundles.find(Locale.ENGLISH, key).isEmpty() && !isPrefix(key))
        .isEmpty();
  }

  @Test
  void theLanguageOfTheMachineNeverShowsThrough() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.JAPAN);
      assertThat(TextBundles.text(Locale.ENGLISH, "shell.save")).isEqualTo("Save");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void namesOfConstantsAndFieldsBecomeKeys() {
    assertThat(TextBundles.kebab("MEETING_KEY_WRONG")).isEqualTo("meeting-key-wrong");
    assertThat(TextBundles.kebab("displayName")).isEqualTo("display-name");
  }

  private static boolean isPrefix(String key) {
    String room = key.substring(0, key.indexOf('.'));
    return keys(room, Locale.ENGLISH).stream()
        .anyMatch(full -> full.startsWith(key.endsWith(".") ? key : key + "."));
  }

  private static Stream<String> named(String prefix, Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(constant -> prefix + "." + TextBundles.kebab(constant.name()));
  }

  private static Set<String> keys(String room, Locale locale) {
    return new TreeSet<>(TextBundles.bundle(locale, room).keySet());
  }

  private static Set<String> writtenKeys() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().matches(".*/(webapp|web)/.*\\.(xhtml|java)"))
          .flatMap(file -> WRITTEN_KEY.matcher(read(file)).results())
          .map(found -> found.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
