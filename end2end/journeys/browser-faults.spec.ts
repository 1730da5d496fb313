// What happens to the app in its browser: it is killed, clears what it keeps, freezes a tab.

import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { ANNA } from "../support/api";
import { browser } from "../support/browser";
import { chip, ConversationPage, isInstalled, isLive } from "../support/conversation";
import { beforeTheDoor, expect, type Page, test } from "../support/test";

const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";
/** How often the browser is killed; by hand, so many times more. */
const KILLS = Number(process.env.RAPPORT_KILLS ?? 8);

/** All of what was called saved, and perhaps some of what came after. */
const begun = (round: number) => new RegExp(`^${TEXT}, begun ${round}!*$`);

const saved = (conversation: ConversationPage) =>
  expect(conversation.composer.getByRole("status").last()).toHaveText("Saved on this device");

/** Sends a signal to a whole browser: every process that has its profile open. */
function signal(profile: string, what: NodeJS.Signals): void {
  const all = execFileSync("ps", ["-eo", "pid,args"]).toString().split("\n");
  for (const line of all.filter((it) => it.includes(`--user-data-dir=${profile}`))) {
    try {
      process.kill(Number.parseInt(line, 10), what);
    } catch {
      // It went with another one.
    }
  }
}

/** The logs into which the browser's databases are written, and how long they are. */
function logs(profile: string): Map<string, number> {
  const folder = join("Default", "IndexedDB");
  const all = readdirSync(join(profile, folder), { recursive: true, encoding: "utf8" });
  const found = all.filter((path) => path.endsWith(".log")).map((path) => join(folder, path));
  return new Map(found.map((path) => [path, statSync(join(profile, path)).size]));
}

/** Opens a browser on a profile that stays when it is gone. */
async function open(profile: string, baseURL: string) {
  const context = await chromium.launchPersistentContext(profile, { ...browser, baseURL });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(ANNA.email);
  await page.getByLabel("Password").fill(ANNA.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/inbox/);
}

/** Signs in on a new profile and ends the browser in good order; gives its cookies. */
async function getReady(profile: string, address: string, path: string) {
  const { context, page } = await open(profile, address);
  await signIn(page);
  await page.goto(path);
  await isLive(page);
  await isInstalled(page);
  const cookies = await context.cookies();
  await context.newPage();
  await page.close();
  await context.close();
  return cookies;
}

beforeTheDoor(
  "a browser that is killed again and again keeps all that it called saved, and sends it once",
  async ({ server, owner, ground }, info) => {
    beforeTheDoor.setTimeout(60_000 + KILLS * 30_000);
    const profile = info.outputPath("profile");
    const cookies = await getReady(profile, server.address, ground.paths.conversation);

    const logged: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const { context, page } = await open(profile, server.address);
      await context.addCookies(cookies);
      const conversation = await ConversationPage.open(page, ground.paths.conversation);
      if (round > 0) await expect(conversation.theyRead).toHaveValue(begun(round - 1));
      await isLive(page);
      await server.stop();
      const text = `${TEXT}, logged ${round}`;
      await conversation.logSent(text);
      await expect(chip(page)).toHaveText("Offline · 1 to send");
      logged.push(text);
      await conversation.choose("Log sent");
      await conversation.theyRead.fill(`${TEXT}, begun ${round}`);
      await saved(conversation);
      // In the middle of the next one.
      const more = conversation.theyRead.pressSequentially("!!!!!!!!", { delay: 2 }).catch(() => undefined);
      const gone = context.waitForEvent("close");
      signal(profile, "SIGKILL");
      await Promise.all([more, gone]);
      await server.start();
    }
    const { context, page } = await open(profile, server.address);
    await context.addCookies(cookies);
    await page.goto(ground.paths.conversation);
    await isLive(page);
    await context.close();
    const texts = (await owner.api.rows("message")).map((row) => row.said.original_text);
    expect(texts.sort()).toEqual(logged.sort());
  },
);

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
      cpSync(profile, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.includes("Singleton") });
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

test("what waits is written again where the browser clears what it keeps", async ({
  page,
  ground,
  owner,
  server,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await server.stop();
  await conversation.logSent(TEXT);
  await expect(chip(page)).toHaveText("Offline · 1 to send");
  const session = await page.context().newCDPSession(page);
  const origin = server.address;
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await expect(chip(page)).toHaveText("Offline · 1 to send");
  await server.start();
  await isLive(page);
  await expect(conversation.message(TEXT)).toBeVisible();
  expect(await owner.api.rows("message")).toHaveLength(1);
  await page.reload();
  await expect(conversation.message(TEXT)).toBeVisible();
  await isLive(page);
});

test("a tab that is frozen holds up no other, and has the news when it goes on", async ({ page, ground, owner }) => {
  const first = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const second = await page.context().newPage();
  const conversation = await ConversationPage.open(second, ground.paths.conversation);
  await isLive(second);
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await conversation.logSent(TEXT);
  await isLive(second);
  expect(await owner.api.rows("message")).toHaveLength(1);
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await expect(first.message(TEXT)).toBeVisible();
  await isLive(page);
});
