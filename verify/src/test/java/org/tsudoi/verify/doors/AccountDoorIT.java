package org.tsudoi.verify.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.CreatedAccount;
import org.tsudoi.accounts.NewAccount;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@ArquillianTest
@Tag("spec-6.3.2")
class AccountDoorIT {

  @Inject private AccountService accounts;

  @Deployment
  static WebArchive rooms() {
    return DoorsArchive.with(AccountDoorIT.class);
  }

  @Test
  void refusesASecondAccountOfTheSameName() {
    NewAccount taro =
        new NewAccount("taro", "Taro Suzuki", "", "", Set.of(SystemRole.PARTICIPANT), "ja");

    CreatedAccount created = accounts.create(Caller.system(), taro);

    assertThat(created.oneTimePassword()).hasSizeGreaterThanOrEqualTo(8);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> accounts.create(Caller.system(), taro))
        .extracting(RefusedException::problem)
        .isEqualTo(Problem.LOGIN_NAME_TAKEN);
  }
}
