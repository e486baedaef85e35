package org.tsudoi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tsudoi.identity.TestDirectory.BASE;

import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.installation.DataDirectory;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** What is asked of the company directory, and what is believed of its answers. */
@Tag("spec-6.3.1")
@Timeout(60)
class CompanyDirectoryTest {

  private static final String PASSWORD = "Directory passw0rd";
  private static final String HANAKO = "uid=hanako,ou=people," + BASE;

  @TempDir static Path certificates;
  private static TestDirectory elsewhere;

  @TempDir Path data;
  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00Z");
  private final DirectorySettings settings = new DirectorySettings();
  private TestDirectory fake;

  @BeforeAll
  static void startAnother() throws Exception {
    elsewhere = new TestDirectory(certificates, "elsewhere.example");
  }

  @AfterAll
  static void stopAnother() {
    elsewhere.close();
  }

  @BeforeEach
  void start() throws Exception {
    fake = new TestDirectory(certificates, "localhost");
    fake.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
    person("hanako", "displayName: 山田 花子", "mail: hanako@aoba.example", "departmentNumber: 総務部");
    person("taro", "displayName: Taro");
    Files.createDirectories(data.resolve("keys"));
    Files.writeString(data.resolve("keys/ldap.secret"), TestDirectory.SECRET + "\n");
    settings.data = new DataDirectory(data.toString());
    settings.address = Optional.of(fake.plain());
    settings.name = "Aoba";
    settings.bind = Optional.of(TestDirectory.SERVICE);
    settings.base = Optional.of(BASE);
    settings.filter = "(uid={0})";
    settings.idAttribute = "entryUUID";
    settings.loginAttribute = "uid";
    settings.nameAttribute = "displayName";
    settings.kanaAttribute = Optional.empty();
    settings.mailAttribute = "mail";
    settings.departmentAttribute = Optional.of("departmentNumber");
    settings.patience = Duration.ofSeconds(5);
    settings.simultaneous = 2;
  }

