import { BrowserDevice, type KeyStore } from "../../../main/ts/device/control/browserDevice.ts";
import { canonicalName, signedMessage } from "../../../main/ts/device/entity/proof.ts";
import { assertEquals, assertTrue } from "../assert.ts";

class MemoryKeys implements KeyStore {
  pair: CryptoKeyPair | null = null;

  load(): Promise<CryptoKeyPair | null> {
    return Promise.resolve(this.pair);
  }

  save(pair: CryptoKeyPair): Promise<void> {
    this.pair = pair;
    return Promise.resolve();
  }
}

const SERVER = "https://meet.example:9443";

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

Deno.test("signs the bytes that docs/devices.md shows, as the server does", () => {
  assertEquals(
    hex(signedMessage("sign-in", SERVER, " 花子 ", "S2V5", "Q2g")),
    "747375646f692d6465766963652d3100" + "7369676e2d696e00" +
      "68747470733a2f2f6d6565742e6578616d706c653a3934343300" + "e88ab1e5ad9000" + "5332563500" +
      "513267",
  );
  assertEquals(canonicalName("  Hanako.SATO "), "hanako.sato");
});

Deno.test("says nothing at a sign-in without a key, and asks for no challenge", async () => {
  const asked: string[] = [];
  const device = new BrowserDevice(
    new MemoryKeys(),
    (purpose) => Promise.resolve(asked.push(purpose).toString()),
    SERVER,
  );

  assertEquals(await device.prove("sign-in", "hanako"), null);
  assertEquals(asked, []);
});

Deno.test("makes a key that cannot be read when it is enrolled, and signs with it", async () => {
  const keys = new MemoryKeys();
  const device = new BrowserDevice(keys, () => Promise.resolve("Q2g"), SERVER);

  const enrolled = await device.prove("enrol", "hanako");
  const proof = await device.prove("sign-in", "Hanako");

  assertEquals(proof?.keyId, enrolled?.keyId);
  assertEquals(proof?.keyId.length, 43);
  assertEquals(keys.pair?.privateKey.extractable, false);
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey(
    "spki",
    bytes(proof?.publicKey ?? ""),
    algorithm,
    true,
    ["verify"],
  );
  assertTrue(
    await crypto.subtle.verify(
      { name: "ECDSA", hash: "SHA-256" },
      key,
      bytes(proof?.signature ?? ""),
      signedMessage("sign-in", SERVER, "hanako", proof?.keyId ?? "", "Q2g"),
    ),
  );
});
