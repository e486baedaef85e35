import { awayFrom, judgeClose, judgeRefusal } from "../../../main/ts/meeting/control/endings.ts";
import { RequestRefused } from "../../../main/ts/shell/control/api.ts";
import { assertEquals } from "../assert.ts";

Deno.test("whoever is expelled learns why and by whom", () => {
  const verdict = judgeClose(4411, { problem: "expelled", detail: "Wrong room", by: "Ken Sato" });

  assertEquals(verdict, { ending: { reason: "expelled", by: "Ken Sato", detail: "Wrong room" } });
});

Deno.test("an end by the administration says so, with or without a name", () => {
  const closing = { problem: "expelled", detail: "", by: "", administration: true } as const;

  const verdict = judgeClose(4411, closing);

  const ending = { reason: "expelled", by: "", detail: "", administration: true } as const;
  assertEquals(verdict, { ending });
});

Deno.test("everybody learns by whom a meeting was ended, even without a close code", () => {
  const verdict = judgeClose(1006, { problem: "meeting-ended", detail: "", by: "Ken Sato" });

  assertEquals(verdict, { ending: { reason: "meeting-ended", by: "Ken Sato", detail: "" } });
});

Deno.test("a server whose applications are not there yet is asked again", () => {
  const verdict = judgeRefusal(new RequestRefused(404, "not-found", ""));

  assertEquals(verdict, { retry: true, stopping: false });
});

Deno.test("the last words of a server that stops count, however the connection broke then", () => {
  const closing = { problem: "server-stopping", detail: "", by: "" };

  assertEquals(judgeClose(1006, closing), { retry: true, stopping: true });
  assertEquals(judgeClose(4503, null), { retry: true, stopping: true });
  assertEquals(judgeClose(1006, null), { retry: true, stopping: false });
});

Deno.test("a meeting that is not there any more is over", () => {
  const verdict = judgeRefusal(new RequestRefused(404, "meeting-not-found", ""));

  assertEquals(verdict, { ending: { reason: "meeting-ended", by: "", detail: "" } });
});

Deno.test("whose place was taken meanwhile is told so instead of trying for a minute", () => {
  const verdict = judgeRefusal(new RequestRefused(503, "meeting-full", ""));

  assertEquals(verdict, { ending: { reason: "meeting-full", by: "", detail: "" } });
});

Deno.test("whose address is refused is told so and does not come back by itself", () => {
  const ending = { reason: "address-refused", by: "", detail: "" } as const;
  const closing = { problem: "address-refused", detail: "", by: "" };

  assertEquals(judgeClose(4403, closing), { ending });
  assertEquals(judgeRefusal(new RequestRefused(403, "address-refused", "")), { ending });
});

Deno.test("a server that is away is told from one that says no", () => {
  assertEquals(awayFrom(new RequestRefused(404, "not-found", ""))?.code, "offline");
  assertEquals(awayFrom(new RequestRefused(0, "offline", ""))?.code, "offline");
  assertEquals(awayFrom(new RequestRefused(503, "server-stopping", ""))?.code, "server-stopping");
  assertEquals(awayFrom(new RequestRefused(404, "meeting-not-found", "")), null);
  assertEquals(awayFrom(new RequestRefused(403, "meeting-key-wrong", "")), null);
  assertEquals(awayFrom(new TypeError("a fault of the page")), null);
});
