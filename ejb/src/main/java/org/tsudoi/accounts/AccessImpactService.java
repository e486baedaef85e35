package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.Sessions;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessRuleLine;
import org.tsudoi.policies.AccessRuleService;
import org.tsudoi.policies.AccessRules;
import org.tsudoi.policies.AddressRange;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Tells an administrator whom other access rules would refuse, before they are saved, and whether
 * the addresses that the server sees can be the people's own.
 */
@Stateless
public class AccessImpactService {

  private static final int MOST_LISTED = 20;
  private static final int MOST_SESSIONS = 2_000;
  private static final Duration LATELY = Duration.ofDays(1);

  /** So many people at one private address are behind a proxy, not before one machine. */
  private static final int CROWD = 3;

  private static final List<AddressRange> PRIVATE =
      Stream.of(
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "::1",
              "fc00::/7",
              "fe80::/10")
          .map(AddressRange::of)
          .toList();

  private final Sessions sessions;
  private final Accounts accounts;
  private final Clock clock;

  /** For the container. */
  public AccessImpactService() {
    this(null, null, null);
  }

  @Inject
  AccessImpactService(Sessions sessions, Accounts accounts, Clock clock) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Looks who would be refused by rules that somebody wants, judged by the 2,000 newest sign-ins;
   * changes nothing.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming area and line
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public AccessImpact preview(Caller caller, Map<AccessArea, List<AccessRuleLine>> lines) {
    AccessRules wanted = AccessRules.of(lines);
    List<SignInSession> recent = recent();
    Set<Object> seen = new HashSet<>();
    List<SignInSession> refused =
        recent.stream()
            .filter(session -> !wanted.admits(areaOf(session), session.address()))
            .filter(session -> seen.add(List.of(session.accountId(), areaOf(session))))
            .toList();
    return new AccessImpact(
        AccessRuleService.locksOut(caller, wanted),
        caller.address(),
        people(recent),
        people(refused),
        refused.stream().limit(MOST_LISTED).flatMap(session -> view(session).stream()).toList());
  }

  /**
   * The one private address from which several people came lately, and nobody from any other: most
   * likely a proxy that {@code tsudoi.trusted.proxies} does not name, so that rules and lockouts
   * take everybody for one.
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public Optional<String> hiddenBehind(Caller caller) {
    List<SignInSession> recent = recent();
    Set<String> addresses = new HashSet<>();
    recent.forEach(session -> addresses.add(session.address()));
    return addresses.size() == 1 && people(recent) >= CROWD
        ? addresses.stream().filter(AccessImpactService::isPrivate).findFirst()
        : Optional.empty();
  }

  private static boolean isPrivate(String address) {
    return PRIVATE.stream().anyMatch(range -> range.contains(address));
  }

  private List<SignInSession> recent() {
    return sessions.recent(clock.instant().minus(LATELY), MOST_SESSIONS);
  }

  private static long people(List<SignInSession> some) {
    return some.stream().map(SignInSession::accountId).distinct().count();
  }

  private Optional<AccessImpact.Refused> view(SignInSession session) {
    return accounts
        .find(AccountId.of(session.accountId()))
        .map(Account::view)
        .map(
            account ->
                new AccessImpact.Refused(
                    account, areaOf(session), session.address(), session.createdAt()));
  }

  /** What a session was begun for: a browser that uses the API is the meeting page. */
  private static AccessArea areaOf(SignInSession session) {
    if (session.path() == CallerPath.CONSOLE) {
      return AccessArea.CONSOLE;
    }
    return session.delivery() == Delivery.COOKIE ? AccessArea.CLIENTS : AccessArea.API;
  }
}
