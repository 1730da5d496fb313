// How long it takes to build a prompt from a thread of 2,000 messages, as for a draft.

import { expect, test } from "@playwright/test";
import { ANNA, Api } from "../support/api";
import { ConversationPage, isLive } from "../support/conversation";
import { Server } from "../support/server";
import { layGround, logMessage } from "../support/workspace";
import { reportAll } from "./figures";

const MESSAGES = 2_000;
const AT_ONCE = 100;
const REPEATED = 20;
/** What a person does not notice, with all that the press does beside it. */
const TARGET = 10;
const HOUR = 3_600_000;

test("the prompt of a thread of 2,000 messages", async ({ browser }) => {
  const server = await Server.start();
  const owner = await Api.setUp(server, ANNA);
  const ground = await layGround(owner.api);
  const line = "Moltes gràcies pel missatge, ens interessa veure-ho dijous.\n".repeat(8);
  const begun = Date.now() - MESSAGES * HOUR;
  for (let first = 0; first < MESSAGES; first += AT_ONCE) {
    const messages = Array.from({ length: AT_ONCE }, (_, place) => {
      const n = first + place;
      const mode = n % 2 === 0 ? "log_sent" : "inbound_paste";
      return logMessage(ground, { mode, text: `${n}. ${line}`, at: begun + n * HOUR });
    });
    await owner.api.act(...messages);
  }
  const context = await browser.newContext({
    baseURL: server.address,
    storageState: owner.cookies,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("AI continue");
  const copy = conversation.button("Copy prompt");
  const times: number[] = [];
  for (let run = 0; run < REPEATED; run += 1) {
    times.push(
      await copy.evaluate((button: HTMLElement) => {
        const before = performance.now();
        button.click();
        return performance.now() - before;
      }),
    );
  }
  await expect(page.getByText("Prompt copied").first()).toBeVisible();
  const prompt = await page.evaluate(() => navigator.clipboard.readText());
  expect(prompt).toContain(`${MESSAGES - 1}. Moltes`);
  expect(prompt).toContain("earlier messages between");
  reportAll(`prompt of ${MESSAGES} messages`, times, TARGET);
  await context.close();
  await owner.api.close();
  await server.remove();
});
