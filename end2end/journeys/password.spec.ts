// A password is changed, forgotten, and chosen anew by a link.

import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { Api } from "../support/api";
import { expect, test } from "../support/test";

const NEW = "a brand new password";

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a member changes their password, and other browsers are signed out", async ({
  page,
  server,
  owner,
}) => {
  const { email, password } = owner.person;
  const other = await Api.open(server.address);
  expect((await other.post("/api/v1/sign-in", { email, password })).status()).toBe(200);
  await page.goto("/settings");
  const you = page.getByRole("region", { name: "You", exact: true });
  await you.getByRole("button", { name: "Change the password" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the password" });
  await dialog.getByLabel("Current password").fill("not the password");
  await dialog.getByLabel("New password").fill(NEW);
  await dialog.getByRole("button", { name: "Change the password" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("This is not your current password.");
  await dialog.getByLabel("Current password").fill(owner.person.password);
  await dialog.getByLabel("New password").fill("short");
  await dialog.getByRole("button", { name: "Change the password" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("The password needs 10 to 200 characters. Choose another one.");
  await dialog.getByLabel("New password").fill(NEW);
  await dialog.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("The password is changed")).toBeVisible();
  await expect(dialog).toBeHidden();

  expect((await other.get("/api/v1/session")).status()).toBe(401);
  await page.reload();
  await expect(you).toBeVisible();
  expect((await other.post("/api/v1/sign-in", { email, password })).status()).toBe(401);
  expect((await other.post("/api/v1/sign-in", { email, password: NEW })).status()).toBe(200);
  await other.close();
});

test("who has forgotten their password chooses a new one by a link", async ({
  page,
  colleague,
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.address, storageState: undefined });
  const paus = await context.newPage();
  await paus.goto("/sign-in");
  await paus.getByText("Forgotten your password?").click();
  await expect(paus.getByText("Ask an owner or admin of your workspace.")).toBeVisible();

  await page.goto("/settings");
  const members = page.getByRole("region", { name: "Members" });
  await expect(members.getByRole("button", { name: "New password for Anna Roig" })).toHaveCount(0);
  await members.getByRole("button", { name: "New password for Pau Serra" }).click();
  const dialog = page.getByRole("dialog", { name: "A new password for Pau Serra" });
  await dialog.getByRole("button", { name: "Create a link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link for a new password" }).inputValue();

  await paus.goto(link);
  await expect(paus.getByText("For pau@example.com at Tasting Co.")).toBeVisible();
  await paus.getByLabel("New password").fill(NEW);
  await paus.getByRole("button", { name: "Set the password" }).click();
  await expect(paus.getByRole("heading", { name: "The new password holds" })).toBeVisible();
  await paus.getByRole("link", { name: "Go to sign-in" }).click();
  await signIn(paus, colleague.person.email, NEW);
  await expect(paus).toHaveURL(/\/inbox$/);
  await paus.goto(link);
  await expect(paus.getByRole("heading", { name: "This link cannot be used" })).toBeVisible();
  await context.close();
});

/** The code that an authenticator app shows (RFC 6238). */
function codeOf(secret: string, at = Date.now()): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", Buffer.from(bytes)).update(step).digest();
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

test("a second factor is set up, asked for at the sign-in, and written down", async ({
  page,
  owner,
  browser,
  server,
}) => {
  await page.goto("/settings");
  const you = page.getByRole("region", { name: "You", exact: true });
  await you.getByRole("button", { name: "Set up a second factor" }).click();
  const dialog = page.getByRole("dialog", { name: "Set up a second factor" });
  await dialog.getByLabel("Current password").fill(owner.person.password);
  await dialog.getByRole("button", { name: "Next" }).click();
  const code = await dialog.getByRole("img", { name: /^QR code/ }).boundingBox();
  expect(code!.width).toBeGreaterThan(150);
  expect(code!.height).toBeCloseTo(code!.width, 0);
  const secret = (await dialog.getByRole("code").textContent()) ?? "";
  await dialog.getByRole("textbox", { name: "Code" }).fill("000000");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.getByRole("alert")).toContainText("This code is not right");
  await dialog.getByRole("textbox", { name: "Code" }).fill(codeOf(secret));
  await dialog.getByRole("button", { name: "Confirm" }).click();
  const codes = dialog.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(8);
  // They are never shown again: Escape does not take them away.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(codes).toHaveCount(8);
  const recovery = (await codes.first().textContent()) ?? "";
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(you).toContainText("8 recovery codes left");

  const context = await browser.newContext({ baseURL: server.address, storageState: undefined });
  const phone = await context.newPage();
  await phone.goto("/sign-in");
  await signIn(phone, owner.person.email, owner.person.password);
  await phone.getByLabel("Code").fill(recovery);
  await phone.getByRole("button", { name: "Sign in" }).click();
  await expect(phone).toHaveURL(/\/inbox$/);
  await context.close();

  await page.reload();
  await expect(you).toContainText("7 recovery codes left");
  const log = page.getByRole("region", { name: "Audit log" });
  await expect(log.getByRole("listitem").first()).toContainText("Set up a second factor");
  await you.getByRole("button", { name: "End the second factor" }).click();
  const ending = page.getByRole("dialog", { name: "End the second factor" });
  await ending.getByLabel("Current password").fill(owner.person.password);
  await ending.getByRole("button", { name: "End the second factor" }).click();
  await expect(you.getByRole("button", { name: "Set up a second factor" })).toBeVisible();
});
