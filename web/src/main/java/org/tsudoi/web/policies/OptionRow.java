package org.tsudoi.web.policies;

import java.io.Serializable;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;

/** What a group says about an option of meetings, as an administrator chooses it. */
public class OptionRow implements Serializable {

  private static final long serialVersionUID = 1L;

  private final MeetingOption option;
  private OptionRule rule;

  OptionRow(MeetingOption option, OptionRule rule) {
    this.option = option;
    this.rule = rule;
  }

  /** Which option. */
  public MeetingOption getOption() {
    return option;
  }

  /** The rule; null for what the installation says. */
  public OptionRule getRule() {
    return rule;
  }

  /** Takes the rule. */
  public void setRule(OptionRule rule) {
    this.rule = rule;
  }
}
