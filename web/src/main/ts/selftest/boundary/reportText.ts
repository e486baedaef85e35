import { sentence } from "../../shell/boundary/speech.ts";
import { CHECKS, type Findings, isSlow, verdictOf } from "../entity/findings.ts";

/** Whose test it was. */
export interface Circumstances {
  readonly at: Date;
  readonly host: string;
  readonly address: string;
  readonly browser: string;
}

/** The findings as plain text for whoever runs the network. */
export function reportText(findings: Findings, of: Circumstances): string {
  const lines = [
    sentence("selftest.report.title"),
    sentence(["selftest.report.at", of.at.toISOString()]),
    sentence(["selftest.report.host", of.host]),
    sentence(["selftest.report.address", of.address === "" ? "–" : of.address]),
    sentence(["selftest.report.browser", of.browser]),
    "",
    sentence(`selftest.verdict.${verdictOf(findings)}`),
  ];
  if (isSlow(findings)) lines.push(sentence("selftest.slow"));
  lines.push("");
  for (const name of CHECKS) {
    const finding = findings.get(name);
    if (finding === undefined) continue;
    lines.push(
      sentence([
        "selftest.report.line",
        sentence(`selftest.${name}`),
        sentence(`selftest.state.${finding.state}`),
        sentence([`selftest.${name}.${finding.state}`, finding.figure]),
      ]),
    );
  }
  return lines.join("\n");
}
