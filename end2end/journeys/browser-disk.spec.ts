// What the device's disk has kept of the browser's databases when the power went, when the browser was
// killed in the middle of a write, or when it called durable what was not.

import { appendFileSync, cpSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { chip, ConversationPage, isLive } from "../support/conversation";
import { files, getReady, kill, logs, open, saved, signal, withoutGuard } from "../support/profile";
import { beforeTheDoor, expect } from "../support/test";

const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";

/** All of what was called saved, and perhaps some of what came after. */
const begun = (round: number) => new RegExp(`^${TEXT}, begun ${round}!*$`);

/** A second browser on a copy of the profile, without the first one's lock on it. */
const copied = (profile: string, copy: string) =>
  cpSync(profile, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.includes("Singleton") });

beforeTheDoor(
  "when the power goes, whatever the disk had not been told to keep, all that was called saved is there",
  async ({ server, owner, ground }, info) => {
    beforeTheDoor.setTimeout(240_000);
    const profile = info.outputPath("profile");
    // The sign-in is of another day: what a browser keeps of it is written some seconds later.
    const cookies = await getReady(profile, server.address, ground.paths.conversation);
    const { context, page } = await open(profile, server.address);
    await context.addCookies(cookies);
    const conversation = await ConversationPage.open(page, ground.paths.conversation);
    await isLive(page);
    await server.stop();
    const logged = `${TEXT}, logged`;
    await conversation.logSent(logged);
    await expect(chip(page)).toHaveText("Offline · 1 to send");
    await conversation.choose("Log sent");
    await conversation.theyRead.fill(`${TEXT}, begun 1`);
    await saved(conversation);
    // What was called saved was synced; what is written from here on may be lost, from any byte on.
    const synced = logs(profile);
    const more = conversation.theyRead.pressSequentially("!".repeat(40), { delay: 5 });
    await expect(conversation.theyRead).toHaveValue(/!{20}/);
    signal(profile, "SIGSTOP");
    const after = logs(profile);
    const longer = [...after].filter(([path, length]) => length > (synced.get(path) ?? length));
    expect(longer.length, "it is written on").toBeGreaterThan(0);
    const copies = [0, 0.4, 0.8, 1].map((share) => {
      const copy = info.outputPath(`copy-${share}`);
      copied(profile, copy);
      for (const [path, length] of longer) {
        const kept = synced.get(path)!;
        truncateSync(join(copy, path), kept + Math.floor((length - kept) * share));
      }
      return copy;
    });
    signal(profile, "SIGCONT");
    await more;
    await context.close();

    for (const copy of copies) {
      const again = await open(copy, server.address);
      await again.context.addCookies(cookies);
      const restored = await ConversationPage.open(again.page, ground.paths.conversation);
      await expect(restored.message(logged), copy).toBeVisible();
      await expect(restored.theyRead, copy).toHaveValue(begun(1));
      await expect(chip(again.page), copy).toHaveText("Offline · 1 to send");
      await server.start();
      await isLive(again.page);
      await again.context.close();
      await server.stop();
    }
    await server.start();
    // Four devices' worth of it, and one message.
    expect(await owner.api.rows("message")).toHaveLength(1);
  },
);

// Chromium reads such a log to there, goes on behind it, and deletes all of it at the start after that.
const HALF = Buffer.from([0x5a, 0xa5, 0x5a, 0xa5, 200, 0, 1, ...Array(60).fill(0x31)]);
for (const [what, torn, before] of [
  ["half a record in its log", HALF, undefined],
  ["zeros in its log", Buffer.alloc(300), undefined],
  ["half a record in its log, by a version without a guard", HALF, withoutGuard],
] as const) {
  beforeTheDoor(
    `what waits outlives a browser that was killed in the middle of a write and has left ${what}`,
    async ({ server, owner, ground }, info) => {
      beforeTheDoor.setTimeout(180_000);
      const profile = info.outputPath("profile");
      const cookies = await getReady(profile, server.address, ground.paths.conversation, before);
      const start = async (script = () => {}) => {
        const { context, page } = await open(profile, server.address);
        await context.addCookies(cookies);
        await context.addInitScript(script);
        return { context, page, conversation: await ConversationPage.open(page, ground.paths.conversation) };
      };
      const first = await start(before);
      await isLive(first.page);
      await server.stop();
      await first.conversation.logSent(TEXT);
      await expect(chip(first.page)).toHaveText("Offline · 1 to send");
      await kill(first.context, profile);
      const broken = [...logs(profile).keys()];
      expect(broken).not.toHaveLength(0);
      for (const log of broken) appendFileSync(join(profile, log), torn);

      const second = await start();
      await expect(second.conversation.message(TEXT)).toBeVisible();
      await second.conversation.choose("Log sent");
      await second.conversation.theyRead.fill(`${TEXT}, begun 2`);
      await saved(second.conversation);
      await expect
        .poll(() => [...logs(profile).keys()].filter((log) => broken.includes(log)), "the log is begun anew")
        .toEqual([]);
      await kill(second.context, profile);

      const third = await start();
      await expect(third.conversation.message(TEXT)).toBeVisible();
      await expect(third.conversation.theyRead).toHaveValue(begun(2));
      await expect(third.page.getByRole("alert")).toHaveCount(0);
      await expect(chip(third.page)).toHaveText("Offline · 1 to send");
      await server.start();
      await isLive(third.page);
      await third.context.close();
      expect(await owner.api.rows("message")).toHaveLength(1);
    },
  );
}

