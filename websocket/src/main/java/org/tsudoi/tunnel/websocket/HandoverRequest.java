package org.tsudoi.tunnel.websocket;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.tsudoi.tunnel.SessionlessRequest;

/** A request to which the gate has added its handover, in place of what the client sent there. */
final class HandoverRequest extends SessionlessRequest {

  private final String handover;

  HandoverRequest(HttpServletRequest request, Handover handover) {
    super(request);
    this.handover = handover.toString();
  }

  @Override
  public String getHeader(String name) {
    return isHandover(name) ? handover : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isHandover(name) ? Collections.enumeration(List.of(handover)) : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = Collections.list(super.getHeaderNames());
    names.removeIf(HandoverRequest::isHandover);
    names.add(Handover.HEADER);
    return Collections.enumeration(names);
  }

  private static boolean isHandover(String name) {
    return Handover.HEADER.equalsIgnoreCase(name);
  }
}
