import { csvText } from "../../../main/ts/console/control/csvText.ts";
import { assertEquals } from "../assert.ts";

Deno.test("reads UTF-8 with and without the mark of Excel", () => {
  assertEquals(csvText(new TextEncoder().encode("氏名,佐藤")), "氏名,佐藤");
  assertEquals(csvText(new TextEncoder().encode("\uFEFF氏名")), "氏名");
});

Deno.test("reads Shift_JIS, which spreadsheets in Japan write", () => {
  assertEquals(csvText(new Uint8Array([0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x87, 0x40])), "氏名,①");
});

Deno.test("guesses nothing", () => {
  assertEquals(csvText(new Uint8Array([0xff, 0xfe, 0x41, 0x00])), undefined);
});
