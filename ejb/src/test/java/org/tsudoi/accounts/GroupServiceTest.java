package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.2")
class GroupServiceTest {

  private static final Caller ADMINISTRATOR = AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR);
  private static final Caller USER_ADMINISTRATOR =
      AccountsFixture.with(SystemRole.USER_ADMINISTRATOR);

  private AccountsFixture room;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
  }

  private GroupView group(String name) {
    return room.groups.create(USER_ADMINISTRATOR, new GroupDraft(name, ""));
  }

  private List<String> names(AccountId account) {
    return room.groups.of(ADMINISTRATOR, account).stream().map(GroupName::name).toList();
  }

  @Test
  void keepsOneGroupPerNameWhateverCaseAndWidth() {
    group("Sales");

    refused(() -> group("ＳＡＬＥＳ"), Problem.GROUP_NAME_TAKEN);
    GroupView other = group("Research");
    refused(
        () -> room.groups.change(ADMINISTRATOR, other.id(), new GroupDraft("sales", "")),
        Problem.GROUP_NAME_TAKEN);
    assertThat(
            room.groups
                .change(ADMINISTRATOR, other.id(), new GroupDraft("RESEARCH", "x"))
                .description())
        .isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a;b", "a；b", "a\u0007b", "a\u202eb"})
  void refusesANameThatIsNone(String name) {
    assertThatThrownBy(() -> group(name))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.field()).contains("name"));
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(group("𠮷".repeat(100)).name()).hasSize(200);
    refused(() -> group("a".repeat(101)), Problem.INVALID_VALUE);
    // Each of these becomes eighteen characters when names are compared.
    refused(() -> group("ﷺ".repeat(100)), Problem.INVALID_VALUE);
    refused(
        () -> room.groups.create(ADMINISTRATOR, new GroupDraft("x", "y".repeat(501))),
        Problem.INVALID_VALUE);
  }

  @Test
  void putsPeopleInAndTakesThemOutAndTellsTheAuditTrail() {
    AccountId hanako = room.create("hanako", SystemRole.PARTICIPANT).id();
    GroupId sales = group("Sales").id();

    room.groups.addByLoginName(USER_ADMINISTRATOR, sales, "HANAKO");
    room.groups.add(USER_ADMINISTRATOR, sales, hanako);
    assertThat(room.groups.get(ADMINISTRATOR, sales).members()).isEqualTo(1);
    assertThat(names(hanako)).containsExactly("Sales");
    room.groups.remove(USER_ADMINISTRATOR, sales, hanako);
    room.groups.remove(USER_ADMINISTRATOR, sales, hanako);

    assertThat(names(hanako)).isEmpty();
    assertThat(room.audit.lines)
        .filteredOn(line -> line.contains("GROUP"))
        .containsExactly(
            "somebody GROUP_CREATED Sales",
            "somebody GROUP_MEMBER_ADDED hanako",
            "somebody GROUP_MEMBER_REMOVED hanako");
    assertThat(room.audit.changes.get(room.audit.changes.size() - 1).after())
        .isEqualTo(Map.of("group", "Sales", "groupId", sales.toString()));
  }

  @Test
  void letsAUserAdministratorMoveNoSystemAdministrator() {
    AccountId chief = room.create("chief", SystemRole.SYSTEM_ADMINISTRATOR).id();
    GroupId board = group("Board").id();

    refused(() -> room.groups.add(USER_ADMINISTRATOR, board, chief), Problem.FORBIDDEN);
    room.groups.add(ADMINISTRATOR, board, chief);
    refused(() -> room.groups.remove(USER_ADMINISTRATOR, board, chief), Problem.FORBIDDEN);
    refused(() -> room.groups.delete(USER_ADMINISTRATOR, board), Problem.FORBIDDEN);
    room.groups.delete(ADMINISTRATOR, board);
    assertThat(names(chief)).isEmpty();
  }

  @Test
  void keepsADeletedUsersGroupsForTheDayOfRestoring() {
    AccountId hanako = room.create("hanako", SystemRole.PARTICIPANT).id();
    GroupId sales = group("Sales").id();
    room.groups.add(ADMINISTRATOR, sales, hanako);

    room.accounts.delete(ADMINISTRATOR, hanako);

    assertThat(room.groups.get(ADMINISTRATOR, sales).members()).isZero();
    refused(() -> room.groups.remove(ADMINISTRATOR, sales, hanako), Problem.NOT_FOUND);
    room.accounts.restore(ADMINISTRATOR, hanako);
    assertThat(names(hanako)).containsExactly("Sales");
  }

  @Test
  void saysHowManyMembersADeletedGroupHad() {
    AccountId hanako = room.create("hanako", SystemRole.PARTICIPANT).id();
    GroupId sales = group("Sales").id();
    room.groups.add(ADMINISTRATOR, sales, hanako);

    room.groups.delete(USER_ADMINISTRATOR, sales);

    assertThat(room.audit.changes.get(room.audit.changes.size() - 1).before())
        .containsEntry("members", "1")
        .containsEntry("name", "Sales");
    refused(() -> room.groups.get(ADMINISTRATOR, sales), Problem.NOT_FOUND);
    assertThat(room.accounts.get(ADMINISTRATOR, hanako).loginName()).isEqualTo("hanako");
  }

  @Test
  void givesAUserTheGroupsThatAnAdministratorSays() {
    GroupId sales = group("Sales").id();
    GroupId board = group("Board").id();
    NewAccount wanted =
        new NewAccount(
            "hanako",
            "Hanako",
            "",
            "",
            "",
            Set.of(SystemRole.PARTICIPANT),
            "en",
            "",
            Validity.always(),
            Set.of(sales));
    AccountId hanako = room.accounts.create(ADMINISTRATOR, wanted).id();
    assertThat(names(hanako)).containsExactly("Sales");

    room.accounts.change(ADMINISTRATOR, hanako, groups(Set.of(board)));

    assertThat(names(hanako)).containsExactly("Board");
    refused(
        () -> room.accounts.change(ADMINISTRATOR, hanako, groups(Set.of(GroupId.random()))),
        Problem.INVALID_VALUE);
    assertThat(
            room.accounts
                .find(
                    ADMINISTRATOR, new AccountQuery("", Optional.empty(), Optional.of(board), 0, 9))
                .rows())
        .extracting(AccountView::loginName)
        .containsExactly("hanako");
  }

  private static AccountChange groups(Set<GroupId> groups) {
    return new AccountChange(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(groups));
  }

  @Test
  void refusesMoreThanFiftyGroupsForOnePerson() {
    AccountId hanako = room.create("hanako", SystemRole.PARTICIPANT).id();
    for (int number = 0; number < 50; number++) {
      room.groups.add(ADMINISTRATOR, group("Group " + number).id(), hanako);
    }
    GroupId oneMore = group("One more").id();

    refused(() -> room.groups.add(ADMINISTRATOR, oneMore, hanako), Problem.INVALID_VALUE);
  }

  @Test
  void readsAndWritesGroupsInFilesOfUsers() {
    group("Sales");
    group("=1+1");
    String csv =
        "loginName,displayName,groups\nhanako,Hanako,sales；'=1+1\ntaro,Taro,\njiro,Jiro,Nobody\n";

    assertThat(room.transfer.take(ADMINISTRATOR, bytes(csv)).lines().get(2).flaw())
        .contains(ImportFlaw.UNKNOWN_GROUP);
    String good = csv.replace("sales；'=1+1", "sales；=1+1").replace(",Nobody", ",");
    assertThat(room.transfer.take(ADMINISTRATOR, bytes(good)).written()).isTrue();

    for (String language : new String[] {"en", "ja"}) {
      byte[] file = room.transfer.export(ADMINISTRATOR, new AccountQuery("", 0, 1), language);
      assertThat(new String(file, StandardCharsets.UTF_8)).contains("'=1+1;Sales");
      assertThat(room.transfer.preview(ADMINISTRATOR, file).lines())
          .extracting(ImportLine::outcome)
          .containsOnly(ImportOutcome.UNCHANGED);
    }
    ImportReport out = room.transfer.take(ADMINISTRATOR, bytes("loginName,groups\nhanako,Sales\n"));
    assertThat(out.lines().get(0).fields()).containsExactly("groups");
    assertThat(room.audit.lines).contains("somebody GROUP_MEMBER_REMOVED hanako");
    ImportReport same = room.transfer.take(ADMINISTRATOR, bytes("loginName\nhanako\n"));
    assertThat(same.lines().get(0).outcome()).isEqualTo(ImportOutcome.UNCHANGED);
  }

  private static byte[] bytes(String csv) {
    return csv.getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(ThrowingCallable call, Problem problem) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
  }
}
