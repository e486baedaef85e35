package org.tsudoi.web.meetings;

import java.io.Serializable;
import org.tsudoi.policies.MeetingOption;

/** Something that a meeting has or not, as somebody chooses it. */
public class MeetingSwitch implements Serializable {

  private static final long serialVersionUID = 1L;

  private final MeetingOption option;
  private final boolean forced;
  private boolean on;

  MeetingSwitch(MeetingOption option, boolean on, boolean forced) {
    this.option = option;
    this.on = on;
    this.forced = forced;
  }

  /** What it is about. */
  public MeetingOption getOption() {
    return option;
  }

  /** Whether the policy leaves no choice. */
  public boolean isForced() {
    return forced;
  }

  /** Whether the meeting has it. */
  public boolean isOn() {
    return on;
  }

  /** Takes whether the meeting has it; nothing where there is no choice. */
  public void setOn(boolean on) {
    this.on = forced ? this.on : on;
  }
}
