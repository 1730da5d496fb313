// What lies between the app and the server in a browser: a slow line, answers that are lost, a clock
// that is wrong, a server that goes back.

import { execFileSync } from "node:child_process";
import { chip, ConversationPage, isLive } from "../support/conversation";
import { program } from "../support/server";
import { expect, test } from "../support/test";

const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";
const DAY = 86_400_000;

test("an answer that is lost after the server had accepted is no second message", async ({ page, ground, owner }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const session = await page.context().newCDPSession(page);
  const lost: number[] = [];
  session.on("Fetch.requestPaused", ({ requestId, responseStatusCode }) => {
    if (lost.length < 2) {
      lost.push(responseStatusCode ?? 0);
      void session.send("Fetch.failRequest", { requestId, errorReason: "ConnectionReset" });
    } else {
      void session.send("Fetch.continueRequest", { requestId });
    }
  });
  await session.send("Fetch.enable", {
    patterns: [{ urlPattern: "*/api/v1/commands", requestStage: "Response" }],
  });
  await conversation.logSent(TEXT);
  await isLive(page);
  expect(lost).toEqual([200, 200]);
  await expect(conversation.message(TEXT)).toHaveCount(1);
  expect(await owner.api.rows("message")).toHaveLength(1);
});

test("on a slow line and a slow machine everything is shown at once and sent in the end", async ({
  page,
  ground,
  owner,
}) => {
  test.setTimeout(240_000);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  // A telephone on a poor 3G.
  const poor = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 20_000 };
  await session.send("Network.emulateNetworkConditions", { offline: false, ...poor });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(ground.paths.conversation);
  const conversation = new ConversationPage(page);
  await expect(conversation.composer).toBeVisible({ timeout: 90_000 });
  await expect(chip(page)).toHaveText("Live · all saved", { timeout: 30_000 });
  // Nothing goes out before it was seen.
  const held: string[] = [];
  session.on("Fetch.requestPaused", ({ requestId }) => held.push(requestId));
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*/api/v1/commands", requestStage: "Request" }] });
  await conversation.logSent(TEXT);
  await expect.poll(() => held.length).toBe(1);
  expect(await owner.api.rows("message")).toHaveLength(0);
  await session.send("Fetch.continueRequest", { requestId: held[0]! });
  await session.send("Fetch.disable");
  await expect(chip(page)).toHaveText("Live · all saved", { timeout: 30_000 });
  expect(await owner.api.rows("message")).toHaveLength(1);
});

test("a clock that is days off, and jumps, is said and dates nothing", async ({ page, ground, owner, colleague, pageOf }) => {
  await page.addInitScript((day) => {
    const real = Date.now;
    const off = { by: 3 * day };
    Object.assign(window, { off });
    Date.now = () => real.call(Date) + off.by;
  }, DAY);
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await expect(page.getByRole("alert").filter({ hasText: "This device's clock is" })).toBeVisible();
  await conversation.logSent(`${TEXT}, ahead`);
  await isLive(page);
  await page.evaluate((day) => {
    (window as unknown as { off: { by: number } }).off.by = -2 * day;
  }, DAY);
  // Its time comes from the server's answers.
  const theirs = await ConversationPage.open(await pageOf(colleague), ground.paths.conversation);
  await isLive(theirs.page);
  await theirs.logSent(`${TEXT}, of Pau`);
  await expect(conversation.message(`${TEXT}, of Pau`)).toBeVisible();
  await conversation.logSent(`${TEXT}, behind`);
  await isLive(page);
  await expect(theirs.message(`${TEXT}, behind`)).toBeVisible();
  const rows = await owner.api.rows("message");
  const said = rows.sort((a, b) => a.said.occurred_at - b.said.occurred_at);
  expect(said.map((row) => row.said.original_text)).toEqual([
    `${TEXT}, ahead`,
    `${TEXT}, of Pau`,
    `${TEXT}, behind`,
  ]);
  for (const row of said) {
    expect(Math.abs(row.said.occurred_at - Date.now())).toBeLessThan(DAY / 24);
  }
});

test("a server that is put back to an earlier backup is sent again what it has lost", async ({
  page,
  ground,
  owner,
  server,
}, info) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.logSent(`${TEXT}, before`);
  await isLive(page);
  const backup = info.outputPath("backup.sqlite");
  const run = (...words: string[]) => execFileSync(program(), words);
  run("backup", "--data", server.data, backup);
  await conversation.logSent(`${TEXT}, after`);
  await isLive(page);
  await server.stop();
  run("restore", "--data", server.data, backup);
  await server.start();
  await isLive(page);
  await expect.poll(async () => (await owner.api.rows("message")).length).toBe(2);
  await expect(conversation.message(`${TEXT}, after`)).toHaveCount(1);
  await page.reload();
  await expect(conversation.message(`${TEXT}, after`)).toHaveCount(1);
  await isLive(page);
});
