package org.tsudoi.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.web.shell.Texts;

/** What a new password must be, in the visitor's language. */
@RequestScoped
public class PasswordRuleWords {

  private static final String KEY = "accounts.passwordChange.";

  private Texts texts;

  /** For the container's proxy. */
  public PasswordRuleWords() {}

  /** Speaks the visitor's language. */
  @Inject
  public PasswordRuleWords(Texts texts) {
    this.texts = texts;
  }

  /** The rules; the minimum age only where the present password need not be replaced. */
  List<String> rules(PasswordRules asked, boolean forced) {
    List<String> rules = new ArrayList<>();
    rules.add(texts.of(KEY + "ruleLength", asked.minimumLength()));
    addIf(asked.upperCase(), rules, "ruleUpperCase");
    addIf(asked.lowerCase(), rules, "ruleLowerCase");
    addIf(asked.digit(), rules, "ruleDigit");
    rules.add(texts.of(KEY + "ruleName"));
    rules.add(texts.of(KEY + "ruleReuse", Math.max(1, asked.generations())));
    if (asked.minimumAgeHours() > 0 && !forced) {
      rules.add(texts.of(KEY + "ruleMinimumAge", asked.minimumAgeHours()));
    }
    return rules;
  }

  private void addIf(boolean asked, List<String> rules, String element) {
    if (asked) {
      rules.add(texts.of(KEY + element));
    }
  }
}
