package org.tsudoi.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.tsudoi.accounts.Origin;
import org.tsudoi.installation.ClientAddress;
import org.tsudoi.shared.CallerPath;

/** Where the present request comes from. */
@RequestScoped
public class RequestSource {

  private HttpServletRequest request;
  private ClientAddress clientAddress;

  /** For the container's proxy. */
  public RequestSource() {}

  @Inject
  RequestSource(HttpServletRequest request, ClientAddress clientAddress) {
    this.request = request;
    this.clientAddress = clientAddress;
  }

  /** The client's address. */
  public String address() {
    return clientAddress.of(request);
  }

  /** The origin of what came in this way. */
  public Origin over(CallerPath path) {
    String agent = request.getHeader("User-Agent");
    return new Origin(address(), path, agent == null ? "" : agent);
  }
}
