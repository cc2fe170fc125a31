// The programs that the journeys start: named in a variable, or found on PATH.

import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The file of a program: what `variable` names, else the first of `names` on PATH or at its full path. */
export function programFor(variable, names, remedy) {
  const named = process.env[variable];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`the variable ${variable} names ${named}, which is not a program; correct it, or unset it to have PATH searched`);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of names) {
    const found = folders.map((folder) => path.resolve(folder, name)).find(isProgram);
    if (found) return found;
  }
  throw new Error(`none of ${names.join(', ')} is on PATH; ${remedy}, or name the program in the variable ${variable}`);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
