package org.tsudoi.tunnel.websocket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A request to which the gate has added its handover, in place of what the client sent there. */
final class HandoverRequest extends HttpServletRequestWrapper {

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

  /** There is none: Liberty would make one for each handshake, and a cookie with it. */
  @Override
  public HttpSession getSession() {
    return getSession(true);
  }

  @Override
  public HttpSession getSession(boolean create) {
    return null;
  }

  private static boolean isHandover(String name) {
    return Handover.HEADER.equalsIgnoreCase(name);
  }
}
