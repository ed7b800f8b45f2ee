#!/usr/bin/env node
// The command `film-cards`: starts the program, and ends as it ends.
import { spawn } from "node:child_process";
import { program } from "./program.js";

try {
  const child = spawn(program(), process.argv.slice(2), { stdio: "inherit" });
  // A terminal sends these to both processes; everybody else only to this one.
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("error", fail);
  child.on("exit", (code, signal) => {
    for (const signal of signals) process.removeAllListeners(signal);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code;
  });
} catch (error) {
  fail(error);
}

function fail(error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
}
