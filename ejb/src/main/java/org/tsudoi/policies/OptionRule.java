package org.tsudoi.policies;

/** What a policy says about something that whoever opens a meeting could switch on or off. */
public enum OptionRule {
  /** Always on. */
  FORCED_ON(true, true),
  /** On unless somebody switches it off. */
  DEFAULT_ON(false, true),
  /** Off unless somebody switches it on. */
  DEFAULT_OFF(false, false),
  /** Always off. */
  FORCED_OFF(true, false);

  private final boolean forced;
  private final boolean on;

  OptionRule(boolean forced, boolean on) {
    this.forced = forced;
    this.on = on;
  }

  /** Whether a meeting may be opened with it on, or off. */
  public boolean admits(boolean wanted) {
    return !forced || wanted == on;
  }

  /** Whether nobody has a choice. */
  public boolean isForced() {
    return forced;
  }

  /** Whether a meeting begins with it on. */
  public boolean isOn() {
    return on;
  }

  /**
   * The stricter of two rules: one that leaves no choice; of two that do not, or of two that do,
   * the one on the side that is safer.
   *
   * @param safer whether on is the safer side
   */
  OptionRule stricter(OptionRule other, boolean safer) {
    if (forced != other.forced) {
      return forced ? this : other;
    }
    return on == safer ? this : other;
  }
}
