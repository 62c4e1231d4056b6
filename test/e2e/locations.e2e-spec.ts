import type { Response } from "supertest";
import { furnish } from "../support/furnished-shop.js";
import type { Person } from "../support/login.js";
import { type Line, openLine } from "../support/shop.js";

describe("what was made says where it is", () => {
  let line: Line;
  let owner: Person;
  let ids: Record<string, string>;
  beforeAll(async () => {
    line = await openLine();
    ids = await furnish(line, line.shop, "Zzyzx");
    owner = line.shop.owner;
  });
  afterAll(() => line.close());
  const at = (path: string): string =>
    `${owner.storePath}/${path.replaceAll(/\{(\w+)\}/g, (_text, name: string) => ids[name] ?? "")}`;
  const made = async (path: string, body?: object, status = 201): Promise<Response> =>
    owner.post(at(path), body).expect(status);

  it.each<[string, object | undefined, number?]>([
    ["products", { title: "Mug", variants: [{ price: { amount: 100, currency: "EUR" } }] }],
    ["knowledge", { title: "Hours", body: "Nine to five" }],
    ["knowledge/sources/{source_id}/sync", undefined, 202],
    [
      "assistant/tests",
      { title: "Hi", messages: [{ author: "customer", text: "Hi" }], expectations: [] },
    ],
    ["bulk-messages", { title: "Sale" }],
    ["recipient-lists", { name: "Regulars" }],
    ["notification-rules", { name: "Paid", trigger: "custom_event", event_name: "paid" }],
    [
      "conversations/{conversation_id}/messages",
      { content: { kind: "text", text: "Hello" }, take_over: true },
    ],
    ["messages", { to: "+34644100001", content: { kind: "text", text: "Hello again" } }],
    ["accounts", { provider: "wasender", name: "Second phone", status: "inactive", fields: {} }],
  ])("%s: it can be read there", async (path, body, status = 201) => {
    const { headers, body: answer } = await made(path, body, status);
    const found = await owner.get(headers["location"] ?? "").expect(200);
    expect(found.body.id).toBe(answer.id);
  });

  it.each<[string, object, string]>([
    ["labels", { name: "Blue", color: "blue" }, "DELETE, OPTIONS, PATCH"],
    ["canned-replies", { shortcut: "blue", body: "We have it in blue" }, "DELETE, OPTIONS, PATCH"],
    ["synonyms", { words: ["mug", "cup"] }, "DELETE, OPTIONS, PATCH"],
    ["inbox-views", { name: "Blue", shared: true, filter: { tab: "all" } }, "DELETE, OPTIONS"],
    ["api-keys", { name: "Blue", scopes: ["catalog:read"] }, "DELETE, OPTIONS"],
    ["invitations", { email: "blue@example.com", role: "agent" }, "DELETE, OPTIONS"],
    ["conversations/{conversation_id}/notes", { body: "Likes blue" }, "DELETE, OPTIONS, PATCH"],
    ["rate-cards", { effective_from: "2026-10-02", currency: "EUR", rates: [] }, "DELETE, OPTIONS"],
  ])(
    "%s: it can be changed there, though it is read with its list",
    async (path, body, methods) => {
      const { headers, body: answer } = await made(path, body);
      expect(headers["location"]).toBe(at(`${path}/${answer.id}`));
      expect(
        (
          await line.t
            .http()
            .options(headers["location"] ?? "")
            .expect(204)
        ).headers["allow"],
      ).toBe(methods);
    },
  );

  it("a repetition says the same", async () => {
    const send = () =>
      owner
        .post(at("products"), {
          title: "Once",
          variants: [{ price: { amount: 100, currency: "EUR" } }],
        })
        .set("idempotency-key", "locate-once")
        .expect(201);
    const [first, again] = [await send(), await send()];
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect(again.headers["location"]).toBe(first.headers["location"]);
    expect(first.headers["location"]).toBe(at(`products/${first.body.id}`));
  });

  it("what was only tried is nowhere", async () => {
    const send = (query: string) =>
      line.t
        .http()
        .post(`${at("product-imports")}${query}`)
        .set({ cookie: owner.cookie, "x-csrf-token": owner.csrf, "content-type": "text/csv" })
        .send("title,price\nTried Lamp,10.00\n");
    expect((await send("?dry_run=true").expect(200)).headers["location"]).toBeUndefined();
    const done = await send("").expect(201);
    expect((await owner.get(done.headers["location"] ?? "").expect(200)).body.id).toBe(
      done.body.id,
    );
  });

  it("a new store is at its own address", async () => {
    const { headers, body } = await owner
      .post("/api/v1/stores", { name: "Another shop" })
      .expect(201);
    expect(headers["location"]).toBe(`/api/v1/stores/${body.id}`);
    await owner.get(headers["location"] ?? "").expect(200);
  });
});
