package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.AccountCsv;
import org.tsudoi.accounts.domain.AccountSheet;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.accounts.domain.OneTimePassword;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Carries users in and out as CSV files (spec 6.3.2).
 *
 * <p>A file that comes in creates the users whose login names are new and changes the others. It is
 * taken as a whole or not at all: when any row is refused nothing is written.
 */
@Stateless
public class AccountTransferService {

  /** The most bytes of a file that comes in. */
  public static final int MAX_BYTES = 1024 * 1024;

  /** The most users of a file that goes out. */
  public static final int MAX_EXPORT = 20_000;

  private static final int PAGE = 500;

  private final AccountImporter importer;
  private final Accounts accounts;
  private final Groups groups;
  private final PasswordGate gate;
  private final AuditTrail audit;
  private final SecureRandom random;

  /** For the container. */
  public AccountTransferService() {
    this(null, null, null, null, null, null);
  }

  @Inject
  AccountTransferService(
      AccountImporter importer,
      Accounts accounts,
      Groups groups,
      PasswordGate gate,
      AuditTrail audit,
      SecureRandom random) {
    this.importer = importer;
    this.accounts = accounts;
    this.groups = groups;
    this.gate = gate;
    this.audit = audit;
    this.random = random;
  }

  /**
   * Says row by row what {@link #take} would do and writes nothing.
   *
   * @param csv at most 1 MiB and 5,000 rows in UTF-8 or Shift_JIS, with the fields' names or their
   *     Japanese words in the first row
   * @throws RefusedException with {@link Problem#TOO_LARGE}, or {@link Problem#MALFORMED} when it
   *     is in another encoding
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ImportReport preview(Caller caller, byte[] csv) {
    return importer.preview(caller, read(csv));
  }

  /**
   * Creates and changes the users of a file, all or none, and audits each. New users get one-time
   * passwords as by {@link AccountService#create}; the report is the only place that tells them.
   *
   * @throws RefusedException as {@link #preview}; with {@link Problem#CONFLICT} when somebody else
   *     changed one of these users meanwhile, {@link Problem#TOO_MANY_REQUESTS} when too many
   *     people are signing in, or {@link Problem#PROOF_REQUIRED} when a row gives or takes the
   *     power to administer
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ImportReport take(Caller caller, byte[] csv) {
    AccountSheet sheet = read(csv);
    ImportReport decided = importer.decide(caller, sheet);
    if (decided.isRefused()) {
      return decided;
    }
    List<AccountImporter.Prepared> passwords = new ArrayList<>();
    for (long left = decided.count(ImportOutcome.CREATED); left > 0; left--) {
      OneTimePassword plain = OneTimePassword.generate(random);
      passwords.add(
          new AccountImporter.Prepared(plain, gate.enter(() -> gate.hash(plain.value()))));
    }
    return importer.write(caller, sheet, passwords);
  }

  /**
   * The users that a query finds, wherever its page begins, as a CSV file that {@link #take} reads;
   * it holds no secret. Audited with the query and the number.
   *
   * @param language of the heads: {@code en} or {@code ja}
   * @throws RefusedException with {@link Problem#TOO_LARGE} when it finds more than 20,000
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public byte[] export(Caller caller, AccountQuery query, String language) {
    if (accounts.count(query) > MAX_EXPORT) {
      throw new RefusedException(Problem.TOO_LARGE);
    }
    List<AccountView> users = new ArrayList<>();
    Map<AccountId, List<GroupName>> theirs = new HashMap<>();
    List<Account> page;
    do {
      page = accounts.find(query.page(users.size(), PAGE));
      theirs.putAll(groups.of(page.stream().map(Account::id).toList()));
      page.stream().map(Account::view).forEach(users::add);
    } while (page.size() == PAGE);
    audit.record(
        caller, AuditAction.ACCOUNTS_EXPORTED, AccountImporter.ACCOUNTS, about(query, users));
    return AccountCsv.users(users, theirs, language);
  }

  private static AccountSheet read(byte[] csv) {
    if (csv.length > MAX_BYTES) {
      throw new RefusedException(Problem.TOO_LARGE);
    }
    return AccountSheet.read(csv);
  }

  private static AuditChange about(AccountQuery query, List<AccountView> users) {
    Map<String, String> values = new TreeMap<>();
    values.put("count", Integer.toString(users.size()));
    if (!query.text().isEmpty()) {
      values.put("text", query.text());
    }
    query.state().ifPresent(state -> values.put("state", state.name()));
    query.group().ifPresent(group -> values.put("groupId", group.toString()));
    return AuditChange.created(values);
  }
}
