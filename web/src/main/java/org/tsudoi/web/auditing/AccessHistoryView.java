package org.tsudoi.web.auditing;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.auditing.AccessChange;
import org.tsudoi.auditing.AccessHistory;
import org.tsudoi.auditing.AccessLine;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Texts;
import org.tsudoi.web.shell.TimeZoneChoice;
import org.tsudoi.web.shell.Visitor;

/** The connections of all meetings, newest first. */
@Named
@ViewScoped
public class AccessHistoryView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private AccessHistory history;
  @Inject private Visitor visitor;
  @Inject private TimeZoneChoice zone;
  @Inject private Clock clock;
  @Inject private Texts text;

  private final HistoryFilter filter = new HistoryFilter();
  private LazyDataModel<AccessLine> rows;

  @PostConstruct
  void open() {
    rows = new PagedModel<>(this::fetch, line -> String.valueOf(line.id()));
  }

  private PagedModel.Slice<AccessLine> fetch(int first, int size) {
    HistoryPage<AccessLine> page =
        history.find(visitor.caller(), filter.query(clock, zone.zone(), first, size));
    return new PagedModel.Slice<>(page.rows(), page.total(), page.complete());
  }

  /** What happened to a connection, in few words: how often it came back and where it moved to. */
  public String summary(AccessLine line) {
    List<AccessChange> changes = line.changes();
    return Stream.of(
            times("resumed", changes).or(() -> times("interrupted", changes)),
            lastSwitch(changes),
            times("rolled-over", changes))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(text.of("auditing.changes.separator")));
  }

  private Optional<String> times(String what, List<AccessChange> changes) {
    long times = changes.stream().filter(change -> change.what().equals(what)).count();
    return times == 0 ? Optional.empty() : Optional.of(text.of("auditing.changes." + what, times));
  }

  private Optional<String> lastSwitch(List<AccessChange> changes) {
    return changes.stream()
        .filter(change -> change.what().equals("switched"))
        .reduce((earlier, later) -> later)
        .map(change -> text.of("auditing.changes.switched", transport(change)));
  }

  /** What happened, in words. */
  public String words(AccessChange change) {
    return text.of("auditing.change." + change.what(), transport(change));
  }

  private String transport(AccessChange change) {
    return text.word("meetings.transport", change.transport());
  }

  /** The rows, page by page. */
  public LazyDataModel<AccessLine> getRows() {
    return rows;
  }

  /** What the visitor looks for. */
  public HistoryFilter getFilter() {
    return filter;
  }
}
