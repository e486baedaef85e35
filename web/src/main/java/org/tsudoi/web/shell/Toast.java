package org.tsudoi.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** Says in passing that something was done; never an error. */
@RequestScoped
public class Toast {

  private static final String PLACE = "toast";

  private Texts texts;

  /** For the container's proxy. */
  public Toast() {}

  /** Speaks the visitor's language. */
  @Inject
  public Toast(Texts texts) {
    this.texts = texts;
  }

  /** Shows the text with this key. */
  public void say(String key) {
    show(texts.of(key));
  }

  /** Shows the text with this key and one value. */
  public void say(String key, Object value) {
    show(texts.of(key, value));
  }

  private static void show(String sentence) {
    FacesContext context = FacesContext.getCurrentInstance();
    context.addMessage(PLACE, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, null));
  }
}
