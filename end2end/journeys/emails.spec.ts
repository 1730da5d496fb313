// Emails as they looked: shown on demand, in a frame in which a hostile one can do nothing.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ANNA } from "../support/api";
import { ConversationPage, isLive } from "../support/conversation";
import { conversationOf, newId } from "../support/ids";
import { expect, type Page, test } from "../support/test";

/** Somebody who listens for whatever an email asks of them. */
async function listener() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(200, { "content-type": "image/gif" });
    response.end(Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64"));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { asked, base: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** What such an email tries: each of these would run, or ask, if it could. */
function hostile(base: string): string {
  return `<html><head><base href="${base}/"><link rel="stylesheet" href="${base}/a.css">
    <meta http-equiv="refresh" content="0;url=${base}/refresh">
    <style>@import url(${base}/import.css); body { background: url(${base}/style.png) }
    .lead { letter-spacing: 2px; position: fixed } a:hover::after { display: none }</style></head>
    <body onload="top.broken = 1" background="${base}/body.png">
    <h1 onclick="top.broken = 1">Spring prices</h1>
    <p class="lead" style="position:fixed;inset:0;background:url(${base}/inline.png);color:rgb(0, 128, 0)">Bon dia</p>
    <script>top.broken = 1; fetch("${base}/script")</script>
    <img src="${base}/pixel.gif" onerror="top.broken = 1" alt="A picture from elsewhere">
    <img src="cid:logo@forn" alt="Logo"><img src="cid:poster@forn" alt="Poster">
    <svg onload="top.broken = 1"><image href="${base}/svg.png"/></svg>
    <iframe src="${base}/frame"></iframe><object data="${base}/object"></object>
    <form action="${base}/form"><input name="password" autofocus onfocus="top.broken = 1"><button>Send</button></form>
    <video src="${base}/video" poster="${base}/poster.png" autoplay></video>
    <a href="javascript:top.broken = 1">Run</a> <a href="https://fornvell.example/preus">Prices</a>
    </body></html>`;
}

const LOGO = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

function mailbox(html: string): string {
  const poster = `${"QUJD".repeat(19)}\n`.repeat(4_000);
  return [
    "From x",
    "Message-ID: <1@mail.example>",
    "Date: Tue, 10 Nov 2026 10:00:00 +0100",
    "From: Marta Bosch <marta@fornvell.example>",
    `To: ${ANNA.email}`,
    "Subject: Prices",
    "Content-Type: multipart/related; boundary=r\n",
    "--r",
    "Content-Type: multipart/alternative; boundary=a\n",
    "--a",
    "Content-Type: text/plain; charset=utf-8\n",
    "Bon dia, us envio els preus",
    "--a",
    "Content-Type: text/html; charset=utf-8\n",
    html,
    "--a--",
    "--r",
    "Content-Type: image/png",
    "Content-ID: <logo@forn>",
    "Content-Transfer-Encoding: base64\n",
    LOGO,
    "--r",
    "Content-Type: image/png",
    "Content-ID: <poster@forn>",
    "Content-Transfer-Encoding: base64\n",
    poster,
    "--r--\n",
  ].join("\n");
}

async function importMail(page: Page, html: string): Promise<void> {
  await page.goto("/accounts/import");
  await isLive(page);
  await page.getByLabel("Choose a file").setInputFiles({
    name: "mail.mbox",
    mimeType: "application/mbox",
    buffer: Buffer.from(mailbox(html)),
  });
  await page.getByRole("button", { name: "Import 1 message" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
}

test("a hostile email is shown as it looked, runs nothing, and asks nobody for anything", async ({
  page,
  owner,
}) => {
  const account = newId();
  await owner.api.act({
    create_account: { id: account, name: "Forn Vell", changes: [{ website: "https://fornvell.example" }] },
  });
  const them = await listener();
  await importMail(page, hostile(them.base));
  const conversation = await ConversationPage.open(page, `/inbox/${conversationOf(account)}`);
  await isLive(page);
  const message = conversation.message("us envio els preus");
  await message.getByRole("button", { name: "Show as email" }).click();
  const frame = message.getByTitle("The email as it looked");
  await expect(frame).toHaveAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
  const email = frame.contentFrame();
  await expect(email.getByRole("heading", { name: "Spring prices" })).toBeVisible();
  await expect(email.getByText("Bon dia")).toHaveCSS("color", "rgb(0, 128, 0)");
  await expect(email.getByText("Bon dia")).toHaveCSS("position", "static");
  await expect(email.getByText("Bon dia")).toHaveCSS("letter-spacing", "2px");
  await expect(email.getByRole("img", { name: "Logo" })).toHaveJSProperty("naturalWidth", 1);
  await expect(email.getByText("Run")).not.toHaveAttribute("href");
  const prices = email.getByRole("link", { name: "Prices" });
  await expect(prices).toHaveAttribute("target", "_blank");
  await expect(prices).toHaveAttribute("rel", "noopener noreferrer");
  await expect(message.getByText(/1 picture was left out: larger than 90 kB/)).toBeVisible();
  await email.getByRole("heading").click();

  // Nothing ran and nothing was asked for, until the member asks for the pictures.
  expect(await page.evaluate(() => "broken" in window)).toBe(false);
  expect(them.asked).toEqual([]);
  await message.getByRole("button", { name: "Load pictures from the internet" }).click();
  await expect(email.getByRole("img", { name: "A picture from elsewhere" })).toHaveJSProperty("complete", true);
  await expect.poll(() => them.asked).toEqual(["/pixel.gif"]);
  expect(await page.evaluate(() => "broken" in window)).toBe(false);

  await message.getByRole("button", { name: "Show the text alone" }).click();
  await expect(frame).toHaveCount(0);
  them.close();
});

test("where the server cannot be reached, an email says that its look is there, and stays a text", async ({
  page,
  owner,
  network,
}) => {
  const account = newId();
  await owner.api.act({
    create_account: { id: account, name: "Forn Vell", changes: [{ website: "https://fornvell.example" }] },
  });
  await importMail(page, "<h1>Spring prices</h1>");
  await page.goto(`/inbox/${conversationOf(account)}`);
  await isLive(page);
  const message = new ConversationPage(page).message("us envio els preus");
  await expect(message).toBeVisible();
  await network.off();
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("status")).toContainText("Offline");
  await message.getByRole("button", { name: "Show as email" }).click();
  await expect(message.getByText("The server cannot be reached")).toBeVisible();
  await network.on();
  await isLive(page);
  await message.getByRole("button", { name: "Show as email" }).click();
  const email = message.getByTitle("The email as it looked").contentFrame();
  await expect(email.getByRole("heading", { name: "Spring prices" })).toBeVisible();
});

test("an email that is pasted with its form waits on the device with it, and looks so once it is sent", async ({
  page,
  ground,
  network,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await network.off();
  await conversation.choose("Paste reply");
  await conversation.theyWrote.click();
  const paste = async (html: string) => {
    await page.evaluate(async (html) => {
      const plain = "Bon dia Anna, aquests són els preus: pa 2 euros, coca 3 euros";
      const parts = { "text/plain": plain, "text/html": html };
      const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    }, html);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("ControlOrMeta+v");
  };
  const kept = conversation.composer.getByText("Its look is kept");
  await paste("<div>Bon dia Anna, aquests són els preus</div>");
  await expect(conversation.theyWrote).toHaveValue(/els preus/);
  await expect(kept).toHaveCount(0);
  await paste("<p>Bon dia Anna, aquests són els <b>preus</b></p><table><tr><td>pa</td><td>2 euros</td></tr></table>");
  await expect(kept).toBeVisible();
  // It stands there with its text also after the conversation was left.
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Drafts" }).click();
  await page.goBack();
  await expect(kept).toBeVisible();
  await conversation.log.click();
  const message = conversation.message("els preus");
  await message.getByRole("button", { name: "Show as email" }).click();
  await expect(message.getByText("once it has been sent to the server")).toBeVisible();

  await network.on();
  await isLive(page);
  await message.getByRole("button", { name: "Show as email" }).click();
  const email = message.getByTitle("The email as it looked").contentFrame();
  await expect(email.getByRole("cell", { name: "2 euros" })).toBeVisible();
  await expect(email.locator("b")).toHaveText("preus");
});
