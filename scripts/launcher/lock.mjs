import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { remark } from './progress.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function tryTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  let holder = 0;
  try {
    holder = Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error; // ENOENT: given back between the two looks.
  }
  // An empty file is one whose maker is between creating and writing it; a dead holder's lock is nobody's.
  if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
  return false;
}

/** Runs `work` while no other process of this machine holds `file`; waits for its turn and says so once. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  for (let tries = 0; !tryTake(file); tries++) {
    if (tries === 10) {
      remark({
        es: `Otro IOPEER está preparando lo mismo; se espera a que acabe (${file}).`,
        en: `Another IOPEER is setting up the same thing; waiting for it (${file}).`,
      });
    }
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
