// What happens to the databases of the app in its browser, and what a person sees of it.

import { chip, ConversationPage, isLive } from "../support/conversation";
import { besideTheApp, killAsStoresAreMade, look, spoilTheCache, takeOver } from "../support/storage";
import { expect, type Page, test } from "../support/test";

const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";
const BEGUN = "Hola Marta, us torno a escriure";

const notice = (page: Page, words: string) => page.getByRole("alert").filter({ hasText: words });

// The outbox has three, and is made first; the cache has six.
for (const [when, stores] of [
  ["the first store of the outbox", 1],
  ["the outbox", 3],
  ["half of the cache", 6],
  ["the last store of the cache", 9],
] as const) {
  test(`a tab that is killed with ${when} made and not committed is no harm to the next`, async ({
    page,
    ground,
    owner,
  }) => {
    await killAsStoresAreMade(page, stores);
    const next = await page.context().newPage();
    const conversation = await ConversationPage.open(next, ground.paths.conversation);
    await isLive(next);
    await conversation.logSent(TEXT);
    await isLive(next);
    expect(await owner.api.rows("message")).toHaveLength(1);
    await next.reload();
    await expect(conversation.message(TEXT)).toBeVisible();
    await isLive(next);
  });
}

test("what a later version has taken over is left as it is, and what is done is sent all the same", async ({
  page,
  ground,
  owner,
  server,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const beside = await besideTheApp(page);
  await server.stop();
  await conversation.logSent(TEXT);
  await expect(chip(page)).toHaveText("Offline · 1 to send");
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(BEGUN);
  await expect(conversation.composer.getByText("Saved on this device")).toBeVisible();
  const before = await look(beside);
  await takeOver(beside);
  const newer = notice(page, "A newer version of Rapport has this browser's storage");
  await expect(newer).toBeVisible();
  await conversation.logSent(`${TEXT}, from memory`);
  await server.start();
  await expect.poll(async () => (await owner.api.rows("message")).length).toBe(2);

  // An earlier version again, over what the later one has.
  await page.reload();
  await expect(newer).toBeVisible();
  await conversation.logSent(`${TEXT}, once more`);
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(3);
  await page.close();
  const after = await look(beside);
  for (const [name, counts] of Object.entries(before)) {
    expect(after[name], name).toEqual({ ...counts, version: counts.version! + 1 });
  }
});

test("a full device says so, keeps in the tab what is logged, and takes it once there is room", async ({
  page,
  ground,
  owner,
  server,
}) => {
  test.setTimeout(180_000);
  const session = await page.context().newCDPSession(page);
  const origin = server.address;
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  const full = notice(page, "This device's storage is full");
  await expect(full).toBeVisible();
  await server.stop();
  await conversation.logSent(TEXT);
  await expect(chip(page)).toHaveText("Offline · saving");
  await server.start();
  await expect.poll(async () => (await owner.api.rows("message")).length).toBe(1);
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  // It is tried again every half minute.
  await expect(full).toHaveCount(0, { timeout: 60_000 });
  await isLive(page);
  await page.reload();
  await expect(conversation.message(TEXT)).toBeVisible();
  await isLive(page);
});

test("a connection to the databases that has died is opened again", async ({ page, ground, owner }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    const dead = new WeakSet<IDBDatabase>();
    let opened = false;
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
      opened = true;
      return open.apply(this, given);
    };
    IDBDatabase.prototype.transaction = function (...given) {
      if (!opened) dead.add(this);
      if (dead.has(this)) throw new DOMException("The database connection is closing.", "InvalidStateError");
      return begin.apply(this, given);
    };
  });
  await conversation.logSent(TEXT);
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(1);
  await page.reload();
  await expect(conversation.message(TEXT)).toBeVisible();
  await isLive(page);
});

test("where every value of the cache is damaged, all of it is fetched again", async ({ page, ground, network }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.logSent(TEXT);
  await isLive(page);
  const beside = await besideTheApp(page);
  await page.close();
  expect(await spoilTheCache(beside)).toBeGreaterThan(2);
  const next = await page.context().newPage();
  const again = await ConversationPage.open(next, ground.paths.conversation);
  await expect(again.message(TEXT)).toBeVisible();
  await isLive(next);
  // And is on the device.
  await network.off();
  await next.reload();
  await expect(again.message(TEXT)).toBeVisible();
});

test("a browser that stores nothing says so, and what is done is sent", async ({ page, ground, owner }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await expect(notice(page, "This browser does not let Rapport store anything")).toBeVisible();
  await conversation.logSent(TEXT);
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(1);
  await page.reload();
  await expect(conversation.message(TEXT)).toBeVisible();
});
