package org.tsudoi.web.shell;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.Locale;

/**
 * Gives every page the language that {@link LanguageChoice} decides, and keeps the pages that say
 * what went wrong free of state: a stranger who asks for nonsense gets no session and no cookie.
 */
public class ConsoleViewHandler extends ViewHandlerWrapper {

  /** Wraps the handler of the container. */
  public ConsoleViewHandler(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public UIViewRoot createView(FacesContext context, String viewId) {
    UIViewRoot view = getWrapped().createView(context, viewId);
    if (view.getViewId() != null && view.getViewId().startsWith(ConsolePages.ERRORS)) {
      view.setTransient(true);
    }
    return view;
  }

  @Override
  public Locale calculateLocale(FacesContext context) {
    return CDI.current().select(LanguageChoice.class).get().locale();
  }
}
