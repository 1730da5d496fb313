// The real server: a process of its own, a data folder of its own, a port of its own.

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const BUILT = ["../target/serve/rapport", "../target/release/rapport"];

/** The program under test. */
export function program(): string {
  const given = process.env.RAPPORT_BIN;
  const found = given ?? BUILT.map((path) => resolve(path)).find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error("there is no server to test: run `cargo xtask e2e`, or set RAPPORT_BIN");
  }
  return found;
}

/** What the terminal printed. */
interface Announcement {
  address: string;
  /** The link that makes the first owner, or signs in to the sample; absent once it was used. */
  link: URL | undefined;
}

export interface ServerWishes {
  sample?: boolean;
  /** A folder that exists already, and stays when the server is gone. */
  data?: string;
}

export class Server {
  readonly data: string;
  private readonly wishes: ServerWishes;
  private process: ChildProcess | undefined;
  private announced: Announcement | undefined;
  private log = "";

  private constructor(wishes: ServerWishes) {
    this.wishes = wishes;
    this.data = wishes.data ?? mkdtempSync(join(tmpdir(), "rapport-e2e-"));
  }

  static async start(wishes: ServerWishes = {}): Promise<Server> {
    const server = new Server(wishes);
    await server.start();
    return server;
  }

  /** Where it answers: the same address after every restart, because a browser's storage hangs on it. */
  get address(): string {
    return this.announcement.address;
  }

  /** What it holds in memory, in bytes, as the system counts it. */
  get memory(): number {
    const said = readFileSync(`/proc/${this.process?.pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(said)?.[1]) * 1024;
  }

  /** The one-time link that the terminal printed. */
  get link(): URL {
    const { link } = this.announcement;
    if (link === undefined) throw new Error(`no link was printed:\n${this.log}`);
    return link;
  }

  private get announcement(): Announcement {
    if (this.announced === undefined) throw new Error("the server has not been started");
    return this.announced;
  }

  /** Starts it, again on its port where it ran before. */
  async start(): Promise<void> {
    const port = this.announced === undefined ? "0" : new URL(this.announced.address).port;
    const words = ["serve", "--port", port, "--data", this.data];
    if (this.wishes.sample) words.push("--sample");
    const child = spawn(program(), words, { stdio: ["ignore", "pipe", "pipe"] });
    this.process = child;
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.log += text));
    const { address, link = this.announced?.link } = await this.hear(child);
    this.announced = { address, link };
  }

  private hear(child: ChildProcess): Promise<Announcement> {
    const isFirst = this.announced === undefined && (this.wishes.sample || !this.wishes.data);
    return new Promise((done, fail) => {
      child.once("error", fail);
      child.once("exit", (code) => fail(new Error(`the server ended (${code}):\n${this.log}`)));
      let address: string | undefined;
      createInterface({ input: child.stdout! }).on("line", (line) => {
        this.log += `${line}\n`;
        const found = /https?:\/\/\S+/.exec(line);
        if (found === null) return;
        const url = new URL(found[0]);
        address ??= url.origin;
        if (url.searchParams.has("token")) done({ address, link: url });
        // A server that was set up before prints its address alone.
        else if (!isFirst) done({ address, link: undefined });
      });
    });
  }

  /** Ends it as a service is ended. */
  async stop(): Promise<void> {
    await this.end("SIGTERM");
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.removeAllListeners("exit");
    const ended = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await ended;
  }

  /** Ends it and removes its folder. */
  async remove(): Promise<void> {
    await this.stop();
    if (this.wishes.data === undefined) rmSync(this.data, { recursive: true, force: true });
  }
}