beforeTheDoor(
  "a browser that was killed begins a new log before anything else is written, one that came to its end does not",
  async ({ server, ground }, info) => {
    beforeTheDoor.setTimeout(180_000);
    const profile = info.outputPath("profile");
    const cookies = await getReady(profile, server.address, ground.paths.conversation);
    /** The databases that are made or written at a start, until the guard has done its part. */
    const start = async () => {
      const { context, page } = await open(profile, server.address);
      await context.addCookies(cookies);
      await context.addInitScript(() => {
        // It is noted again when the guard has done its part.
        localStorage.removeItem("rapport-kept");
        const touched: string[] = [];
        Reflect.set(globalThis, "touched", touched);
        const { put } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.put = function (...what) {
          touched.push(this.transaction.db.name);
          return Reflect.apply(put, this, what);
        };
        const { deleteDatabase } = IDBFactory.prototype;
        IDBFactory.prototype.deleteDatabase = function (name) {
          touched.push(`without ${name}`);
          return Reflect.apply(deleteDatabase, this, [name]);
        };
      });
      await ConversationPage.open(page, ground.paths.conversation);
      await expect.poll(() => page.evaluate(() => localStorage.getItem("rapport-kept"))).toBe("1");
      const touched: string[] = await page.evaluate(() => Reflect.get(globalThis, "touched"));
      return { context, page, touched: [...new Set(touched)] };
    };
    const first = await start();
    expect(first.touched).not.toContain("without rapport-passing");
    await kill(first.context, profile);

    const second = await start();
    expect(second.touched.slice(0, 2)).toEqual(["rapport-guard", "without rapport-passing"]);
    await second.context.newPage();
    await second.page.close();
    await second.context.close();

    const third = await start();
    expect(third.touched).not.toContain("without rapport-passing");
    await third.context.close();
  },
);

beforeTheDoor(
  "a disk that brings back an earlier state sends what waited then once, and shows what the server has since",
  async ({ server, owner, ground }, info) => {
    beforeTheDoor.setTimeout(180_000);
    const [profile, earlier] = [info.outputPath("profile"), info.outputPath("earlier")];
    const cookies = await getReady(profile, server.address, ground.paths.conversation);
    const { context, page } = await open(profile, server.address);
    await context.addCookies(cookies);
    const conversation = await ConversationPage.open(page, ground.paths.conversation);
    await isLive(page);
    await server.stop();
    await conversation.logSent(`${TEXT}, waiting`);
    await expect(chip(page)).toHaveText("Offline · 1 to send");
    await conversation.choose("Log sent");
    await conversation.theyRead.fill(`${TEXT}, begun 1`);
    await saved(conversation);
    signal(profile, "SIGSTOP");
    copied(profile, earlier);
    signal(profile, "SIGCONT");
    // What waits is sent, what is begun is logged, and the disk has called all of it durable.
    await server.start();
    await isLive(page);
    await conversation.log.click();
    await expect(conversation.message(`${TEXT}, begun 1`)).toBeVisible();
    await conversation.logSent(`${TEXT}, later`);
    await isLive(page);
    await kill(context, profile);
    const told = (await owner.api.rows("message")).map((row) => row.said.original_text).sort();
    expect(told).toHaveLength(3);

    const again = await open(earlier, server.address);
    await again.context.addCookies(cookies);
    const back = await ConversationPage.open(again.page, ground.paths.conversation);
    await isLive(again.page);
    for (const text of told) await expect(back.message(text)).toHaveCount(1);
    // What was begun then stands there again; logged once more it is no second message.
    await expect(back.theyRead).toHaveValue(begun(1));
    await back.log.click();
    await expect(back.theyRead).toHaveCount(0);
    await isLive(again.page);
    for (const text of told) await expect(back.message(text)).toHaveCount(1);
    expect((await owner.api.rows("message")).map((row) => row.said.original_text).sort()).toEqual(told);
    await again.context.close();
  },
);

for (const [ending, how] of [
  ["MANIFEST-", "has nothing left and says so"],
  ["CURRENT", "has nothing left and says so"],
  [".log", "has what stood there before that log"],
] as const) {
  beforeTheDoor(`a browser whose databases have lost their ${ending} file ${how}, and fetches what the server has`, async ({
    server,
    owner,
    ground,
  }, info) => {
    beforeTheDoor.setTimeout(180_000);
    const profile = info.outputPath("profile");
    const cookies = await getReady(profile, server.address, ground.paths.conversation);
    const first = await open(profile, server.address);
    await first.context.addCookies(cookies);
    const conversation = await ConversationPage.open(first.page, ground.paths.conversation);
    await conversation.logSent(`${TEXT}, sent`);
    await isLive(first.page);
    await server.stop();
    await conversation.logSent(`${TEXT}, waiting`);
    await expect(chip(first.page)).toHaveText("Offline · 1 to send");
    await kill(first.context, profile);
    const spoilt = files(profile).filter((path) => path.includes(ending));
    expect(spoilt).not.toHaveLength(0);
    for (const path of spoilt) truncateSync(path, 0);

    await server.start();
    const { context, page } = await open(profile, server.address);
    await context.addCookies(cookies);
    const back = await ConversationPage.open(page, ground.paths.conversation);
    const lost = page.getByRole("alert").filter({ hasText: "The browser has lost what Rapport kept" });
    if (ending !== ".log") await expect(lost).toBeVisible();
    await isLive(page);
    await expect(back.message(`${TEXT}, sent`)).toHaveCount(1);
    await expect(back.message(`${TEXT}, waiting`)).toHaveCount(0);
    await back.logSent(`${TEXT}, again`);
    await isLive(page);
    await page.reload();
    await expect(back.message(`${TEXT}, again`)).toHaveCount(1);
    await expect(page.getByRole("alert")).toHaveCount(0);
    await context.close();
    expect(await owner.api.rows("message")).toHaveLength(2);
  });
}
