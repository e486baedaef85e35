import { Passkeys } from "../../../main/ts/passkey/control/passkeys.ts";
import { bytesOf, creationOptions } from "../../../main/ts/passkey/entity/passkey.ts";
import { Api } from "../../../main/ts/shell/control/api.ts";
import { assertEquals, assertTrue } from "../assert.ts";

function bytes(...values: number[]): ArrayBuffer {
  return new Uint8Array(values).buffer;
}

function server(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const api = new Api((address, request) => {
    asked.push(`${request.method} ${address} ${String(request.body ?? "")}`);
    const answer = answers[address.replace("/api/v1/session/passkeys/", "")];
    return Promise.resolve(new Response(JSON.stringify(answer), { status: 200 }));
  });
  return { api, asked };
}

Deno.test("asks any passkey of the server, and hands its answer on", async () => {
  const { api, asked } = server({ challenge: { challenge: "AQID", relyingParty: "meet.test" } });
  const wishes: CredentialRequestOptions[] = [];
  const passkeys = new Passkeys(api, {
    get: (options) => {
      wishes.push(options);
      return Promise.resolve({
        rawId: bytes(255, 254),
        response: {
          clientDataJSON: bytes(1),
          authenticatorData: bytes(2),
          signature: bytes(3),
          userHandle: bytes(4),
        },
      });
    },
    create: () => Promise.resolve(null),
  }, "https://meet.test");

  const answer = await passkeys.answer("second-factor");

  assertEquals(asked, [
    'POST /api/v1/session/passkeys/challenge {"purpose":"second-factor"}',
  ]);
  const wish = wishes[0]?.publicKey;
  assertEquals(wish?.rpId, "meet.test");
  assertEquals(wish?.userVerification, "required");
  assertEquals(wish?.allowCredentials, undefined);
  assertEquals([...wish?.challenge as Uint8Array], [1, 2, 3]);
  assertEquals(answer, {
    credentialId: "__4",
    clientData: "AQ",
    authenticatorData: "Ag",
    signature: "Aw",
    userHandle: "BA",
  });
});

Deno.test("makes a passkey that signs in alone", () => {
  const options = creationOptions({
    challenge: "AQID",
    relyingParty: "meet.test",
    userHandle: "BAUG",
    loginName: "hanako",
    displayName: "佐藤 花子",
    known: ["_v8"],
  });

  assertEquals(options.authenticatorSelection?.residentKey, "required");
  assertEquals(options.attestation, "none");
  assertEquals([...options.user.id as Uint8Array], [4, 5, 6]);
  assertEquals(options.excludeCredentials?.map(({ id }) => [...id as Uint8Array]), [[254, 255]]);
  assertEquals(options.pubKeyCredParams.map(({ alg }) => alg), [-7, -8, -257]);
});

Deno.test("offers passkeys only at the address that they belong to", async () => {
  const none = { get: () => Promise.resolve(null), create: () => Promise.resolve(null) };
  const here = (origin: string, known: typeof none | null = none) =>
    new Passkeys(server({ server: { origin: "https://meet.test" } }).api, known, origin);

  assertTrue(await here("https://meet.test").work());
  assertTrue(!await here("https://192.0.2.1").work());
  assertTrue(!await here("https://meet.test", null).work());
  assertTrue(!await new Passkeys(server({ server: {} }).api, none, "https://meet.test").work());
});

Deno.test("takes no answer for a refusal", async () => {
  const { api } = server({ challenge: { challenge: "AQID", relyingParty: "meet.test" } });
  const none = { get: () => Promise.resolve(null), create: () => Promise.resolve(null) };

  const refused = await new Passkeys(api, none, "https://meet.test").answer("sign-in")
    .catch((error: unknown) => error);

  assertTrue(refused instanceof Error);
  assertEquals([...bytesOf("-_8")], [251, 255]);
});
