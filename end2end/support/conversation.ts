// A conversation's page, in the words that a person reads on it.

import { expect, type Locator, type Page } from "@playwright/test";

export type Mode = "AI draft" | "AI continue" | "Type & translate" | "Log sent" | "Paste reply";

export class ConversationPage {
  readonly composer: Locator;
  readonly thread: Locator;
  readonly details: Locator;

  constructor(readonly page: Page) {
    this.composer = page.getByRole("region", { name: "Write or paste" });
    this.thread = page.getByRole("log", { name: "Conversation" });
    this.details = page.getByRole("complementary", { name: "Details" });
  }

  static async open(page: Page, path: string): Promise<ConversationPage> {
    await page.goto(path);
    const conversation = new ConversationPage(page);
    await expect(conversation.composer).toBeVisible();
    return conversation;
  }

  async choose(mode: Mode): Promise<void> {
    await this.composer.getByRole("radio", { name: mode }).check();
  }

  box(label: string): Locator {
    return this.composer.getByRole("textbox", { name: label, exact: true });
  }

  get theyRead(): Locator {
    return this.box("They read");
  }

  get youWrite(): Locator {
    return this.box("You write");
  }

  get theyWrote(): Locator {
    return this.box("They wrote");
  }

  /** The button that logs, whatever it says in the chosen mode. */
  get log(): Locator {
    return this.composer.getByRole("button", { name: /^Log( and copy| reply)?$/ });
  }

  button(name: string): Locator {
    return this.composer.getByRole("button", { name, exact: true });
  }

  get messages(): Locator {
    return this.thread.getByRole("article");
  }

  message(text: string): Locator {
    return this.messages.filter({ hasText: text });
  }

  /** Logs what was sent elsewhere. */
  async logSent(text: string): Promise<void> {
    await this.choose("Log sent");
    await this.theyRead.fill(text);
    await this.log.click();
    await expect(this.message(text)).toBeVisible();
  }

  /** Pastes a reply, with its translation where there is one. */
  async paste(text: string, translation?: string): Promise<void> {
    await this.choose("Paste reply");
    await this.theyWrote.fill(text);
    if (translation !== undefined) await this.box("You read").fill(translation);
    await this.log.click();
    await expect(this.message(text)).toBeVisible();
  }
}

/** The status chip of a page at laptop width. */
export function chip(page: Page): Locator {
  return page.getByRole("navigation", { name: "Main" }).getByRole("status");
}

/** Waits until the device has everything and hears news as they happen. */
export async function isLive(page: Page): Promise<void> {
  await expect(chip(page)).toHaveText("Live · all saved");
}

/** Waits until the app can start from this browser without a network. */
export async function isInstalled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller !== null) return;
    await new Promise((done) => {
      navigator.serviceWorker.addEventListener("controllerchange", done, { once: true });
    });
  });
}
