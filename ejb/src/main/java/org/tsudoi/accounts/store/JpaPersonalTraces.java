package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.tsudoi.accounts.domain.ApiToken;
import org.tsudoi.accounts.domain.HandOverCode;
import org.tsudoi.accounts.domain.IdentityLink;
import org.tsudoi.accounts.domain.Passkey;
import org.tsudoi.accounts.domain.PasskeyHolder;
import org.tsudoi.accounts.domain.PasswordEndWarning;
import org.tsudoi.accounts.domain.PastPassword;
import org.tsudoi.accounts.domain.PersonalTraces;
import org.tsudoi.accounts.domain.ResetLink;
import org.tsudoi.accounts.domain.SecondFactor;
import org.tsudoi.accounts.domain.SentChallenge;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.domain.SignInThrottle;
import org.tsudoi.shared.AccountId;

/** Deletes the rows of one person from every table of the room that has some. */
@ApplicationScoped
class JpaPersonalTraces implements PersonalTraces {

  private static final List<Class<?>> ROWS =
      List.of(
          ApiToken.class,
          HandOverCode.class,
          IdentityLink.class,
          Passkey.class,
          PasskeyHolder.class,
          PasswordEndWarning.class,
          PastPassword.class,
          ResetLink.class,
          SentChallenge.class,
          SignInSession.class,
          SignInThrottle.class);

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaPersonalTraces() {}

  JpaPersonalTraces(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void forget(AccountId account) {
    SecondFactor factor = entities.find(SecondFactor.class, account.toString());
    if (factor != null) {
      entities.remove(factor);
    }
    for (Class<?> rows : ROWS) {
      entities
          .createQuery("delete from " + rows.getSimpleName() + " r where r.accountId = :account")
          .setParameter("account", account.toString())
          .executeUpdate();
    }
  }
}
