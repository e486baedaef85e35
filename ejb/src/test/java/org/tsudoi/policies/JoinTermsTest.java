package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tsudoi.policies.PoliciesFixture.CHIEF;

import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SessionId;
import org.tsudoi.shared.SystemRole;

/** What people agree to before joining, and that nobody gets round it. */
@Tag("spec-6.3.3")
class JoinTermsTest {

  private static final Caller MEMBER =
      new Caller(
          Optional.of(AccountId.random()),
          "Misaki",
          Set.of(SystemRole.PARTICIPANT),
          CallerPath.API,
          "192.0.2.7",
          Optional.empty());

  private final PoliciesFixture room = new PoliciesFixture(new FakeStoredVersions());

  private static void refused(ThrowingCallable call, Problem why, String field) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.problem()).isEqualTo(why);
              assertThat(refused.field().orElse("")).isEqualTo(field);
            });
  }

  private RuleVersion<JoinTerms> save(long base, boolean required, String english) {
    JoinTerms terms = new JoinTerms(required, english, "個人情報について");
    return room.terms.save(CHIEF, new RuleDraft<>(base, "", terms));
  }

  @Test
  void nothingIsAskedBeforeAnythingIsSaid() {
    room.terms.refuseUnlessAgreed(MEMBER);

    assertThat(room.terms.own(MEMBER)).isEqualTo(new OwnTerms(0, JoinTerms.NONE, false));
    refused(() -> room.terms.agree(MEMBER, 0), Problem.NOT_FOUND, "");
  }

  @Test
  @Tag("spec-6.3.4")
  void whoHasNotAgreedIsRefusedUntilThenAndTheTrailKnowsTheVersion() {
    save(0, true, "Your data");
    refused(() -> room.terms.refuseUnlessAgreed(MEMBER), Problem.AGREEMENT_REQUIRED, "");
    assertThat(room.terms.own(MEMBER).due()).isTrue();

    room.terms.agree(MEMBER, 1);
    room.terms.agree(MEMBER, 1);

    room.terms.refuseUnlessAgreed(MEMBER);
    assertThat(room.terms.own(MEMBER).due()).isFalse();
    assertThat(room.audited)
        .containsExactly(
            "Kana Mori JOIN_TERMS_CHANGED join-terms 1", "Misaki JOIN_TERMS_AGREED join-terms 1");
    assertThat(room.changes.get(1).after()).containsEntry("version", "1").containsKey("digest");
  }

  @Test
  void onlyOtherWordsAreAskedAboutAgain() {
    save(0, true, "Your data");
    room.terms.agree(MEMBER, 1);

    save(1, false, "Your data");
    save(2, true, "Your data");
    room.terms.refuseUnlessAgreed(MEMBER);

    save(3, true, "Your data and ours");
    refused(() -> room.terms.refuseUnlessAgreed(MEMBER), Problem.AGREEMENT_REQUIRED, "");
    refused(() -> room.terms.agree(MEMBER, 3), Problem.CONFLICT, "version");
  }

  @Test
  void aGuestAgreesToTheVersionOfNowOnceForEachVisitAndIsForgottenLater() {
    Caller guest =
        new Caller(
            Optional.empty(),
            "Visitor",
            Set.of(),
            CallerPath.API,
            "192.0.2.7",
            Optional.of(SessionId.random()));
    room.terms.agreeAsGuest(guest, Optional.empty());
    save(0, true, "Your data");

    refused(() -> room.terms.agreeAsGuest(guest, Optional.empty()), Problem.AGREEMENT_REQUIRED, "");
    refused(() -> room.terms.agreeAsGuest(guest, Optional.of(2L)), Problem.AGREEMENT_REQUIRED, "");
    assertThat(room.terms.ofGuests().due()).isTrue();
    room.terms.agreeAsGuest(guest, Optional.of(1L));
    room.terms.agreeAsGuest(guest, Optional.of(1L));

    assertThat(room.audited)
        .containsExactly(
            "Kana Mori JOIN_TERMS_CHANGED join-terms 1", "Visitor JOIN_TERMS_AGREED join-terms 1");
    assertThat(room.forgottenBefore).isEqualTo("2030-02-20T00:00:00Z");
  }

  @Test
  void whatIsOnlyToldNeedsNoAgreement() {
    save(0, false, "Your data");

    room.terms.refuseUnlessAgreed(MEMBER);

    assertThat(room.terms.own(MEMBER).terms().isSaid()).isTrue();
  }

  @Test
  void linesAreKeptAsTheyAreWrittenAndTagsAreText() {
    String written = "  First line\r\n\r\n<script>alert(1)</script> https://example.com/\r";

    JoinTerms terms = new JoinTerms(true, written, "一行目\n二行目");

    assertThat(terms.english())
        .isEqualTo("First line\n\n<script>alert(1)</script> https://example.com/");
    assertThat(JoinTerms.ofStored(terms.byName())).isEqualTo(terms);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u202eb", "a\u2066b", "a\u2028b", "a\ud800b"})
  void whatCannotBeReadIsRefused(String hostile) {
    refused(() -> new JoinTerms(false, hostile, "日本語"), Problem.INVALID_VALUE, "english");
  }

  @Test
  void textsHaveLimitsAndComeInPairs() {
    String most = ("a".repeat(999) + "\n").repeat(3);
    assertThat(new JoinTerms(false, most, "日").english()).hasSize(2999);
    String over = most + "more";
    refused(() -> new JoinTerms(false, over, "日"), Problem.INVALID_VALUE, "english");
    String broad = "日".repeat(334);
    refused(() -> new JoinTerms(false, "a", broad), Problem.INVALID_VALUE, "japanese-line");
    String high = "a\n".repeat(100) + "a";
    refused(() -> new JoinTerms(false, high, "日"), Problem.INVALID_VALUE, "english");
    refused(() -> new JoinTerms(false, "", "日"), Problem.INVALID_VALUE, "english");
    refused(() -> new JoinTerms(false, "a", " "), Problem.INVALID_VALUE, "japanese");
    refused(() -> new JoinTerms(true, "", ""), Problem.INVALID_VALUE, "required");
  }
}
