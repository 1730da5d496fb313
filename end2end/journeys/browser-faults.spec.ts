// What happens to the app in its browser: it is killed, clears what it keeps, freezes a tab.

import { chip, ConversationPage, isLive } from "../support/conversation";
import { getReady, open, saved, signal } from "../support/profile";
import { beforeTheDoor, expect, test } from "../support/test";

const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";
/** How often the browser is killed; by hand, so many times more. */
const KILLS = Number(process.env.RAPPORT_KILLS ?? 8);

/** All of what was called saved, and perhaps some of what came after. */
const begun = (round: number) => new RegExp(`^${TEXT}, begun ${round}!*$`);

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
