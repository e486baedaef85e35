package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tsudoi.accounts.domain.DeviceSheet;
import org.tsudoi.accounts.domain.FlawedRowException;
import org.tsudoi.devices.DeviceIntake;
import org.tsudoi.devices.DeviceOwner;
import org.tsudoi.devices.DeviceOwners;
import org.tsudoi.devices.DeviceState;
import org.tsudoi.devices.NewDevice;
import org.tsudoi.devices.SignedChallenge;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Takes devices in from CSV files (spec 6.3.1), approved by that: a user ID, a name and MAC
 * addresses in each row.
 *
 * <p>A file is taken as a whole or not at all: when any row is refused nothing is written.
 */
@Stateless
public class DeviceTransferService {

  private final DeviceIntake intake;
  private final DeviceImporter importer;
  private final DeviceOwners owners;

  /** For the container. */
  public DeviceTransferService() {
    this(null, null, null);
  }

  @Inject
  DeviceTransferService(DeviceIntake intake, DeviceImporter importer, DeviceOwners owners) {
    this.intake = intake;
    this.importer = importer;
    this.owners = owners;
  }

  /**
   * Says row by row what {@link #take} would do and writes nothing.
   *
   * @param csv at most 1 MiB and 5,000 rows in UTF-8 or Shift_JIS, with the columns loginName, name
   *     and macs or their Japanese words
   * @throws RefusedException with {@link Problem#TOO_LARGE}, or {@link Problem#MALFORMED} when it
   *     is in another encoding
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ImportReport preview(Caller caller, byte[] csv) {
    return new ImportReport(false, plan(caller, csv).lines(), List.of());
  }

  /**
   * Takes the devices of a file in and approves them, all or none, and audits each.
   *
   * @throws RefusedException as {@link #preview}, or with {@link Problem#CONFLICT} when somebody
   *     changed these devices meanwhile
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ImportReport take(Caller caller, byte[] csv) {
    Plan plan = plan(caller, csv);
    ImportReport decided = new ImportReport(false, plan.lines(), List.of());
    if (decided.isRefused()) {
      return decided;
    }
    importer.write(caller, plan.devices());
    return new ImportReport(true, plan.lines(), List.of());
  }

  /** What a file comes to. */
  private record Plan(List<ImportLine> lines, List<OwnedDevice> devices) {}

  /** A device and whose it is. */
  record OwnedDevice(DeviceOwner owner, NewDevice device) {}

  private Plan plan(Caller caller, byte[] csv) {
    if (csv.length > AccountTransferService.MAX_BYTES) {
      throw new RefusedException(Problem.TOO_LARGE);
    }
    Planning planning = new Planning(caller);
    DeviceSheet.read(csv).rows().forEach(planning::add);
    return new Plan(planning.lines, planning.devices);
  }

  /** The state of deciding about one file. */
  private final class Planning {

    private final Caller caller;
    private final List<ImportLine> lines = new ArrayList<>();
    private final List<OwnedDevice> devices = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> fresh = new HashMap<>();

    Planning(Caller caller) {
      this.caller = caller;
    }

    void add(DeviceSheet.Row row) {
      try {
        row.flaw()
            .ifPresent(
                flaw -> {
                  throw flaw;
                });
        lines.add(line(row, decide(row), Optional.empty(), ""));
      } catch (FlawedRowException flawed) {
        lines.add(line(row, ImportOutcome.REFUSED, Optional.of(flawed.flaw()), flawed.field()));
      }
    }

    private ImportOutcome decide(DeviceSheet.Row row) {
      DeviceOwner owner = ownerOf(row);
      NewDevice device = new NewDevice(row.name(), row.macs(), "", SignedChallenge.NONE);
      if (!seen.add(owner.loginName() + " " + new TreeSet<>(row.macs()))) {
        throw new FlawedRowException(ImportFlaw.DUPLICATE, "macs");
      }
      ImportOutcome outcome = outcomeOf(owner, device);
      if (outcome == ImportOutcome.CREATED) {
        fresh.merge(owner.loginName(), 1, Integer::sum);
      }
      devices.add(new OwnedDevice(owner, device));
      return outcome;
    }

    private DeviceOwner ownerOf(DeviceSheet.Row row) {
      DeviceOwner owner =
          owners
              .findByLoginName(row.loginName())
              .orElseThrow(() -> new FlawedRowException(ImportFlaw.UNKNOWN_USER, "loginName"));
      if (!caller.mayTouch(owner.roles())) {
        throw new FlawedRowException(ImportFlaw.FORBIDDEN, "");
      }
      return owner;
    }

    private ImportOutcome outcomeOf(DeviceOwner owner, NewDevice device) {
      try {
        Optional<DeviceState> known =
            intake.look(owner, device, fresh.getOrDefault(owner.loginName(), 0));
        return known
            .map(
                state ->
                    state == DeviceState.WAITING ? ImportOutcome.CHANGED : ImportOutcome.UNCHANGED)
            .orElse(ImportOutcome.CREATED);
      } catch (RefusedException refused) {
        throw refused.problem() == Problem.CONFLICT
            ? new FlawedRowException(ImportFlaw.TOO_MANY_DEVICES, "")
            : new FlawedRowException(ImportFlaw.INVALID, refused.field().orElse(""));
      }
    }

    private static ImportLine line(
        DeviceSheet.Row row, ImportOutcome outcome, Optional<ImportFlaw> flaw, String field) {
      return new ImportLine(
          row.line(), row.loginName(), row.name(), outcome, List.of(), flaw, field);
    }
  }
}
