// A device that was signed out from another one, perhaps because it is in other hands.

import { ANNA, Api } from "../support/api";
import { chip, ConversationPage, isLive } from "../support/conversation";
import { FORN_VELL } from "../support/workspace";
import { expect, type Page, test } from "../support/test";

const LOGGED = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";
const SENT = "Hola Marta, us hem enviat les mostres que volíeu tastar";
const BEGUN = "Hola Marta, us torno a escriure";

/** Everything that the browser's databases hold of the workspace, as text. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const all: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open(name!);
        opening.onsuccess = () => done(opening.result);
      });
      for (const store of db.objectStoreNames) {
        const values = await new Promise<unknown[]>((done) => {
          const reading = db.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => done(reading.result);
        });
        const text = (value: unknown): string =>
          value instanceof ArrayBuffer || ArrayBuffer.isView(value)
            ? new TextDecoder().decode(value as ArrayBuffer)
            : typeof value === "object" && value !== null
              ? Object.values(value).map(text).join(" ")
              : String(value);
        all.push(...values.map(text));
      }
      db.close();
    }
    return all.join("\n");
  });

/** The member signs every other device of theirs out, from one of their own. */
async function signOutAllOthers(address: string): Promise<void> {
  const other = await Api.open(address);
  await other.post("/api/v1/sign-in", { email: ANNA.email, password: ANNA.password });
  const devices: { id: string; current: boolean }[] = await (await other.get("/api/v1/devices")).json();
  for (const device of devices.filter(({ current }) => !current)) {
    const answer = await other.http.delete(`/api/v1/devices/${device.id}`);
    expect(answer.status()).toBe(204);
  }
  await other.close();
}

test("a device signed out from another is cleared, and has what was typed once its member is back", async ({
  page,
  ground,
  server,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.logSent(SENT);
  await isLive(page);
  expect(await kept(page)).toContain(SENT);
  await server.stop();
  await conversation.logSent(LOGGED);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(BEGUN);
  await expect(conversation.composer.getByText("Saved on this device")).toBeVisible();
  await expect(chip(page)).toHaveText("Offline · 1 to send");
  const second = await page.context().newPage();
  await second.goto("/drafts");
  await expect(chip(second)).toHaveText("Offline · 1 to send");

  // What waits is not sent in the moment between the two.
  await page.context().route("**/api/v1/commands", (route) => route.abort());
  await server.start();
  await signOutAllOthers(server.address);
  for (const tab of [page, second]) {
    const told = tab.getByRole("alert").filter({ hasText: "signed out of this browser from elsewhere" });
    await expect(told).toBeVisible();
    await expect(chip(tab)).toHaveText("Signed out · 1 to send");
    await expect(tab.getByText(FORN_VELL)).toHaveCount(0);
    await expect(tab.getByText(BEGUN)).toHaveCount(0);
  }
  await page.context().unroute("**/api/v1/commands");
  await expect.poll(() => kept(page)).not.toContain(SENT);
  expect(await kept(page), "what waits is kept").toContain(LOGGED);
  await second.close();

  // Whoever opens the app there is nobody.
  await expect.poll(() => page.evaluate(() => localStorage.getItem("rapport-session"))).toBeNull();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByLabel("Email").fill(ANNA.email);
  await page.getByLabel("Password").fill(ANNA.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(ground.paths.conversation));
  await isLive(page);
  await expect(conversation.theyRead).toHaveValue(BEGUN);
  await expect(conversation.message(SENT)).toBeVisible();
  const again = await Api.open(server.address, await page.context().storageState());
  const texts = (await again.rows("message")).map((row) => row.said.original_text);
  expect(texts.sort()).toEqual([LOGGED, SENT].sort());
  await again.close();
});
