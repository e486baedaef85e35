package org.tsudoi.verify.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.Credentials;
import org.tsudoi.accounts.Delivery;
import org.tsudoi.accounts.NewAccount;
import org.tsudoi.accounts.Origin;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditLine;
import org.tsudoi.auditing.AuditQuery;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.JoinGrant;
import org.tsudoi.meetings.MeetingKeyProof;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.meetings.NewMeeting;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@ArquillianTest
@Tag("spec-6.3.3")
@Tag("spec-6.3.4")
@Tag("spec-6.4.4")
class MeetingDoorIT {

  private static final String OWN_PASSWORD = "Kaede7mountain";
  private static final String KEY = "blue-7731";

  @Inject private AccountService accounts;
  @Inject private SignInService signIn;
  @Inject private MeetingService meetings;
  @Inject private AuditTrail audit;

  @Deployment
  static WebArchive rooms() {
    return DoorsArchive.with(MeetingDoorIT.class, ClosableTunnel.class);
  }

  @Test
  void letsAPersonInByKeyAndOneTimeTicketUntilTheOrganizerEndsIt() {
    Caller organizer = person("ken", SystemRole.MEETING_CREATOR);
    Caller guest = person("misaki", SystemRole.PARTICIPANT);
    MeetingNumber number =
        meetings.create(organizer, new NewMeeting("Piping review", Optional.of(KEY))).number();
    ClosableTunnel tunnel = new ClosableTunnel();

    refuses(Problem.MEETING_KEY_WRONG, () -> join(guest, number, "red-0000"));
    JoinGrant grant = join(guest, number, KEY);
    meetings.admit(grant.ticket(), tunnel);
    refuses(Problem.TICKET_INVALID, () -> meetings.admit(grant.ticket(), new ClosableTunnel()));
    refuses(Problem.FORBIDDEN, () -> meetings.end(guest, number));
    assertThat(tunnel.closedBy()).isEmpty();
    meetings.end(organizer, number);

    assertThat(tunnel.closedBy()).contains(Problem.MEETING_ENDED);
    assertThat(actions())
        .contains(
            AuditAction.MEETING_CREATED,
            AuditAction.MEETING_KEY_REFUSED,
            AuditAction.MEETING_ENDED);
  }

  @Test
  void writesDownWhoAskedForWhatTheirRoleDoesNotAllow() {
    Caller stranger = person("ryo", SystemRole.PARTICIPANT);

    refuses(Problem.FORBIDDEN, () -> audit.find(stranger, AuditQuery.newest(10)));

    assertThat(audit.find(Caller.system(), AuditQuery.newest(100)).rows())
        .filteredOn(line -> line.action() == AuditAction.ACCESS_REFUSED)
        .extracting(AuditLine::who)
        .contains("ryo");
  }

  private JoinGrant join(Caller who, MeetingNumber number, String key) {
    return meetings.join(who, number, Optional.of(MeetingKeyProof.byKey(key)));
  }

  private List<AuditAction> actions() {
    return audit.find(Caller.system(), AuditQuery.newest(100)).rows().stream()
        .map(AuditLine::action)
        .toList();
  }

  private Caller person(String name, SystemRole role) {
    NewAccount wanted = new NewAccount(name, name, "", "", Set.of(role), "en");
    String oneTime = accounts.create(Caller.system(), wanted).oneTimePassword();
    signIn.changePassword(signedIn(name, oneTime), oneTime, OWN_PASSWORD);
    return signedIn(name, OWN_PASSWORD);
  }

  private Caller signedIn(String name, String password) {
    Origin origin = new Origin("192.0.2.7", CallerPath.API, "test");
    return signIn.signIn(new Credentials(name, password), origin, Delivery.BEARER).caller();
  }

  private static void refuses(Problem why, ThrowingCallable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .extracting(RefusedException::problem)
        .isEqualTo(why);
  }
}
