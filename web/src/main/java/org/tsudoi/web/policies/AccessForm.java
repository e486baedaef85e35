package org.tsudoi.web.policies;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessRule;
import org.tsudoi.policies.AccessRuleLine;
import org.tsudoi.policies.AccessRules;

/** What an administrator types about access: one rule per line for each area. */
public class AccessForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private String console;
  private String api;
  private String clients;

  AccessForm(AccessRules rules) {
    console = text(rules, AccessArea.CONSOLE);
    api = text(rules, AccessArea.API);
    clients = text(rules, AccessArea.CLIENTS);
  }

  private static String text(AccessRules rules, AccessArea area) {
    return rules.rules(area).stream().map(AccessRule::toString).collect(Collectors.joining("\n"));
  }

  Map<AccessArea, List<AccessRuleLine>> lines() {
    Map<AccessArea, List<AccessRuleLine>> lines = new EnumMap<>(AccessArea.class);
    lines.put(AccessArea.CONSOLE, AccessRuleLine.ofText(console));
    lines.put(AccessArea.API, AccessRuleLine.ofText(api));
    lines.put(AccessArea.CLIENTS, AccessRuleLine.ofText(clients));
    return lines;
  }

  /** Who may use the console. */
  public String getConsole() {
    return console;
  }

  /** Takes who may use the console. */
  public void setConsole(String console) {
    this.console = console == null ? "" : console;
  }

  /** Who may use the API. */
  public String getApi() {
    return api;
  }

  /** Takes who may use the API. */
  public void setApi(String api) {
    this.api = api == null ? "" : api;
  }

  /** Who may use the meeting page and tunnels. */
  public String getClients() {
    return clients;
  }

  /** Takes who may use the meeting page and tunnels. */
  public void setClients(String clients) {
    this.clients = clients == null ? "" : clients;
  }
}
