// The page that writes into its outbox without pause (`src/store/tests/killed`), as it is served to a
// browser that is going to be killed, and what it says meanwhile.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";

const ROOT = resolve("..");
const WASM = "wasm32-unknown-unknown";
/** So many steps may a page have told of that nobody has heard yet; `UNHEARD` of the page is more. */
const AHEAD = 50;

/** Compiles the page and binds it; gives its folder. */
function build(): string {
  const out = join(ROOT, "target", "killed");
  const words = ["build", "--profile", "serve", "--package", "store", "--example", "killed", "--target", WASM];
  execFileSync("cargo", words, { cwd: ROOT, stdio: "inherit" });
  const made = join(ROOT, "target", WASM, "serve", "examples", "killed.wasm");
  const path = `${join(ROOT, ".tools", "bin")}:${process.env.PATH}`;
  const bind = ["--target", "no-modules", "--no-typescript", "--out-dir", out, made];
  execFileSync("wasm-bindgen", bind, { env: { ...process.env, PATH: path }, stdio: "inherit" });
  return out;
}

export class WritingPage {
  /** How many pages were served. */
  private pages = 0;
  /** The last step that the page before this one was heard to have written. */
  private before = 0;
  /** Where this page opened, once it has said so. */
  private openedAt: number | undefined;
  /** The last step that was heard to be written. */
  heard = 0;
  /** How often the outbox stood further than that when it was opened again. */
  further = 0;
  broken: string | undefined;
  private opening: (() => void)[] = [];
  private starting: (() => void)[] = [];

  private constructor(
    private readonly http: Server,
    private readonly files: Map<string, { kind: string; body: Buffer }>,
  ) {}

  static async serve(): Promise<WritingPage> {
    const folder = build();
    const file = (name: string, kind: string) => [`/${name}`, { kind, body: readFileSync(join(folder, name)) }] as const;
    const files = new Map([file("killed.js", "text/javascript"), file("killed_bg.wasm", "application/wasm")]);
    const http = createServer();
    const page = new WritingPage(http, files);
    http.on("request", (asked, answer) => page.answer(asked, answer));
    await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
    return page;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}/`;
  }

  /** Waits until the next page is asked for. */
  async started(): Promise<void> {
    await new Promise<void>((done) => this.starting.push(done));
  }

  /** Waits until the next page has found out where it stands. */
  async opened(): Promise<void> {
    await new Promise<void>((done) => this.opening.push(done));
  }

  close(): void {
    this.http.closeAllConnections();
    this.http.close();
  }

  private answer(asked: IncomingMessage, answer: ServerResponse): void {
    const url = asked.url ?? "/";
    const file = this.files.get(url);
    if (file !== undefined) {
      answer.writeHead(200, { "content-type": file.kind, "cache-control": "max-age=3600" }).end(file.body);
    } else if (url === "/favicon.ico") {
      answer.writeHead(204).end();
    } else if (url.startsWith("/tell/")) {
      const [page, what] = url.slice("/tell/".length).split("/");
      // A page that is killed while it tells has told nothing.
      asked.on("error", () => undefined);
      asked.setEncoding("utf8");
      let how = "";
      asked.on("data", (part: string) => (how += part));
      asked.on("end", () => {
        this.hear(Number(page), what!, how);
        answer.writeHead(204).end();
      });
    } else {
      this.pages += 1;
      this.before = this.heard;
      this.openedAt = undefined;
      for (const done of this.starting.splice(0)) done();
      answer.writeHead(200, { "content-type": "text/html" }).end(this.html());
    }
  }

  /** What a page says may arrive in another order than it was said in, and after the next page has begun. */
  private hear(page: number, what: string, how: string): void {
    if (what === "broken") this.broken = `page ${page}, from step ${this.heard}: ${how}`;
    else if (page < this.pages) this.before = Math.max(this.before, Number(how));
    else if (what === "opened") {
      this.openedAt = Number(how);
      if (this.openedAt > this.before) this.further += 1;
    }
    if (what !== "broken") this.heard = Math.max(this.heard, Number(how));
    if (this.openedAt !== undefined && this.openedAt < this.before) {
      this.broken = `step ${this.before} was called written, and page ${this.pages} opens at ${this.openedAt}`;
    }
    const isOver = what === "broken" || (what === "opened" && page === this.pages);
    if (isOver) for (const done of this.opening.splice(0)) done();
  }

  private html(): string {
    return `<!doctype html><title>Writing</title><script>
      var heard = "${this.heard}";
      var told = [];
      // What it gives is heard before the page goes on: a page never runs far ahead of whoever listens.
      var tell = (what, how) => {
        told.push(fetch("/tell/${this.pages}/" + what, { method: "POST", body: how, keepalive: true }));
        return told.length > ${AHEAD} ? told.shift() : undefined;
      };
    </script><script src="/killed.js"></script><script>wasm_bindgen("/killed_bg.wasm");</script>`;
  }
}
