// Solves the kit problems on standard input, one a line as JSON, and prints an answer for each, in the same order.

import { createInterface } from 'node:readline';
import { solve } from './model.mjs';

for await (const line of createInterface({ input: process.stdin })) {
  const started = performance.now();
  const answer = solve(JSON.parse(line));
  console.log(JSON.stringify({ ...answer, milliseconds: performance.now() - started }));
}
