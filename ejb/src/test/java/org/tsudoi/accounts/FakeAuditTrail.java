package org.tsudoi.accounts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

/** Keeps what it is told, as short lines: who, what, on what, why not. */
final class FakeAuditTrail extends AuditTrail {

  final List<String> lines = new CopyOnWriteArrayList<>();
  final List<AuditChange> changes = new CopyOnWriteArrayList<>();

  @Override
  public void record(Caller caller, AuditAction action, AuditTarget target, AuditChange change) {
    lines.add(caller.name() + " " + action + " " + target.name());
    changes.add(change);
  }

  @Override
  public void refused(Caller caller, AuditAction action, AuditTarget target, Problem why) {
    lines.add(caller.name() + " " + action + " " + target.name() + " refused " + why);
  }

  @Override
  public void refused(
      Caller caller, AuditAction action, AuditTarget target, AuditChange details, Problem why) {
    refused(caller, action, target, why);
    changes.add(details);
  }

  @Override
  public void refusedAnonymously(AuditAction action, String address, CallerPath path, Problem why) {
    lines.add("counted " + action + " refused " + why);
  }
}
