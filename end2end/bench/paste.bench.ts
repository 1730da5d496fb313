// How long the page is held by a paste of 100 KB: recognised, and laid into the composer's fields.

import { expect, test } from "@playwright/test";
import { ANNA, Api } from "../support/api";
import { ConversationPage } from "../support/conversation";
import { Server } from "../support/server";
import { layGround } from "../support/workspace";
import { reportAll } from "./figures";

const REPEATED = 20;
const SIZE = 100_000;
/** A third of a frame at 60 a second. */
const TARGET = 5;

const HEADER = `From: Nia Owens <nia@b.example>
Sent: Thursday, November 12, 2026 4:05 PM
To: Anna Roig <anna@rapport.example>
Subject: RE: Boxes

`;

test("a paste of 100 KB", async ({ browser }) => {
  const server = await Server.start();
  const owner = await Api.setUp(server, ANNA);
  const ground = await layGround(owner.api);
  const context = await browser.newContext({ baseURL: server.address, storageState: owner.cookies });
  const page = await context.newPage();
  const conversation = await ConversationPage.open(page, ground.paths.conversation);

  const line = "Moltes gràcies pel missatge, ens interessa veure-ho dijous.\n";
  const body = line.repeat(SIZE / 2 / line.length);
  const history = `On Tue, 6 Oct 2026 at 09:14, Anna Roig wrote:\n${`> ${line}`.repeat(SIZE / 2 / line.length)}`;
  const times: number[] = [];
  for (let run = 0; run < REPEATED; run += 1) {
    // A composer that was cleared begins with the mode that fits the thread.
    await conversation.choose("Paste reply");
    const time = await conversation.theyWrote.evaluate((box, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      const begun = performance.now();
      box.dispatchEvent(event);
      return performance.now() - begun;
    }, `${HEADER}${body}\n${history}`);
    times.push(time);
    await expect(page.getByRole("group", { name: "Recognised" })).toBeVisible();
    await page.getByRole("button", { name: "Clear" }).click();
    await expect(page.getByRole("group", { name: "Recognised" })).toHaveCount(0);
  }
  reportAll("paste of 100 KB: recognised", times, TARGET);
  await context.close();
  await owner.api.close();
  await server.remove();
});
