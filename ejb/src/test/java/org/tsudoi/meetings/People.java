package org.tsudoi.meetings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.GuestSessions;
import org.tsudoi.accounts.PeopleFinder;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.accounts.Validity;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.SessionId;
import org.tsudoi.shared.SystemRole;

/** People with accounts and sessions, as the doors of that room show them. */
final class People {

  private final Map<AccountId, String> names = new HashMap<>();
  private final Set<AccountId> disabled = new HashSet<>();
  private final Set<SessionId> ended = new HashSet<>();

  /** A person who has just signed in. */
  Caller person(String name, SystemRole... roles) {
    AccountId account = AccountId.random();
    names.put(account, name);
    return signedIn(account, Set.of(roles));
  }

  /** The same person, signed in once more. */
  Caller again(Caller person) {
    return signedIn(person.account().orElseThrow(), person.roles());
  }

  private Caller signedIn(AccountId account, Set<SystemRole> roles) {
    return new Caller(
        Optional.of(account),
        names.get(account),
        roles,
        CallerPath.API,
        "192.0.2.1",
        Optional.of(SessionId.random()));
  }

  synchronized void end(Caller person) {
    ended.add(person.session().orElseThrow());
  }

  SignInService sessions(GuestSessions guests) {
    return new SignInService() {
      @Override
      public Optional<Caller> overTunnel(Caller joined, String address) {
        return joined.isGuest()
            ? guests.overTunnel(joined.session().orElseThrow(), address)
            : over(joined, address);
      }
    };
  }

  private synchronized Optional<Caller> over(Caller joined, String address) {
    return Optional.of(joined)
        .filter(caller -> !ended.contains(caller.session().orElseThrow()))
        .map(
            caller ->
                new Caller(
                    caller.account(),
                    caller.name(),
                    caller.roles(),
                    CallerPath.TUNNEL,
                    address,
                    caller.session()));
  }

  AccountService accounts(FakeClock time) {
    return new AccountService() {
      @Override
      public AccountView get(Caller caller, AccountId id) {
        return view(id, time);
      }
    };
  }

  /** People are found by their names. */
  PeopleFinder finder(FakeClock time) {
    return new PeopleFinder() {
      @Override
      public Optional<AccountView> named(String word) {
        return names.entrySet().stream()
            .filter(person -> person.getValue().equalsIgnoreCase(word))
            .findFirst()
            .map(person -> view(person.getKey(), time));
      }
    };
  }

  /** The account of that name may not be used any more. */
  void disable(Caller person) {
    disabled.add(person.account().orElseThrow());
  }

  private AccountView view(AccountId id, FakeClock time) {
    String name = names.get(id);
    return new AccountView(
        id,
        name,
        name,
        "",
        name.toLowerCase(Locale.ROOT) + "@aoba.example",
        "",
        Set.of(),
        name.equals("Jiro") ? "ja" : "en",
        name.equals("Jiro") ? "Asia/Tokyo" : "Europe/Berlin",
        disabled.contains(id) ? AccountState.DISABLED : AccountState.ACTIVE,
        false,
        Validity.always(),
        Optional.empty(),
        time.instant(),
        Optional.empty());
  }
}
