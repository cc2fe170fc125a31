// Solves the kit problems on standard input, one a line as JSON, and prints an answer for each, in the same order.

import { createInterface } from 'node:readline';
import { solve } from './model.mjs';

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(solve(JSON.parse(line))));
}
