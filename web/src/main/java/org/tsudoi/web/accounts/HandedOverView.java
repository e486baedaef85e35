package org.tsudoi.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The last page in the browser, to which the desktop client leads it once it knows the outcome. */
@Named
@RequestScoped
public class HandedOverView {

  @Inject private HttpServletRequest request;

  /** done, declined or failed; whatever else is said counts as failed. */
  public String getOutcome() {
    String told = request.getParameter("outcome");
    return "done".equals(told) || "declined".equals(told) ? told : "failed";
  }

  /** Whether the client is signed in. */
  public boolean isDone() {
    return getOutcome().equals("done");
  }

  /** This page in another language. */
  public String link(String language) {
    return request.getContextPath()
        + "/console/accounts/handed-over.xhtml?outcome="
        + getOutcome()
        + "&lang="
        + language;
  }
}
