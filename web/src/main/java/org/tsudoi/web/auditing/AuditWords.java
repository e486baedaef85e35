package org.tsudoi.web.auditing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.tsudoi.auditing.AuditLine;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.web.shell.Texts;

/** What entries of the audit trail say, in words. */
@Named("auditWords")
@RequestScoped
public class AuditWords {

  private static final String ANONYMOUS = "anonymous";

  @Inject private Texts texts;

  /** Who did it: a name, the system, or somebody who was not signed in. */
  public String who(AuditLine line) {
    if (line.path() == CallerPath.SYSTEM) {
      return texts.of("auditing.system");
    }
    if (line.guest()) {
      return texts.of("auditing.guestName", line.who());
    }
    boolean stranger = line.account().isEmpty() && ANONYMOUS.equals(line.who());
    return stranger ? texts.of("auditing.anonymous") : line.who();
  }

  /** A stored value as people read it: roles and states in words, everything else as it is. */
  public String words(String value) {
    return Arrays.stream(value.split(", ?"))
        .map(part -> texts.word("auditing.value", part))
        .collect(Collectors.joining(", "));
  }
}
