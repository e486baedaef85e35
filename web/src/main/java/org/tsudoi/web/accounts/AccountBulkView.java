package org.tsudoi.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.BulkAction;
import org.tsudoi.accounts.BulkLine;
import org.tsudoi.accounts.BulkOrder;
import org.tsudoi.accounts.BulkReport;
import org.tsudoi.accounts.BulkService;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;
import org.tsudoi.web.shell.Texts;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/**
 * One thing done to many users of the list: looked at first, then done to exactly those of whom the
 * look said so.
 */
@Named
@ViewScoped
public class AccountBulkView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private BulkService bulk;
  @Inject private AccountListView list;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private Toast toast;

  private boolean everybody;
  private BulkAction action = BulkAction.DISABLE;
  private String group;
  private BulkReport report;
  private BulkOrder order;

  /** Chooses all users that the filter finds, whatever page they are on. */
  public void chooseAll() {
    everybody = true;
  }

  /**
   * Other users are looked for: a choice of all was one of those that were found until now, and the
   * single ones stay chosen.
   */
  public void look() {
    everybody = false;
    if (isAnybody()) {
      list.countAgain();
    }
  }

  /** Chooses nobody. */
  public void chooseNobody() {
    everybody = false;
    list.setSelected(List.of());
  }

  /** Says who would be changed and who would not. */
  public void review() {
    report = null;
    BulkOrder wanted =
        new BulkOrder(
            action,
            action.needsGroup() ? Optional.ofNullable(group).map(GroupId::of) : Optional.empty(),
            everybody ? List.of() : list.getSelected().stream().map(AccountView::id).toList(),
            list.query());
    report = bulk.preview(visitor.caller(), wanted);
    List<AccountId> changed =
        report.lines().stream().filter(line -> line.reason().isEmpty()).map(BulkLine::id).toList();
    order = new BulkOrder(wanted.action(), wanted.group(), changed, wanted.query());
  }

  /** Does it to those of whom the look said that they are changed. */
  public void run() {
    if (isReady()) {
      BulkReport done = bulk.run(visitor.caller(), order);
      toast.say("groups.bulk.done", done.changed());
      report = null;
      chooseNobody();
    }
  }

  /** Whether anybody is changed. */
  public boolean isReady() {
    return report != null && report.changed() > 0;
  }

  /** Whether people lose something by it. */
  public boolean isTaking() {
    return action == BulkAction.DISABLE || action == BulkAction.DELETE;
  }

  /** Whether anybody is chosen. */
  public boolean isAnybody() {
    return everybody || !list.getSelected().isEmpty();
  }

  /** Whether all that the filter finds are chosen. */
  public boolean isEverybody() {
    return everybody;
  }

  /** How many are chosen. */
  public long getCount() {
    return everybody ? list.getRows().getRowCount() : list.getSelected().size();
  }

  /** The lines of the look, those first who are left as they are. */
  public List<BulkLine> getLines() {
    return report == null
        ? List.of()
        : report.lines().stream()
            .sorted(Comparator.comparing(line -> line.reason().isEmpty()))
            .toList();
  }

  /** Why a user is left as is, or that the user is changed. */
  public String explain(BulkLine line) {
    return line.reason()
        .map(reason -> texts.named("groups.bulkReason", reason))
        .orElseGet(() -> texts.of("groups.bulk.changed"));
  }

  /** What the look said. */
  public BulkReport getReport() {
    return report;
  }

  /** What shall be done. */
  public BulkAction getAction() {
    return action;
  }

  /** Takes what shall be done. */
  public void setAction(BulkAction action) {
    this.action = action;
  }

  /** All that can be done. */
  public List<BulkAction> getActions() {
    return List.of(BulkAction.values());
  }

  /** The id of the group that it is about. */
  public String getGroup() {
    return group;
  }

  /** Takes the id of the group that it is about. */
  public void setGroup(String group) {
    this.group = group;
  }
}
