package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.accounts.LockoutPage;
import org.tsudoi.accounts.LockoutService;
import org.tsudoi.accounts.LockoutView;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** Who is locked out of signing in, and the button that lets them try again. */
@Named
@ViewScoped
public class LockoutListView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private LockoutService lockouts;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private LazyDataModel<LockoutView> rows;
  private LockoutView chosen;

  @PostConstruct
  void open() {
    rows = new PagedModel<>(this::fetch, LockoutView::id);
  }

  private PagedModel.Slice<LockoutView> fetch(int first, int size) {
    LockoutPage page = lockouts.find(visitor.caller(), first, size);
    return new PagedModel.Slice<>(page.rows(), page.total());
  }

  /** Asks whether this one shall be unlocked. */
  public void choose(LockoutView lockout) {
    chosen = lockout;
  }

  /** Lets the chosen one try again. */
  public void unlock() {
    lockouts.unlock(visitor.caller(), chosen.id());
    toast.say("accounts.lockoutList.unlocked");
  }

  /** Who is locked out now, page by page. */
  public LazyDataModel<LockoutView> getRows() {
    return rows;
  }

  /** The one that is asked about. */
  public LockoutView getChosen() {
    return chosen;
  }
}
