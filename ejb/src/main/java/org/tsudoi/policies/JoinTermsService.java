package org.tsudoi.policies;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityExistsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.policies.domain.Agreement;
import org.tsudoi.policies.domain.Agreements;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * What people read, and may have to agree to, before they join a meeting; how it came about, and
 * who has agreed (spec 6.3.3).
 *
 * <p>The newest stored version is in force. An agreement is to words, not to a version: people are
 * asked again when the text changes, and only then.
 */
@Stateless
public class JoinTermsService {

  static final RuleKind<JoinTerms> KIND =
      new RuleKind<>(
          "JOIN_TERMS",
          "join-terms",
          AuditAction.JOIN_TERMS_CHANGED,
          () -> JoinTerms.NONE,
          false,
          JoinTerms::byName,
          JoinTerms::ofStored);

  /** How long it is kept what people without an account agreed to. */
  static final Duration KEPT = Duration.ofDays(40);

  private RuleBook book;
  private Agreements agreements;
  private AuditTrail audit;
  private Clock clock;

  /** For the container. */
  public JoinTermsService() {}

  @Inject
  JoinTermsService(RuleBook book, Agreements agreements, AuditTrail audit, Clock clock) {
    this.book = book;
    this.agreements = agreements;
    this.audit = audit;
    this.clock = clock;
  }

  /** The version in force; number 0 as long as none was saved. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<JoinTerms> current(Caller caller) {
    return book.current(KIND, RuleOwner.INSTALLATION);
  }

  /** The stored versions, newest first, 200 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersionPage<JoinTerms> versions(Caller caller, int first, int max) {
    return book.page(KIND, RuleOwner.INSTALLATION, first, max);
  }

  /**
   * Puts other terms in force at once, as a new version; what says the same changes nothing.
   *
   * @return the version in force from now on
   * @throws RefusedException with {@link Problem#CONFLICT} if somebody saved a version after the
   *     one that the draft is based on
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public RuleVersion<JoinTerms> save(Caller caller, RuleDraft<JoinTerms> draft) {
    return book.save(caller, KIND, RuleOwner.INSTALLATION, draft);
  }

  /** What the caller has to read before joining. */
  @Allowed
  public OwnTerms own(Caller caller) {
    RuleVersion<JoinTerms> version = book.current(KIND, RuleOwner.INSTALLATION);
    return new OwnTerms(version.number(), version.rules(), isDue(caller, version.rules()));
  }

  /**
   * The caller agrees to the terms in force; a second time changes nothing.
   *
   * @param version the version that the caller has read
   * @throws RefusedException with {@link Problem#CONFLICT} when another is in force by now, or the
   *     same person agrees in another tab at this moment; {@link Problem#NOT_FOUND} when there is
   *     nothing to agree to; {@link Problem#FORBIDDEN} for a caller who is no person
   */
  @Allowed({SystemRole.PARTICIPANT, SystemRole.MEETING_CREATOR, SystemRole.SYSTEM_ADMINISTRATOR})
  public void agree(Caller caller, long version) {
    RuleVersion<JoinTerms> present = book.current(KIND, RuleOwner.INSTALLATION);
    String person = personOf(caller).orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    if (present.number() != version) {
      throw new RefusedException(Problem.CONFLICT, "version");
    }
    if (!present.rules().isSaid()) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
    String digest = present.rules().digest();
    remember(caller, new Agreement(person, digest, version, clock.instant()));
  }

  private void remember(Caller caller, Agreement agreement) {
    if (agreements.contain(agreement.person(), agreement.digest())) {
      return;
    }
    try {
      agreements.add(agreement);
    } catch (EntityExistsException agreedMeanwhile) {
      throw new RefusedException(Problem.CONFLICT, agreedMeanwhile);
    }
    String number = Long.toString(agreement.version());
    audit.record(
        caller,
        AuditAction.JOIN_TERMS_AGREED,
        new AuditTarget(KIND.target(), number, number),
        AuditChange.created(Map.of("version", number, "digest", agreement.digest())));
  }

  /**
   * What the caller has agreed to, the newest first.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public List<OwnAgreement> agreements(Caller caller) {
    AccountId self = caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    return agreements.of(self.toString()).stream()
        .map(kept -> new OwnAgreement(kept.version(), kept.digest(), kept.agreedAt()))
        .toList();
  }

  /** Forgets what a person agreed to: part of erasing the person, which is recorded as a whole. */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public void forget(Caller caller, AccountId person) {
    agreements.forget(person.toString());
  }

  /** What somebody without an account has to read at the door of any meeting. */
  public OwnTerms ofGuests() {
    RuleVersion<JoinTerms> version = book.current(KIND, RuleOwner.INSTALLATION);
    return new OwnTerms(version.number(), version.rules(), version.rules().required());
  }

  /**
   * Lets a guest go on who need not agree, or agrees now. Nothing is kept yet: whoever is refused
   * for something else afterwards has agreed to nothing.
   *
   * @param agreed the version that the guest has read and agrees to, if any
   * @throws RefusedException with {@link Problem#AGREEMENT_REQUIRED}, also when another version is
   *     in force by now
   */
  public void refuseGuestUnlessAgreed(Optional<Long> agreed) {
    refuseUnlessAgreed(ofGuests(), agreed);
  }

  private static void refuseUnlessAgreed(OwnTerms terms, Optional<Long> agreed) {
    if (terms.due() && !agreed.equals(Optional.of(terms.version()))) {
      throw new RefusedException(Problem.AGREEMENT_REQUIRED);
    }
  }

  /**
   * Keeps that a guest agreed, once for each visit; where nothing has to be agreed to, nothing is
   * kept. Agreements of people without an account are forgotten after {@link #KEPT}, when no
   * session of then can still be in use; the audit trail keeps them.
   *
   * @throws RefusedException as {@link #refuseGuestUnlessAgreed}; with {@link Problem#CONFLICT} for
   *     the same visit in another tab at this moment
   */
  public void agreeAsGuest(Caller guest, Optional<Long> agreed) {
    OwnTerms terms = ofGuests();
    refuseUnlessAgreed(terms, agreed);
    if (terms.due()) {
      Instant now = clock.instant();
      agreements.forgetSessions(now.minus(KEPT));
      String person = personOf(guest).orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
      remember(guest, new Agreement(person, terms.terms().digest(), terms.version(), now));
    }
  }

  /**
   * Lets only those go on who need not agree, or have.
   *
   * @throws RefusedException with {@link Problem#AGREEMENT_REQUIRED}
   */
  public void refuseUnlessAgreed(Caller caller) {
    if (isDue(caller, book.inForce(KIND, RuleOwner.INSTALLATION))) {
      throw new RefusedException(Problem.AGREEMENT_REQUIRED);
    }
  }

  private boolean isDue(Caller caller, JoinTerms terms) {
    return terms.required()
        && personOf(caller).filter(person -> agreements.contain(person, terms.digest())).isEmpty();
  }

  /** Whoever it is; somebody without an account for as long as signed in. */
  private static Optional<String> personOf(Caller caller) {
    return caller
        .account()
        .map(Object::toString)
        .or(() -> caller.session().map(session -> Agreement.SESSION + session));
  }
}
