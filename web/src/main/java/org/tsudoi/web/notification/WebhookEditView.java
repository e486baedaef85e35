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
import org.tsudoi.notification.CreatedWebhook;
import org.tsudoi.notification.DeliveryState;
import org.tsudoi.notification.WebhookCallPage;
import org.tsudoi.notification.WebhookCallQuery;
import org.tsudoi.notification.WebhookCallView;
import org.tsudoi.notification.WebhookId;
import org.tsudoi.notification.WebhookResult;
import org.tsudoi.notification.WebhookService;
import org.tsudoi.notification.WebhookView;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** One webhook, made here or made before: what it is, a trial of it, and its calls. */
@Named
@ViewScoped
public class WebhookEditView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String LIST = "/console/notification/webhook-list.xhtml?faces-redirect=true";

  @Inject private WebhookService webhooks;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private String id;
  private WebhookView webhook;
  private WebhookForm form = new WebhookForm();
  private LazyDataModel<WebhookCallView> rows;
  private String secret;
  private String wrongField;
  private transient WebhookResult result;
  private boolean busy;

  @PostConstruct
  void begin() {
    rows = new PagedModel<>(this::fetch, call -> call.id().toString());
  }

  /** Reads the webhook that the address names, if it names one. */
  public void open() {
    if (id != null && !id.isEmpty()) {
      show(webhooks.get(visitor.caller(), WebhookId.of(id)));
    }
  }

  private void show(WebhookView shown) {
    webhook = shown;
    form = new WebhookForm(shown);
  }

  private PagedModel.Slice<WebhookCallView> fetch(int first, int size) {
    if (webhook == null) {
      return new PagedModel.Slice<>(List.of(), 0);
    }
    WebhookCallPage page =
        webhooks.calls(
            visitor.caller(),
            new WebhookCallQuery(Optional.of(webhook.id()), Optional.empty(), first, size));
    return new PagedModel.Slice<>(page.rows(), page.total());
  }

  /** Makes the webhook, or keeps what was changed. */
  public void save() {
    wrongField = null;
    result = null;
    try {
      if (webhook == null) {
        tell(webhooks.create(visitor.caller(), form.toDraft()));
      } else {
        show(webhooks.change(visitor.caller(), webhook.id(), form.toDraft()));
        secret = null;
        toast.say("webhooks.webhookEdit.saved");
      }
    } catch (RefusedException refused) {
      if (refused.problem() != Problem.INVALID_VALUE && refused.problem() != Problem.CONFLICT) {
        throw refused;
      }
      wrongField = refused.field().orElseThrow();
    }
  }

  private void tell(CreatedWebhook created) {
    show(created.view());
    secret = created.secret();
  }

  /** Gives the webhook another secret and shows it, this once. */
  public void renew() {
    tell(webhooks.renewSecret(visitor.caller(), webhook.id()));
  }

  /** Calls the webhook once. */
  public void test() {
    busy = false;
    result = null;
    try {
      result = webhooks.test(visitor.caller(), webhook.id());
    } catch (RefusedException refused) {
      if (refused.problem() != Problem.TOO_MANY_REQUESTS) {
        throw refused;
      }
      busy = true;
    }
  }

  /** Tries a call again at once. */
  public void retry(UUID call) {
    webhooks.retry(visitor.caller(), call);
    toast.say("webhooks.webhookEdit.retried");
  }

  /** Takes the webhook away and leads back to the list. */
  public String delete() {
    webhooks.delete(visitor.caller(), webhook.id());
    return LIST;
  }

  /** The shape before the word of a call's state. */
  public String kind(DeliveryState of) {
    return switch (of) {
      case WAITING -> "use";
      case SENT -> "good";
      case FAILED -> "refused";
      case EXPIRED -> "attention";
      case DISCARDED -> "off";
    };
  }

  /** Whether the visitor may change it. */
  public boolean isChangeable() {
    return visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** Whether it is there already. */
  public boolean isStored() {
    return webhook != null;
  }

  /** The id in the address. */
  public String getId() {
    return id;
  }

  /** Takes the id from the address. */
  public void setId(String id) {
    this.id = id;
  }

  /** The webhook as stored. */
  public WebhookView getWebhook() {
    return webhook;
  }

  /** What is typed. */
  public WebhookForm getForm() {
    return form;
  }

  /** Its calls, page by page. */
  public LazyDataModel<WebhookCallView> getRows() {
    return rows;
  }

  /** Its new secret, as long as it is shown. */
  public String getSecret() {
    return secret;
  }

  /** The field that was refused. */
  public String getWrongField() {
    return wrongField;
  }

  /** How the trial ended. */
  public WebhookResult getResult() {
    return result;
  }

  /** Whether somebody else tries a webhook out just now. */
  public boolean isBusy() {
    return busy;
  }
}
