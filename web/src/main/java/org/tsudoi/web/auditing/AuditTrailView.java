package org.tsudoi.web.auditing;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditLine;
import org.tsudoi.auditing.AuditOutcome;
import org.tsudoi.auditing.AuditQuery;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.TimeZoneChoice;
import org.tsudoi.web.shell.Visitor;

/** Who did what; one entry opens beside the list with everything that it holds. */
@Named
@ViewScoped
public class AuditTrailView implements Serializable {

  private static final long serialVersionUID = 1L;

  /** One field that an action changed. */
  public record Change(String field, String before, String after) implements Serializable {}

  @Inject private AuditTrail trail;
  @Inject private Visitor visitor;
  @Inject private TimeZoneChoice zone;
  @Inject private Clock clock;

  private final HistoryFilter filter = new HistoryFilter();
  private AuditAction action;
  private AuditOutcome outcome;
  private LazyDataModel<AuditLine> rows;
  private AuditLine selected;

  @PostConstruct
  void open() {
    rows = new PagedModel<>(this::fetch, AuditLine::id);
  }

  private PagedModel.Slice<AuditLine> fetch(int first, int size) {
    HistoryPage<AuditLine> page =
        trail.find(
            visitor.caller(),
            new AuditQuery(
                filter.query(clock, zone.zone(), first, size),
                Optional.ofNullable(action),
                Optional.ofNullable(outcome)));
    return new PagedModel.Slice<>(page.rows(), page.total(), page.complete());
  }

  /** The fields that the selected entry changed, by name. */
  public List<Change> getChanges() {
    if (selected == null) {
      return List.of();
    }
    Map<String, Change> changes = new TreeMap<>();
    selected.before().forEach((field, value) -> changes.put(field, new Change(field, value, "")));
    selected
        .after()
        .forEach(
            (field, value) ->
                changes.put(
                    field, new Change(field, selected.before().getOrDefault(field, ""), value)));
    return List.copyOf(changes.values());
  }

  /** Shows the newest entries of all kinds again. */
  public void clear() {
    filter.clear();
    action = null;
    outcome = null;
  }

  /** Whether anything but the usual is looked for. */
  public boolean isFiltered() {
    return filter.isSet() || action != null || outcome != null;
  }

  /** Closes the opened entry. */
  public void close() {
    selected = null;
  }

  /** The entries, page by page. */
  public LazyDataModel<AuditLine> getRows() {
    return rows;
  }

  /** What the visitor looks for. */
  public HistoryFilter getFilter() {
    return filter;
  }

  /** Only this action. */
  public AuditAction getAction() {
    return action;
  }

  /** Looks for another action. */
  public void setAction(AuditAction action) {
    this.action = action;
  }

  /** All actions to choose from. */
  public List<AuditAction> getActions() {
    return List.of(AuditAction.values());
  }

  /** Only this outcome. */
  public AuditOutcome getOutcome() {
    return outcome;
  }

  /** Looks for another outcome. */
  public void setOutcome(AuditOutcome outcome) {
    this.outcome = outcome;
  }

  /** All outcomes to choose from. */
  public List<AuditOutcome> getOutcomes() {
    return List.of(AuditOutcome.values());
  }

  /** The opened entry. */
  public AuditLine getSelected() {
    return selected;
  }

  /** Opens an entry. */
  public void setSelected(AuditLine selected) {
    this.selected = selected;
  }
}
