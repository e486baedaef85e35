import type { Sentence } from "../../shell/entity/words.ts";

/** What the installation's policy asks of a password, as far as the page can see it. */
export interface AskedOfPasswords {
  readonly minimumLength: number;
  readonly upperCase: boolean;
  readonly lowerCase: boolean;
  readonly digit: boolean;
}

/** A rule that every password meets; the server has the last word and may ask for more. */
export interface PasswordRule {
  readonly sentence: Sentence;
  readonly isMetBy: (password: string) => boolean;
}

/** The rules that the policy makes (spec 6.1.2), counted and compared as the server does. */
export function passwordRules(asked: AskedOfPasswords): readonly PasswordRule[] {
  const { minimumLength } = asked;
  const rules: PasswordRule[] = [{
    sentence: ["account.password.rule.length", minimumLength],
    isMetBy: (password) => [...password.normalize("NFC")].length >= minimumLength,
  }];
  if (asked.upperCase) rules.push(holding("account.password.rule.upper", /\p{Uppercase}/u));
  if (asked.lowerCase) rules.push(holding("account.password.rule.lower", /\p{Lowercase}/u));
  if (asked.digit) rules.push(holding("account.password.rule.digit", /\p{Nd}/u));
  return rules;
}

function holding(sentence: Sentence, kind: RegExp): PasswordRule {
  return { sentence, isMetBy: (password) => kind.test(password) };
}
