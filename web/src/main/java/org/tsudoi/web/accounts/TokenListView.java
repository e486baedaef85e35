package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.accounts.ApiTokenPage;
import org.tsudoi.accounts.ApiTokenQuery;
import org.tsudoi.accounts.ApiTokenService;
import org.tsudoi.accounts.ApiTokenState;
import org.tsudoi.accounts.ApiTokenView;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** The list of everybody's API tokens. */
@Named
@ViewScoped
public class TokenListView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private ApiTokenService tokens;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private String text = "";
  private ApiTokenState state;
  private LazyDataModel<ApiTokenView> rows;
  private transient ApiTokenView chosen;

  @PostConstruct
  void open() {
    rows = new PagedModel<>(this::fetch, token -> token.id().toString());
  }

  private PagedModel.Slice<ApiTokenView> fetch(int first, int size) {
    ApiTokenPage page =
        tokens.find(
            visitor.caller(),
            new ApiTokenQuery(text, Optional.ofNullable(state), Optional.empty(), first, size));
    return new PagedModel.Slice<>(page.rows(), page.total());
  }

  /** Asks before a token is revoked. */
  public void choose(ApiTokenView token) {
    chosen = token;
  }

  /** Ends the chosen token. */
  public void revoke() {
    tokens.revoke(visitor.caller(), chosen.id());
    toast.say("tokens.tokenList.revoked", chosen.name());
  }

  /** The shape before the word of a state. */
  public String kind(ApiTokenState of) {
    return of == ApiTokenState.ACTIVE ? "good" : "off";
  }

  /** Whether all tokens are shown. */
  public boolean isUnfiltered() {
    return text.isEmpty() && state == null;
  }

  /** The token that is asked about. */
  public ApiTokenView getChosen() {
    return chosen;
  }

  /** The state that is looked for; null for all. */
  public ApiTokenState getState() {
    return state;
  }

  /** Looks for another state. */
  public void setState(ApiTokenState state) {
    this.state = state;
  }

  /** All states to choose from. */
  public List<ApiTokenState> getStates() {
    return List.of(ApiTokenState.values());
  }

  /** The tokens, page by page. */
  public LazyDataModel<ApiTokenView> getRows() {
    return rows;
  }

  /** What the visitor looks for. */
  public String getText() {
    return text;
  }

  /** Looks for something else. */
  public void setText(String text) {
    this.text = text == null ? "" : text.strip();
  }
}
