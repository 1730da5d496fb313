// A password is changed, forgotten, and chosen anew by a link.

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
