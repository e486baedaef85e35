package org.tsudoi.web.auditing;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.UsageHistory;
import org.tsudoi.auditing.UsageLine;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.TimeZoneChoice;
import org.tsudoi.web.shell.Visitor;

/** The shares of all meetings, newest first. */
@Named
@ViewScoped
public class UsageHistoryView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private UsageHistory history;
  @Inject private Visitor visitor;
  @Inject private TimeZoneChoice zone;
  @Inject private Clock clock;

  private final HistoryFilter filter = new HistoryFilter();
  private LazyDataModel<UsageLine> rows;

  @PostConstruct
  void open() {
    rows = new PagedModel<>(this::fetch, line -> String.valueOf(line.id()));
  }

  private PagedModel.Slice<UsageLine> fetch(int first, int size) {
    HistoryPage<UsageLine> page =
        history.find(visitor.caller(), filter.query(clock, zone.zone(), first, size));
    return new PagedModel.Slice<>(page.rows(), page.total(), page.complete());
  }

  /** The rows, page by page. */
  public LazyDataModel<UsageLine> getRows() {
    return rows;
  }

  /** What the visitor looks for. */
  public HistoryFilter getFilter() {
    return filter;
  }
}
