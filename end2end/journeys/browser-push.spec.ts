// The line goes while a push is on its way: before the server has all of it, or after it has accepted and
// before the browser has heard so.

import { chip, ConversationPage, isLive } from "../support/conversation";
import { type Cut, Line } from "../support/line";
import { expect, test } from "../support/test";

/** Longer than what goes over a line in one piece. */
const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona. ".repeat(300).trim();

const CASES: { when: string; cut: Cut; accepted: number }[] = [
  { when: "before the first byte of it", cut: { asked: 0 }, accepted: 0 },
  { when: "in the middle of it", cut: { asked: 0.5 }, accepted: 0 },
  { when: "shortly before its end", cut: { asked: 0.99 }, accepted: 0 },
  { when: "before the first byte of its answer", cut: { answered: 0 }, accepted: 1 },
  { when: "in the middle of its answer", cut: { answered: 0.5 }, accepted: 1 },
];

for (const { when, cut, accepted } of CASES) {
  test(`a push whose line is cut ${when} is one message in the end, and the chip says what waits`, async ({
    page,
    ground,
    owner,
    server,
  }) => {
    const line = await Line.before(server.address);
    const path = `${line.address}${ground.paths.conversation}`;
    const conversation = await ConversationPage.open(page, path);
    await isLive(page);
    const isCut = line.cutNextPush(cut);
    await conversation.choose("Log sent");
    await conversation.theyRead.fill(TEXT);
    await conversation.log.click();
    await isCut;
    await page.context().setOffline(true);
    await expect(chip(page)).toHaveText("Offline · 1 to send");
    expect(await owner.api.rows("message"), "what the server has").toHaveLength(accepted);
    // It is on the device, whatever became of the page.
    await page.context().setOffline(false);
    await expect(chip(page)).toHaveText("Offline · 1 to send");
    line.mend();
    await isLive(page);
    await expect(conversation.messages).toHaveCount(1);
    await expect(conversation.message("On this device")).toHaveCount(0);
    const rows = await owner.api.rows("message");
    expect(rows.map((row) => row.said.original_text)).toEqual([TEXT]);
    await page.reload();
    await isLive(page);
    await expect(conversation.messages).toHaveCount(1);
    line.close();
  });
}
