package org.tsudoi.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityExistsException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.policies.domain.StoredVersion;
import org.tsudoi.policies.domain.StoredVersions;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Keeps all rules that people may change: as versions, numbered from 1 without a gap, which are
 * added once and never changed. The newest of an owner is in force.
 *
 * <p>A new kind of rules is one {@link RuleKind} and a door that asks this book; who may ask what
 * is that door's affair.
 */
@ApplicationScoped
class RuleBook {

  private static final int MOST_ROWS = 200;

  private final StoredVersions versions;
  private final PersonalData personal;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  RuleBook() {
    this(null, null, null, null);
  }

  @Inject
  RuleBook(StoredVersions versions, PersonalData personal, AuditTrail audit, Clock clock) {
    this.versions = versions;
    this.personal = personal;
    this.audit = audit;
    this.clock = clock;
  }

  /** The rules of an owner that are in force. */
  <T> T inForce(RuleKind<T> kind, RuleOwner owner) {
    return versions
        .newest(kind.name(), owner.id())
        .map(version -> kind.read().apply(version.texts()))
        .orElseGet(kind.first());
  }

  /** The rules in force of those among these groups that have any. */
  <T> Map<GroupId, T> inForce(RuleKind<T> kind, Collection<GroupId> groups) {
    return byGroup(
        kind, versions.inForce(kind.name(), groups.stream().map(GroupId::toString).toList()));
  }

  /** The rules in force of all groups that have any. */
  <T> Map<GroupId, T> inForceOfGroups(RuleKind<T> kind) {
    return byGroup(kind, versions.inForce(kind.name()));
  }

  private static <T> Map<GroupId, T> byGroup(RuleKind<T> kind, List<StoredVersion> newest) {
    Map<GroupId, T> rules = new HashMap<>();
    newest.forEach(
        version -> rules.put(GroupId.of(version.owner()), kind.read().apply(version.texts())));
    return rules;
  }

  /** The version in force; number 0 as long as none was saved. */
  <T> RuleVersion<T> current(RuleKind<T> kind, RuleOwner owner) {
    return versions
        .newest(kind.name(), owner.id())
        .map(version -> view(kind, version))
        .orElseGet(() -> RuleVersion.first(kind.first().get()));
  }

  /** The versions of an owner, newest first, 200 at once. */
  <T> RuleVersionPage<T> page(RuleKind<T> kind, RuleOwner owner, int first, int max) {
    long total = versions.newest(kind.name(), owner.id()).map(StoredVersion::number).orElse(0L);
    long last = total - Math.max(0, first);
    long rows = Math.min(MOST_ROWS, Math.max(1, max));
    return new RuleVersionPage<>(
        versions.span(kind.name(), owner.id(), last - rows + 1, last).stream()
            .map(version -> view(kind, version))
            .toList(),
        total);
  }

  /**
   * One version.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  <T> RuleVersion<T> version(RuleKind<T> kind, RuleOwner owner, long number) {
    return versions.span(kind.name(), owner.id(), number, number).stream()
        .findFirst()
        .map(version -> view(kind, version))
        .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  /**
   * Puts other rules in force at once, as a new version, and writes down what they change; what
   * says the same changes nothing. To restore an old version, save its rules.
   *
   * @param before what happens just before the version is added, with the one in force; may refuse
   * @return the version in force from now on
   * @throws RefusedException with {@link Problem#CONFLICT} if somebody saved a version after the
   *     one that the draft is based on, or with {@link Problem#INVALID_VALUE} for the comment
   */
  <T> RuleVersion<T> save(
      Caller caller,
      RuleKind<T> kind,
      RuleOwner owner,
      RuleDraft<T> draft,
      Consumer<RuleVersion<T>> before) {
    draft.refuseLongComment();
    RuleVersion<T> present = current(kind, owner);
    if (draft.base() != present.number()) {
      throw new RefusedException(Problem.CONFLICT, "base");
    }
    if (draft.rules().equals(present.rules())) {
      return present;
    }
    before.accept(present);
    long last = present.number();
    if (last == 0 && kind.firstKept()) {
      last = add(Caller.system(), kind, owner, new RuleDraft<>(0, "", present.rules())).number();
    }
    RuleVersion<T> added =
        add(caller, kind, owner, new RuleDraft<>(last, draft.comment(), draft.rules()));
    record(caller, kind, target(kind, owner, added.number()), present.rules(), draft);
    return added;
  }

  /** The same without anything that happens before. */
  <T> RuleVersion<T> save(Caller caller, RuleKind<T> kind, RuleOwner owner, RuleDraft<T> draft) {
    return save(caller, kind, owner, draft, present -> {});
  }

  /** Adds a version after the one that the draft is based on. */
  private <T> RuleVersion<T> add(
      Caller caller, RuleKind<T> kind, RuleOwner owner, RuleDraft<T> draft) {
    String name =
        caller
            .account()
            .map(account -> personal.seal(account, caller.name()))
            .orElse(caller.name());
    // As precisely as both databases keep it, so that the answer is what is stored.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    StoredVersion version =
        new StoredVersion(
            new StoredVersion.Key(kind.name(), owner.id(), draft.base() + 1),
            new StoredVersion.Author(now, caller.account(), name, draft.comment()),
            kind.written().apply(draft.rules()));
    try {
      versions.add(version);
    } catch (EntityExistsException savedMeanwhile) {
      throw new RefusedException(Problem.CONFLICT, savedMeanwhile);
    }
    return view(kind, version);
  }

  private static AuditTarget target(RuleKind<?> kind, RuleOwner owner, long number) {
    String text = Long.toString(number);
    return owner.id().isEmpty()
        ? new AuditTarget(kind.target(), text, text)
        : new AuditTarget(kind.target(), owner.id(), owner.name());
  }

  private <T> void record(
      Caller caller, RuleKind<T> kind, AuditTarget target, T before, RuleDraft<T> draft) {
    Map<String, String> was = new HashMap<>(kind.written().apply(before));
    Map<String, String> is = new HashMap<>(kind.written().apply(draft.rules()));
    Map<String, String> same = new HashMap<>(was);
    same.entrySet().retainAll(is.entrySet());
    was.entrySet().removeAll(same.entrySet());
    is.entrySet().removeAll(same.entrySet());
    was.replaceAll((name, text) -> inOneLine(text));
    is.replaceAll((name, text) -> inOneLine(text));
    if (!draft.comment().isEmpty()) {
      is.put("comment", draft.comment());
    }
    audit.record(caller, kind.changed(), target, new AuditChange(was, is));
  }

  private static String inOneLine(String text) {
    return text.replace("\n", "; ");
  }

  private <T> RuleVersion<T> view(RuleKind<T> kind, StoredVersion version) {
    StoredVersion.Author author = version.author();
    Optional<AccountId> who = author.account();
    return new RuleVersion<>(
        version.number(),
        Optional.of(author.at()),
        who,
        who.map(account -> personal.open(account, author.name())).orElse(author.name()),
        author.comment(),
        kind.read().apply(version.texts()));
  }
}
