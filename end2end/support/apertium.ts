// A real Apertium: English, Catalan and Spanish, on this machine. `cargo xtask e2e` installs it.

import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";

const MODES = "/usr/share/apertium";

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

export class Apertium {
  private process: ChildProcess | undefined;
  private log = "";

  constructor(readonly port: number) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  static async start(): Promise<Apertium> {
    const apertium = new Apertium(await freePort());
    await apertium.start();
    return apertium;
  }

  /** Starts it, again on its port where it ran before, and waits until it translates. */
  async start(): Promise<void> {
    const words = ["-p", String(this.port), MODES];
    // A group of its own: it starts a program for each pair of languages.
    const child = spawn("apertium-apy", words, { detached: true, stdio: ["ignore", "pipe", "pipe"] });
    this.process = child;
    const gone = new Promise<never>((_, fail) => {
      child.once("error", fail);
      child.once("exit", (code) => fail(new Error(`apertium-apy ended (${code}):\n${this.log}`)));
    });
    gone.catch(() => {});
    for (const stream of [child.stdout, child.stderr]) {
      stream!.setEncoding("utf8").on("data", (text: string) => (this.log += text));
    }
    while (!(await Promise.race([this.answers(), gone]))) {
      await Promise.race([new Promise((done) => child.stderr!.once("data", done)), pause(), gone]);
    }
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.address}/listPairs`)).ok;
    } catch {
      return false;
    }
  }

  async stop(): Promise<void> {
    const child = this.process;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.removeAllListeners("exit");
    const ended = new Promise((done) => child.once("exit", done));
    process.kill(-child.pid, "SIGKILL");
    await ended;
  }
}

/** It says nothing when it begins to listen: it is asked again a moment later. */
function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 50));
}
