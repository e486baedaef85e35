import { judgeRefusal } from "../../../main/ts/meeting/control/endings.ts";
import { RequestRefused } from "../../../main/ts/shell/control/api.ts";
import { assertEquals } from "../assert.ts";

Deno.test("a server whose applications are not there yet is asked again", () => {
  const verdict = judgeRefusal(new RequestRefused(404, "not-found", ""));

  assertEquals(verdict, { retry: true, stopping: false });
});

Deno.test("a meeting that is not there any more is over", () => {
  const verdict = judgeRefusal(new RequestRefused(404, "meeting-not-found", ""));

  assertEquals(verdict, { ending: { reason: "meeting-ended", by: "", detail: "" } });
});
