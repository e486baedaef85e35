package org.tsudoi.installation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose address a request counts by, where proxies stand before the server (ADR 139, spec 4.2):
 * that of the connection, or what a trusted proxy says about whom it was asked by.
 *
 * <p>Each proxy puts the address that it was asked from at the end of {@code X-Forwarded-For}. They
 * are followed from the end, only as long as the one who speaks is trusted: whatever stands before
 * is a stranger's word. No other header says an address. Thread-safe.
 */
@ApplicationScoped
public class ClientAddress {

  private static final String HEADER = "X-Forwarded-For";

  /** An address, as proxies write it: alone, in brackets, or with a port behind it. */
  private static final Pattern HOP =
      Pattern.compile(
          "\\[([0-9A-Fa-f:.]{2,45})](?::[0-9]{1,5})?"
              + "|([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?"
              + "|([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,40})");

  private Pattern trusted;

  /** For the container's proxy. */
  public ClientAddress() {}

  /**
   * Addresses behind these proxies.
   *
   * @param proxies a regular expression for the addresses of all that are trusted
   * @throws IllegalArgumentException if it is none
   */
  @Inject
  public ClientAddress(
      @ConfigProperty(name = "tsudoi.trusted.proxies", defaultValue = "none") String proxies) {
    try {
      trusted = Pattern.compile(proxies);
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "tsudoi.trusted.proxies is no regular expression: " + wrong.getMessage(), wrong);
    }
  }

  /** The client's address, in the form in which the container or the proxy wrote it. */
  public String of(HttpServletRequest request) {
    String peer = request.getRemoteAddr();
    return isTrusted(peer) ? of(peer, Collections.list(request.getHeaders(HEADER))) : peer;
  }

  /** The same of a connection's own address and the values of the header in their order. */
  String of(String peer, List<String> forwarded) {
    List<String> hops =
        forwarded.stream().flatMap(line -> Arrays.stream(line.split(",", -1))).toList();
    String client = peer;
    for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
      Optional<String> before = address(hops.get(i).strip());
      if (before.isEmpty()) {
        return client;
      }
      client = before.get();
    }
    return client;
  }

  private boolean isTrusted(String address) {
    return trusted.matcher(address).matches();
  }

  /** What a proxy wrote, if it is an address and neither hidden nor unknown. */
  private static Optional<String> address(String hop) {
    Matcher matcher = HOP.matcher(hop);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Optional.of(matcher.group(group));
      }
    }
    return Optional.empty();
  }
}
