import type { PasswordRule } from "./passwordRules.ts";

/** The person who is signed in, as this page needs to know. */
export interface Account {
  readonly id: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

export const PASSWORD_DEMANDS = ["ONE_TIME", "AGED", "ASKED_FOR"] as const;

/** Why another password must be chosen. */
export type PasswordDemand = typeof PASSWORD_DEMANDS[number];

/** A session of the server; its secret stays in a cookie that no script can read. */
export interface Session {
  readonly account: Account;
  readonly passwordChangeRequired: boolean;
  /** Why it is required. */
  readonly passwordDemand: PasswordDemand;
  /** Whether nothing works before a second factor is set up. */
  readonly factorDue: boolean;
  /** What the next password must be; none unless one must be chosen. */
  readonly passwordRules: readonly PasswordRule[];
}

/** Whether this person may open meetings. */
export function mayCreateMeetings(account: Account): boolean {
  return account.roles.some((role) =>
    /^(meeting[-_ ]?creator|system[-_ ]?administrator)$/i.test(role)
  );
}
