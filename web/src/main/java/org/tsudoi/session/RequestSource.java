package org.tsudoi.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.tsudoi.accounts.Origin;
import org.tsudoi.shared.CallerPath;

/** Where the present request comes from, for what strangers may ask. */
@RequestScoped
public class RequestSource {

  private HttpServletRequest request;

  /** For the container's proxy. */
  public RequestSource() {}

  @Inject
  RequestSource(HttpServletRequest request) {
    this.request = request;
  }

  /** The origin of what came in this way. */
  public Origin over(CallerPath path) {
    String agent = request.getHeader("User-Agent");
    return new Origin(request.getRemoteAddr(), path, agent == null ? "" : agent);
  }
}
