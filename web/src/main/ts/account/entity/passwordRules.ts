/** A rule that every password meets; the server has the last word and may ask for more. */
export interface PasswordRule {
  readonly name: string;
  readonly isMetBy: (password: string) => boolean;
}

/** The least that the server asks for (spec 6.1.2). */
export const PASSWORD_RULES: readonly PasswordRule[] = [
  { name: "length", isMetBy: (password) => [...password].length >= 8 },
  { name: "upper", isMetBy: (password) => /[A-Z]/.test(password) },
  { name: "lower", isMetBy: (password) => /[a-z]/.test(password) },
  { name: "digit", isMetBy: (password) => /[0-9]/.test(password) },
];
