package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.auditing.AccessHistory;
import org.tsudoi.auditing.AccessLine;
import org.tsudoi.auditing.AuditLine;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.HistoryQuery;
import org.tsudoi.shared.Caller;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Visitor;

/** What one did, what was done to one's account, and the meetings that one was in. */
@Named
@ViewScoped
public class OwnHistoryView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private AuditTrail trail;
  @Inject private AccessHistory connections;
  @Inject private Visitor visitor;

  private LazyDataModel<AuditLine> deeds;
  private LazyDataModel<AccessLine> meetings;

  @PostConstruct
  void open() {
    deeds =
        new PagedModel<>(
            (first, size) -> slice(trail.own(caller(), piece(first, size))), AuditLine::id);
    meetings =
        new PagedModel<>(
            (first, size) -> slice(connections.own(caller(), piece(first, size))),
            line -> String.valueOf(line.id()));
  }

  private Caller caller() {
    return visitor.caller();
  }

  private static HistoryQuery piece(int first, int size) {
    return HistoryQuery.newest(size).piece(first, size);
  }

  private static <T> PagedModel.Slice<T> slice(HistoryPage<T> page) {
    return new PagedModel.Slice<>(page.rows(), page.total(), page.complete());
  }

  /** Whether the visitor did it. */
  public boolean isOwn(AuditLine line) {
    return line.account().equals(caller().account());
  }

  /** What was done, page by page. */
  public LazyDataModel<AuditLine> getDeeds() {
    return deeds;
  }

  /** The meetings, page by page. */
  public LazyDataModel<AccessLine> getMeetings() {
    return meetings;
  }
}
