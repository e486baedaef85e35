import { cleanText, partsOf, readText } from "../../../main/ts/chat/entity/plainText.ts";
import { assertEquals } from "../assert.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("what is no UTF-8, or nothing, cannot be read", () => {
  assertEquals(readText(new Uint8Array([0xc3, 0x28])), null);
  assertEquals(readText(new Uint8Array([0xed, 0xa0, 0x80])), null);
  assertEquals(readText(new Uint8Array(0)), null);
  assertEquals(readText(bytes(" \n\u0007\u202e ")), null);
});

Deno.test("control characters and marks that turn the direction are left out", () => {
  assertEquals(cleanText("a\u0000b\u001b[31mc\u007f\u0085d"), "ab[31mc\nd");
  assertEquals(cleanText("invoice\u202efdp.exe\u202c \u2066x\u2069"), "invoicefdp.exe x");
  assertEquals(cleanText("one\r\ntwo\rthree\u2028four\tfive"), "one\ntwo\nthree\nfour five");
});

Deno.test("walls of empty lines are two at most, and edges are bare", () => {
  assertEquals(cleanText("\n\n a \n \n \n\n\n b \n"), "a\n\n b");
});

Deno.test("what is too long is cut between characters", () => {
  const long = "😄".repeat(2100);

  assertEquals(readText(bytes(long)), "😄".repeat(2000) + "…");
  assertEquals(readText(bytes("😄".repeat(2000))), "😄".repeat(2000));
});

Deno.test("markup stays text", () => {
  const text = "<img src=x onerror=alert(1)> <a href='javascript:alert(1)'>x</a> data:text/html,x";

  assertEquals(readText(bytes(text)), text);
  assertEquals(partsOf(text), [{ text, href: null }]);
});

Deno.test("web addresses in plain sight can be opened, without what ends the sentence", () => {
  assertEquals(partsOf("See https://example.com/a?b=1, please."), [
    { text: "See ", href: null },
    { text: "https://example.com/a?b=1", href: "https://example.com/a?b=1" },
    { text: ", please.", href: null },
  ]);
});

Deno.test("addresses that could lead elsewhere than they seem stay text", () => {
  for (
    const address of [
      "https://bank.example@evil.example/",
      "https://xn--80ak6aa92e.com/",
      "https://",
      "ftp://example.com/file",
      "javascript:alert(1)",
      "data:image/png;base64,AAAA",
      "blob:https://example.com/1",
    ]
  ) {
    assertEquals(partsOf(address).some(({ href }) => href?.startsWith(address) === true), false);
    assertEquals(partsOf(address).map(({ text }) => text).join(""), address);
  }
  assertEquals(partsOf("https://bank.example@evil.example/").every((p) => p.href === null), true);
});
