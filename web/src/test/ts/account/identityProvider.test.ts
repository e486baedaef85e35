import { SignIn } from "../../../main/ts/account/control/signIn.ts";
import { beginning, providerRefusal } from "../../../main/ts/account/entity/identityProvider.ts";
import { Api } from "../../../main/ts/shell/control/api.ts";
import { assertEquals } from "../assert.ts";

const AOBA = { name: "Aoba", path: "console/sso/begin" };

Deno.test("leads to the provider and back to the wanted meeting", () => {
  assertEquals(beginning(AOBA, null), "../console/sso/begin?then=%2Froom%2F");
  assertEquals(
    beginning(AOBA, "481-206-775"),
    "../console/sso/begin?then=%2Froom%2F%23%2F481-206-775",
  );
});

Deno.test("leads to a provider that is asked in another language", () => {
  assertEquals(
    beginning({ name: "Aoba", path: "console/sso/saml/begin" }, null),
    "../console/sso/saml/begin?then=%2Froom%2F",
  );
});

Deno.test("leads to no other place of the server, nor to another one", () => {
  for (
    const path of [
      "https://evil.example/begin",
      "/evil.example/begin",
      "console/../api/begin",
      "console/sso/begin?x=y",
      "javascript:alert(1)",
      "",
    ]
  ) {
    assertEquals(beginning({ name: "Evil", path }, null), null);
  }
});

Deno.test("says why nobody was signed in", () => {
  assertEquals(providerRefusal(""), null);
  assertEquals(providerRefusal("?sso=sso-unknown"), "account.provider.unknown");
  assertEquals(providerRefusal("?sso=device-unknown"), "account.provider.device");
  assertEquals(providerRefusal("?sso=%3Cimg%3E"), "account.provider.failed");
});

Deno.test("offers no provider where the server does not tell of any", async () => {
  const telling = (status: number, body: unknown) =>
    new SignIn(new Api(() => Promise.resolve(Response.json(body, { status }))));

  assertEquals(await telling(200, { providers: [AOBA] }).providers(), [AOBA]);
  assertEquals(await telling(200, { providers: [] }).providers(), []);
  assertEquals(await telling(404, { code: "not-found" }).providers(), []);
});
