import { Guests } from "../../../main/ts/home/control/guests.ts";
import { Api } from "../../../main/ts/shell/control/api.ts";
import { assertEquals } from "../assert.ts";

function fakeMemory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

function server(visits: string[]) {
  const asked: [string, unknown][] = [];
  const fetch = (address: string, request: RequestInit) => {
    asked.push([address, JSON.parse(String(request.body))]);
    if (address.endsWith("leave")) return Promise.resolve(new Response(null, { status: 204 }));
    const grant = {
      visit: visits.shift(),
      ticket: "t",
      tunnelPath: "/tunnel/ws",
      meeting: { number: "481-206-775", title: "Review" },
      protection: 0,
    };
    return Promise.resolve(new Response(JSON.stringify(grant)));
  };
  return { asked, api: new Api(fetch) };
}

Deno.test("shows the visit again at the same meeting, and nowhere else", async () => {
  const { asked, api } = server(["one", "one", "two"]);
  const guests = new Guests(api, fakeMemory());

  await guests.join("481-206-775", "Visitor", "", null);
  await guests.join("481-206-775", "Visitor", "key", 7);
  await guests.join("111-222-333", "Visitor", "", null);

  assertEquals(asked, [
    ["/api/v1/guests/481-206-775/join", { name: "Visitor" }],
    ["/api/v1/guests/481-206-775/join", {
      name: "Visitor",
      meetingKey: { type: 1, value: "key" },
      visit: "one",
      agreedTerms: 7,
    }],
    ["/api/v1/guests/111-222-333/join", { name: "Visitor" }],
  ]);
});

Deno.test("begins anew after leaving for good", async () => {
  const { asked, api } = server(["one", "two"]);
  const guests = new Guests(api, fakeMemory());
  await guests.join("481-206-775", "Visitor", "", null);

  await guests.leave("481-206-775");
  await guests.leave("481-206-775");
  await guests.join("481-206-775", "Visitor", "", null);

  assertEquals(asked.slice(1), [
    ["/api/v1/guests/leave", { visit: "one" }],
    ["/api/v1/guests/481-206-775/join", { name: "Visitor" }],
  ]);
});

Deno.test("comes in all the same where the browser forbids to keep anything", async () => {
  const { api } = server(["one"]);
  const forbidden = () => {
    throw new Error("forbidden");
  };
  const guests = new Guests(api, { getItem: forbidden, setItem: forbidden });

  const grant = await guests.join("481-206-775", "Visitor", "", null);

  assertEquals(grant.ticket, "t");
});
