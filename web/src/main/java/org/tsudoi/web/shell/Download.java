package org.tsudoi.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers an action with a file in place of a page. */
@RequestScoped
public class Download {

  /** For the container's proxy. */
  public Download() {}

  /** Sends a CSV file in UTF-8; the browser keeps it under this name. */
  public void csv(String name, byte[] content) {
    FacesContext context = FacesContext.getCurrentInstance();
    ExternalContext external = context.getExternalContext();
    external.responseReset();
    external.setResponseContentType("text/csv;charset=UTF-8");
    external.setResponseContentLength(content.length);
    external.setResponseHeader("Cache-Control", "no-store");
    external.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    try {
      external.getResponseOutputStream().write(content);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    context.responseComplete();
  }
}