  private void person(String userId, String... more) throws Exception {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "dn: uid=" + userId + ",ou=people," + BASE,
                "objectClass: inetOrgPerson",
                "uid: " + userId,
                "cn: " + userId,
                "sn: " + userId,
                "userPassword: " + PASSWORD));
    lines.addAll(List.of(more));
    fake.add(lines.toArray(String[]::new));
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private CompanyDirectory directory() {
    return new CompanyDirectory(settings, clock);
  }

  private static void refused(Problem why, ThrowingCallable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .extracting(RefusedException::problem)
        .isEqualTo(why);
  }

  @Test
  void provesWhoKnowsThePasswordAndTellsWhatItKnows() {
    DirectoryPerson hanako = directory().prove("hanako", PASSWORD).orElseThrow();

    assertThat(UUID.fromString(hanako.id())).isNotNull();
    assertThat(hanako)
        .isEqualTo(
            new DirectoryPerson(
                "ldap:///dc=aoba,dc=example",
                hanako.id(),
                "hanako",
                "山田 花子",
                "",
                "hanako@aoba.example",
                "総務部"));
    assertThat(fake.binds).containsExactly(TestDirectory.SERVICE, HANAKO);
  }

  @Test
  void provesNobodyByAWrongPasswordOrAnUnknownUserId() {
    assertThat(directory().prove("hanako", PASSWORD + "!")).isEmpty();
    assertThat(directory().prove("nobody", PASSWORD)).isEmpty();
    assertThat(fake.binds).doesNotContain("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000", "Directory passw0rd\u0000", "a\nb", "\u007f"})
  void sendsNoPasswordThatADirectoryCouldTakeForSomethingElse(String password) {
    assertThat(directory().prove("hanako", password)).isEmpty();

    assertThat(fake.binds).isEmpty();
  }

  @Test
  void sendsNoPasswordBeyondMeasure() {
    assertThat(directory().prove("hanako", "p".repeat(513))).isEmpty();

    assertThat(fake.binds).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "han*",
        "*)(uid=*",
        "hanako)(objectClass=*",
        "hanako)(|(uid=*",
        "\\2a",
        "hanako\u0000",
        "h\\61nako"
      })
  void searchesForWhatWasTypedAndNothingElse(String userId) {
    assertThat(directory().prove(userId, PASSWORD)).isEmpty();

    assertThat(fake.filters).hasSize(1).allMatch(filter -> filter.startsWith("(uid="));
    assertThat(fake.filters.get(0).chars().filter(c -> c == '(')).hasSize(1);
    assertThat(fake.filters.get(0)).doesNotContain("*");
    assertThat(fake.binds).containsExactly(TestDirectory.SERVICE);
  }

  @Test
  void provesNobodyWhereTwoHaveTheUserId() throws Exception {
    settings.filter = "(|(uid={0})(mail={0}))";
    person("twin", "mail: both@aoba.example");
    person("twin2", "mail: both@aoba.example");
    person("twin3", "mail: both@aoba.example");
    person("twin4", "mail: both@aoba.example");

    assertThat(directory().prove("both@aoba.example", PASSWORD)).isEmpty();
    assertThat(directory().prove("twin", PASSWORD)).isPresent();
  }

  @Test
  void hangsUpOnADirectoryThatSendsWithoutEnd() {
    fake.flooding = true;

    assertThat(directory().prove("hanako", PASSWORD)).isEmpty();
  }

  @Test
  void followsNoReferral() throws Exception {
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(1);
      fake.add(
          "dn: ou=elsewhere," + BASE,
          "objectClass: referral",
          "objectClass: extensibleObject",
          "ou: elsewhere",
          "ref: ldap://127.0.0.1:" + trap.getLocalPort() + "/" + BASE);
      assertThat(directory().prove("stranger", PASSWORD)).isEmpty();
      fake.refusal = ResultCode.REFERRAL;
      assertThat(directory().prove("hanako", PASSWORD)).isEmpty();

      assertThatExceptionOfType(IOException.class).isThrownBy(trap::accept);
    }
  }

  @Test
  void provesNobodyWhomTheDirectoryRefusesForAnotherReason() {
    fake.refusal = ResultCode.UNWILLING_TO_PERFORM;
    assertThat(directory().prove("hanako", PASSWORD)).isEmpty();

    fake.refusal = ResultCode.BUSY;
    refused(Problem.DIRECTORY_UNREACHABLE, () -> directory().prove("hanako", PASSWORD));
  }

  @Test
  void findsWhoIsDisabledOnlyIfTheFilterDoes() throws Exception {
    settings.filter = "(&(uid={0})(!(employeeType=gone)))";
    person("left", "employeeType: gone");

    assertThat(directory().find("left")).isEmpty();
    assertThat(directory().find("hanako")).isPresent();
  }

  @Test
  void tellsPeopleOfActiveDirectoryByTheirBytes() throws Exception {
    settings.idAttribute = "objectGUID";
    byte[] id = {0, 1, (byte) 0xfe, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    person("jiro", TestDirectory.binary("objectGUID", id));

    assertThat(directory().find("jiro").orElseThrow().id())
        .isEqualTo("0001fe0d0000000000000000000000ff");
    assertThat(directory().find("hanako")).isEmpty();
  }

  @Test
  void believesTheCertificateThatWasNamedForItsHostAlone() throws Exception {
    settings.address = Optional.of(fake.tls());
    refused(Problem.DIRECTORY_UNREACHABLE, () -> directory().prove("hanako", PASSWORD));
    assertThat(fake.binds).isEmpty();

    Files.writeString(data.resolve("keys/ldap.certificates.pem"), fake.certificate());
    assertThat(directory().prove("hanako", PASSWORD)).isPresent();
    settings.address = Optional.of(fake.startTls());
    assertThat(directory().prove("hanako", PASSWORD)).isPresent();

    Files.writeString(data.resolve("keys/ldap.certificates.pem"), elsewhere.certificate());
    for (String address : List.of(elsewhere.tls(), elsewhere.startTls(), fake.startTls())) {
      settings.address = Optional.of(address);
      refused(Problem.DIRECTORY_UNREACHABLE, () -> directory().prove("hanako", PASSWORD));
    }
    assertThat(elsewhere.binds).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ldap.example",
        "ldap.example",
        "ldaps://",
        "ldaps://ldap.example/dc=example",
        "ldaps://somebody@ldap.example",
        "ldaps://a ldaps://b ldaps://c ldaps://d ldaps://e"
      })
  void takesNothingElseForAnAddress(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> DirectoryAddress.read(address));
  }

  @Test
  void encryptsWhatLeavesThisMachine() {
    assertThat(DirectoryAddress.read("ldaps://a.example ldap://b.example:1389 ldap://127.0.0.1"))
        .containsExactly(
            new DirectoryAddress("a.example", 636, DirectoryAddress.Encryption.TLS),
            new DirectoryAddress("b.example", 1389, DirectoryAddress.Encryption.START_TLS),
            new DirectoryAddress("127.0.0.1", 389, DirectoryAddress.Encryption.LOOPBACK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(uid=hanako)", "(uid={0}", "uid"})
  void takesNothingElseForAFilter(String filter) {
    assertThatIllegalArgumentException().isThrownBy(() -> new DirectoryFilter(filter));
  }

  @Test
  void asksTheNextServerWhenOneIsAway() throws IOException {
    settings.address = Optional.of("ldap://127.0.0.1:" + closedPort() + " " + fake.plain());

    assertThat(directory().prove("hanako", PASSWORD)).isPresent();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void doesNotAskAgainAtOnceWhatWasAway() throws IOException {
    settings.address = Optional.of("ldap://127.0.0.1:" + closedPort());
    CompanyDirectory directory = directory();
    refused(Problem.DIRECTORY_UNREACHABLE, () -> directory.prove("hanako", PASSWORD));

    try (ServerSocket back =
        new ServerSocket(
            Integer.parseInt(settings.address.get().replaceFirst(".*:", "")),
            1,
            InetAddress.getLoopbackAddress())) {
      back.setSoTimeout(1);
      refused(Problem.DIRECTORY_UNREACHABLE, () -> directory.prove("hanako", PASSWORD));
      assertThatExceptionOfType(IOException.class).isThrownBy(back::accept);
    }
  }

  @Test
  void isAskedAgainAfterAPause() {
    fake.refusal = ResultCode.BUSY;
    CompanyDirectory directory = directory();
    refused(Problem.DIRECTORY_UNREACHABLE, () -> directory.prove("hanako", PASSWORD));
    fake.refusal = null;
    refused(Problem.DIRECTORY_UNREACHABLE, () -> directory.prove("hanako", PASSWORD));

    clock.advance(Duration.ofSeconds(10));

    assertThat(directory.prove("hanako", PASSWORD)).isPresent();
  }

  @Test
  void isAwayWhenItsOwnSecretIsWrong() throws IOException {
    Files.writeString(data.resolve("keys/ldap.secret"), "old");

    refused(Problem.DIRECTORY_UNREACHABLE, () -> directory().prove("hanako", PASSWORD));
  }

  @Test
  void waitsNoLongerThanItsPatience() {
    settings.patience = Duration.ofMillis(200);
    fake.slow = true;

    refused(Problem.DIRECTORY_UNREACHABLE, () -> directory().prove("hanako", PASSWORD));
  }

  @ParameterizedTest
  @MethodSource("silent")
  void waitsNoLongerForOneThatSaysNothing(String scheme) throws IOException {
    settings.patience = Duration.ofMillis(200);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Socket> accepted = CompletableFuture.supplyAsync(() -> accept(silent));
      settings.address = Optional.of(scheme + silent.getLocalPort());

      refused(Problem.DIRECTORY_UNREACHABLE, () -> directory().prove("hanako", PASSWORD));
      accepted.join().close();
    }
  }

  static List<String> silent() {
    return List.of("ldaps://127.0.0.1:", "ldap://127.0.0.1:", "ldap://localhost:");
  }

  private static Socket accept(ServerSocket silent) {
    try {
      return silent.accept();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void letsABoundedNumberWait() throws Exception {
    settings.simultaneous = 1;
    settings.patience = Duration.ofSeconds(30);
    fake.slow = true;
    CompanyDirectory directory = directory();
    List<CompletableFuture<Optional<DirectoryPerson>>> asked = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      asked.add(
          CompletableFuture.supplyAsync(
              () -> directory.prove("hanako", PASSWORD), task -> new Thread(task).start()));
    }
    while (directory.waiting() < 4) {
      Thread.onSpinWait();
    }

    refused(Problem.TOO_MANY_REQUESTS, () -> directory.prove("taro", PASSWORD));

    fake.slow = false;
    fake.goOn.countDown();
    for (CompletableFuture<Optional<DirectoryPerson>> answer : asked) {
      assertThat(answer.get(30, TimeUnit.SECONDS)).isPresent();
    }
  }

  @Test
  void isOffWithoutAnAddress() {
    settings.address = Optional.empty();

    assertThat(directory().isOffered()).isFalse();
    refused(Problem.NOT_FOUND, () -> directory().find("hanako"));
  }
}
