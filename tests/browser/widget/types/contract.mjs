// The types of the contract in TypeScript, as the published JSON Schemas give them.

import { readFile } from 'node:fs/promises';

import { compile } from 'json-schema-to-typescript';

/** The file that the sources use and that goes along with the package. */
export const CONTRACT = new URL('../../../../static/widget/src/contract.d.ts', import.meta.url);

const SCHEMAS = new URL('../../../../schema/', import.meta.url);
const BANNER = '// Situation and advice, as schema/ has them. Written by tests/browser/widget/types; not to be changed by hand.';

/** What the file has to be. */
export async function contract() {
  const [situation, advice] = await Promise.all([schema('situation'), schema('advice')]);
  const { $defs: ofSituation, ...whole } = situation;
  const $defs = { ...advice.$defs, ...ofSituation, Situation: whole };
  return compile(described({ ...advice, $defs }), 'Advice', {
    bannerComment: BANNER,
    // The schema forbids other names in a situation; an advice may grow, but nobody can count on what is to come.
    additionalProperties: false,
    style: { printWidth: 120 },
  });
}

const schema = async (name) => JSON.parse(await readFile(new URL(`${name}.schema.json`, SCHEMAS), 'utf8'));

/** A schema that says in the words of the tool what the tool would miss. */
function described(schema) {
  if (Array.isArray(schema)) return schema.map(described);
  if (schema === null || typeof schema !== 'object') return schema;
  const { $ref, propertyNames, ...rest } = schema;
  const parts = Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, described(part)]));
  // A description beside a reference would become the one of the type.
  if ($ref) return rest.description ? { ...parts, allOf: [{ $ref }] } : schema;
  if (propertyNames) {
    const name = propertyNames.$ref.split('/').at(-1);
    const values = [rest.additionalProperties.type].flat().join(' | ');
    return { ...parts, tsType: `{ [name in ${name}]?: ${values} }` };
  }
  return parts;
}
