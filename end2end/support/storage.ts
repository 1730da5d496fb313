// The browser's databases, as a script on the page's origin can reach them: to look into, to spoil,
// to take away.

import type { Page } from "@playwright/test";

/** A page of the origin without the app in it. */
export async function besideTheApp(page: Page): Promise<Page> {
  const beside = await page.context().newPage();
  await beside.goto("/api/openapi.json");
  return beside;
}

/** The renderer dies as it is about to go on after the database's store of this number was made. */
export async function killAsStoresAreMade(page: Page, stores: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  await page.exposeBinding("theyAreMade", () => void session.send("Page.crash").catch(() => undefined));
  await page.addInitScript((stores) => {
    const make = IDBDatabase.prototype.createObjectStore;
    let made = 0;
    IDBDatabase.prototype.createObjectStore = function (...given) {
      const store = make.apply(this, given);
      made += 1;
      if (made === stores) {
        (window as unknown as { theyAreMade: () => void }).theyAreMade();
        // It goes no further: what is under way is not done when it dies.
        for (;;);
      }
      return store;
    };
  }, stores);
  await page.goto("/").catch(() => undefined);
  await crashed;
}

/** What a later version of the app would do first: it takes the databases over. */
export const takeOver = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const { name, version } of await indexedDB.databases()) {
      await new Promise<void>((done, fail) => {
        const opening = indexedDB.open(name!, version! + 1);
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          done();
        };
      });
    }
  });

/** The version of each database, and how much stands in it, by store. */
export const look = (page: Page): Promise<Record<string, Record<string, number>>> =>
  page.evaluate(async () => {
    const found: Record<string, Record<string, number>> = {};
    for (const { name, version } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const opening = indexedDB.open(name!);
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => done(opening.result);
      });
      const counts: Record<string, number> = { version: version! };
      for (const store of db.objectStoreNames) {
        counts[store] = await new Promise((done) => {
          const counting = db.transaction(store).objectStore(store).count();
          counting.onsuccess = () => done(counting.result);
        });
      }
      db.close();
      found[name!.replace(/-[0-9a-f-]+$/, "")] = counts;
    }
    return found;
  });

/** A bit falls over in every value of the cache; gives how many did. */
export const spoilTheCache = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    let spoilt = 0;
    const spoil = (value: unknown): void => {
      const bytes =
        value instanceof ArrayBuffer
          ? new Uint8Array(value)
          : ArrayBuffer.isView(value)
            ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
            : undefined;
      if (bytes !== undefined && bytes.length > 0) {
        bytes[bytes.length >> 1]! ^= 1;
        spoilt += 1;
      } else if (typeof value === "object" && value !== null) {
        Object.values(value).forEach(spoil);
      }
    };
    for (const { name } of await indexedDB.databases()) {
      if (!name!.startsWith("rapport-cache-")) continue;
      const db = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open(name!);
        opening.onsuccess = () => done(opening.result);
      });
      const transaction = db.transaction(db.objectStoreNames, "readwrite");
      const written = new Promise((done) => (transaction.oncomplete = done));
      for (const store of db.objectStoreNames) {
        const walking = transaction.objectStore(store).openCursor();
        walking.onsuccess = () => {
          const cursor = walking.result;
          if (cursor === null) return;
          const { value } = cursor;
          spoil(value);
          cursor.update(value);
          cursor.continue();
        };
      }
      await written;
      db.close();
    }
    return spoilt;
  });
