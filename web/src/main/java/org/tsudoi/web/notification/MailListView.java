package org.tsudoi.web.notification;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.notification.DeliveryState;
import org.tsudoi.notification.MailDeliveryService;
import org.tsudoi.notification.MailLine;
import org.tsudoi.notification.MailPage;
import org.tsudoi.notification.MailQuery;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** What became of each mail. */
@Named
@ViewScoped
public class MailListView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private MailDeliveryService mails;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private LazyDataModel<MailLine> rows;
  private DeliveryState state;
  private MailLine chosen;

  @PostConstruct
  void open() {
    rows = new PagedModel<>(this::fetch, line -> line.id().toString());
  }

  private PagedModel.Slice<MailLine> fetch(int first, int size) {
    MailPage page =
        mails.find(visitor.caller(), new MailQuery(Optional.ofNullable(state), first, size));
    return new PagedModel.Slice<>(page.rows(), page.total());
  }

  /** Tries a mail again at once. */
  public void retry(UUID id) {
    mails.retry(visitor.caller(), id);
    toast.say("notification.mailList.retried");
  }

  /** Asks whether a mail shall be taken away. */
  public void choose(MailLine line) {
    chosen = line;
  }

  /** The mail that may be taken away. */
  public MailLine getChosen() {
    return chosen;
  }

  /** Takes the mail away that was asked about. */
  public void discard() {
    mails.discard(visitor.caller(), chosen.id());
    toast.say("notification.mailList.discarded");
  }

  /** The sign that stands for a state. */
  public String kind(DeliveryState of) {
    return switch (of) {
      case WAITING -> "use";
      case SENT -> "good";
      case FAILED -> "refused";
      case EXPIRED -> "attention";
      case DISCARDED -> "off";
    };
  }

  /** Whether a mail may be taken away. */
  public boolean isDiscardable(MailLine line) {
    return isChangeable() && (line.waiting() || line.state() == DeliveryState.FAILED);
  }

  /** Whether the visitor may do something about mails. */
  public boolean isChangeable() {
    return visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** The mails, page by page. */
  public LazyDataModel<MailLine> getRows() {
    return rows;
  }

  /** Only this state. */
  public DeliveryState getState() {
    return state;
  }

  /** Looks for another state. */
  public void setState(DeliveryState state) {
    this.state = state;
  }

  /** All states to choose from. */
  public List<DeliveryState> getStates() {
    return List.of(DeliveryState.values());
  }
}
