import { assertEquals } from "../assert.ts";
import { agreeToTerms, readTerms } from "../../../main/ts/home/control/joinTerms.ts";
import { Api } from "../../../main/ts/shell/control/api.ts";

Deno.test("reads what stands before joining, and agrees to the version that was read", async () => {
  const asked: string[] = [];
  const api = new Api((address, request) => {
    asked.push(`${request.method} ${address} ${request.body ?? ""}`);
    return Promise.resolve(
      request.method === "POST" ? new Response(null, { status: 204 }) : Response.json({
        version: 3,
        english: "Your data\n<b>",
        japanese: "個人情報",
        due: true,
      }),
    );
  });

  const terms = await readTerms(api);
  await agreeToTerms(api, terms.version);

  assertEquals(terms, { version: 3, texts: { en: "Your data\n<b>", ja: "個人情報" }, due: true });
  assertEquals(asked, [
    "GET /api/v1/meetings/terms ",
    'POST /api/v1/meetings/terms/agree {"version":3}',
  ]);
});
