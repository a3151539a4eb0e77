// Writes src/shared/api/generated/ from schemas/api/*.yaml, the wire truth: one type for each schema, and for each
// operation its address and the types of its path, query, body and answer. Nothing generated is committed.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

const schemasFolder = new URL('../../schemas/api/', import.meta.url);
const outFolder = new URL('../src/shared/api/generated/', import.meta.url);
const methods = ['get', 'put', 'post', 'patch', 'delete'];

// The parts are merged by member, as the server does for /api/v1/openapi.json.
function merge(into, part, place) {
  for (const [name, value] of Object.entries(part)) {
    const known = into[name];
    if (known === undefined) into[name] = value;
    else if (isRecord(known) && isRecord(value)) merge(known, value, `${place}/${name}`);
    else throw new Error(`${place}/${name} stands in two parts of the schema`);
  }
  return into;
}

function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readDocument() {
  const document = {};
  for (const file of readdirSync(schemasFolder).filter((name) => name.endsWith('.yaml')).sort()) {
    merge(document, load(readFileSync(new URL(file, schemasFolder), 'utf8')), file);
  }
  return document;
}

function lastOf(reference) {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

// The TypeScript type of one schema; `names` is the prefix of references.
export function typeOf(schema, names = '') {
  if (schema.$ref) return names + lastOf(schema.$ref);
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const union = schema.oneOf ?? schema.anyOf;
  if (union) return union.map((part) => typeOf(part, names)).join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => typeOf(part, names)).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type }, names)).join(' | ');
  switch (schema.type) {
    case 'string': return 'string';
    case 'integer':
    case 'number': return 'number';
    case 'boolean': return 'boolean';
    case 'null': return 'null';
    case 'array': return `(${typeOf(schema.items ?? {}, names)})[]`;
    case 'object': return objectType(schema, names);
    case undefined: return schema.properties ? objectType(schema, names) : 'unknown';
    default: throw new Error(`schema type ${schema.type} is not understood`);
  }
}

function objectType(schema, names) {
  const { properties, additionalProperties, required = [] } = schema;
  if (!properties) {
    const value = isRecord(additionalProperties) ? typeOf(additionalProperties, names) : 'unknown';
    return `{ [name: string]: ${value} }`;
  }
  const members = Object.entries(properties).map(([name, value]) => {
    const type = typeOf(value, names);
    return required.includes(name) ? `${quoted(name)}: ${type}` : `${quoted(name)}?: ${type} | undefined`;
  });
  return `{ ${members.join('; ')} }`;
}

function quoted(name) {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function writeSchemas(document) {
  const lines = Object.entries(document.components.schemas).map(([name, schema]) => {
    const note = schema.description ? `/** ${schema.description} */\n` : '';
    return `${note}export type ${name} = ${typeOf(schema)};`;
  });
  return lines.join('\n');
}

function parametersOf(document, operation, place) {
  const chosen = (operation.parameters ?? [])
    .map((one) => (one.$ref ? document.components.parameters[lastOf(one.$ref)] : one))
    .filter((one) => one.in === place);
  if (chosen.length === 0) return 'undefined';
  const properties = Object.fromEntries(chosen.map((one) => [one.name, one.schema]));
  const required = chosen.filter((one) => one.required).map((one) => one.name);
  return objectType({ properties, required }, 'schema.');
}

function contentType(content) {
  if (!content) return 'undefined';
  const json = content['application/json'];
  return json ? typeOf(json.schema, 'schema.') : 'Blob';
}

function answerType(operation) {
  const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const types = good.map(([, response]) => contentType(response.content));
  return [...new Set(types)].join(' | ') || 'undefined';
}

function writeOperations(document) {
  const types = [];
  const addresses = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods.filter((name) => item[name])) {
      const operation = item[method];
      const isIfMatch = (one) => one.name === 'If-Match' || one.$ref?.endsWith('/IfMatch');
      const isConditional = (operation.parameters ?? []).some(isIfMatch);
      types.push(`  ${operation.operationId}: {
    path: ${parametersOf(document, operation, 'path')};
    query: ${parametersOf(document, operation, 'query')};
    body: ${contentType(operation.requestBody?.content)};
    answer: ${answerType(operation)};
    conditional: ${isConditional};
  };`);
      addresses.push(`  ${operation.operationId}: '${method.toUpperCase()} ${path}',`);
    }
  }
  return `import type * as schema from './schemas';\n
export interface Operations {\n${types.join('\n')}\n}\n
export const addresses: Readonly<Record<keyof Operations, string>> = {\n${addresses.join('\n')}\n};`;
}

// An unchanged file keeps its time, so that a watching build is not woken.
function write(name, text) {
  const file = new URL(name, outFolder);
  const whole = `// Generated from schemas/api by tasks/generate.mjs.\n${text}\n`;
  let before = '';
  try {
    before = readFileSync(file, 'utf8');
  } catch {
    mkdirSync(outFolder, { recursive: true });
  }
  if (before !== whole) writeFileSync(file, whole);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const document = readDocument();
  write('schemas.ts', writeSchemas(document));
  write('operations.ts', writeOperations(document));
}
