package org.tsudoi.web.shell;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import java.util.Locale;

/** Gives every page the language that {@link LanguageChoice} decides. */
public class ConsoleViewHandler extends ViewHandlerWrapper {

  /** Wraps the handler of the container. */
  public ConsoleViewHandler(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public Locale calculateLocale(FacesContext context) {
    return CDI.current().select(LanguageChoice.class).get().locale();
  }
}
