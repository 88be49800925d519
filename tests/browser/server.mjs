// Starts the built program on a free port with a data folder of its own, and takes both away afterwards.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const program = resolve(process.env.ACUSE_BIN ?? "target/debug/acuse");
const patience = 90_000;

export async function startServer(command = "serve") {
  const folder = await mkdtemp(join(tmpdir(), "acuse-browser-"));
  const address = `127.0.0.1:${await freePort()}`;
  const env = { ...process.env, ACUSE_ADDR: address, ACUSE_DATA: join(folder, "data") };
  // Started elsewhere, so that no settings file of the clone has a say.
  const child = spawn(program, [command], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const server = new Server(child, `http://${address}`, folder);
  await server.ready();
  return server;
}

class Server {
  said = "";

  constructor(child, origin, folder) {
    Object.assign(this, { child, origin, folder });
    this.ended = new Promise((done) => {
      child.once("exit", (code, signal) => done(`it ended with ${code ?? signal}`));
      child.once("error", (error) => done(error.message));
    });
    this.ended.then((why) => (this.why = why));
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (this.said += text));
  }

  async ready() {
    const until = Date.now() + patience;
    while (Date.now() < until && !this.why) {
      const answer = await fetch(`${this.origin}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((next) => setTimeout(next, 100));
    }
    const why = this.why ?? `not ready after ${patience / 1000} s`;
    await this.stop();
    throw new Error(`${program} does not serve: ${why}\n${this.said}`);
  }

  /** The first thing in what the program printed that matches, such as the link for the first steward. */
  async printed(pattern) {
    for (let tries = 0; tries < 50; tries++) {
      const found = this.said.match(pattern);
      if (found) return found[1] ?? found[0];
      await new Promise((next) => setTimeout(next, 100));
    }
    throw new Error(`The program did not print ${pattern}:\n${this.said}`);
  }

  async stop() {
    this.child.kill("SIGTERM");
    const late = setTimeout(() => this.child.kill("SIGKILL"), 5000);
    await this.ended;
    clearTimeout(late);
    await rm(this.folder, { recursive: true, force: true });
  }
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}
