package org.tsudoi.web.shell;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.primefaces.PrimeFaces;
import org.primefaces.csp.CspException;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.StorageFault;

/**
 * Where refusals and failures become something that a person can read.
 *
 * <p>A refused action leaves the page as it is and says the reason above it; a page that may not be
 * seen becomes the page that says who may; a session that is gone leads to sign-in with a sentence.
 * A failure is logged once under an incident number, which the visitor reads too.
 */
class ConsoleExceptionHandler extends ExceptionHandlerWrapper {

  private static final Logger LOG = Logger.getLogger(ConsoleExceptionHandler.class.getName());

  ConsoleExceptionHandler(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    FacesContext context = FacesContext.getCurrentInstance();
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    while (events.hasNext()) {
      ExceptionQueuedEvent event = events.next();
      events.remove();
      try {
        answer(context, event.getContext());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    // Nothing is left for the handler behind this one, and after an error page the context is gone.
  }

  private void answer(FacesContext context, ExceptionQueuedEventContext event) throws IOException {
    if (context.getResponseComplete()) {
      return;
    }
    Throwable thrown = event.getException();
    RefusedException refusal = find(thrown, RefusedException.class);
    if (refusal != null) {
      LOG.log(Level.FINE, "Refused", refusal);
      refuse(context, refusal.problem());
    } else if (isAboutState(event, thrown)) {
      LOG.log(Level.FINE, "A form of a page that is gone, or never was", thrown);
      redirect(context, ConsolePages.again(request(context)));
    } else if (find(thrown, CspException.class) != null) {
      LOG.log(Level.FINE, "A form that was sent by hand", thrown);
      error(context, HttpServletResponse.SC_BAD_REQUEST);
    } else {
      fail(context, thrown);
    }
  }

  /** What cannot be restored is too old or was made by somebody else: no failure of ours. */
  private static boolean isAboutState(ExceptionQueuedEventContext event, Throwable thrown) {
    return event.getPhaseId() == PhaseId.RESTORE_VIEW
        || find(thrown, ViewExpiredException.class) != null;
  }

  private void refuse(FacesContext context, Problem problem) throws IOException {
    switch (problem) {
      case NOT_SIGNED_IN, SESSION_ENDED ->
          redirect(context, ConsolePages.signInAfter(request(context)));
      case PASSWORD_CHANGE_REQUIRED -> redirect(context, ConsolePages.PASSWORD_CHANGE);
      default -> {
        if (canAsk(context) && problem == Problem.PROOF_REQUIRED) {
          askForProof(context);
        } else if (canStay(context)) {
          say(context, problem);
        } else {
          error(context, problem.httpStatus() == 404 ? 404 : 403);
        }
      }
    }
  }

  /** Whether the page that was acted on can be shown again with a sentence above it. */
  private static boolean canStay(FacesContext context) {
    return context.isPostback() && context.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
  }

  /** Whether the page is still there, with what it sent. */
  private static boolean canAsk(FacesContext context) {
    return canStay(context) && context.getPartialViewContext().isAjaxRequest();
  }

  /** The page asks for it in a dialog and repeats what was wanted. */
  private static void askForProof(FacesContext context) {
    PrimeFaces.current().ajax().addCallbackParam("proofMissing", true);
    context.validationFailed();
    context.renderResponse();
  }

  private static void say(FacesContext context, Problem problem) {
    Texts texts = CDI.current().select(Texts.class).get();
    context.addMessage(
        null,
        new FacesMessage(FacesMessage.SEVERITY_ERROR, texts.of("problem." + problem.key()), null));
    context.validationFailed();
    context.renderResponse();
  }

  private static void error(FacesContext context, int status) throws IOException {
    ExternalContext external = context.getExternalContext();
    context.responseComplete();
    if (!external.isResponseCommitted()) {
      external.responseReset();
      external.responseSendError(status, null);
    }
  }

  private static void fail(FacesContext context, Throwable thrown) throws IOException {
    String incident = Incident.log(thrown);
    ExternalContext external = context.getExternalContext();
    boolean away = StorageFault.isAway(thrown);
    if (context.getPartialViewContext().isAjaxRequest()) {
      redirect(
          context,
          away
              ? ConsolePages.AWAY
              : ConsolePages.FAILURE + "?" + Incident.PARAMETER + "=" + incident);
      return;
    }
    context.responseComplete();
    if (!external.isResponseCommitted()) {
      external.responseReset();
      request(context).setAttribute(Incident.ATTRIBUTE, incident);
      external.responseSendError(away ? Problem.STORAGE_AWAY.httpStatus() : 500, null);
    }
  }

  private static void redirect(FacesContext context, String path) throws IOException {
    ExternalContext external = context.getExternalContext();
    if (!external.isResponseCommitted()) {
      external.responseReset();
      external.redirect(external.getRequestContextPath() + path);
    }
    context.responseComplete();
  }

  private static HttpServletRequest request(FacesContext context) {
    return (HttpServletRequest) context.getExternalContext().getRequest();
  }

  private static <T extends Throwable> T find(Throwable thrown, Class<T> wanted) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (wanted.isInstance(each)) {
        return wanted.cast(each);
      }
    }
    return null;
  }
}
