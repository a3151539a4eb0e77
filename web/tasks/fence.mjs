// Holds the layers of src/: shared uses nothing above it, a feature never another feature, app may use both; no module
// uses itself in a circle; no style attribute, which the content policy would drop unseen.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src', import.meta.url));
const importForm = /(?:import|export)\s(?:type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g;
const typeOnly = /^(?:import|export)\s+type\s/;
const styleAttribute = /<[A-Za-z][^>]*\sstyle\s*=\s*["'{]/;

// The room of a file: "app", "shared", "features/register", "service-worker".
export function roomOf(path) {
  const [first, second] = path.split('/');
  return first === 'features' ? `features/${second}` : first;
}

// Why one room may not use another, or undefined when it may.
export function refusal(from, to) {
  if (from === to || to === 'shared') return undefined;
  if (from === 'app') return undefined;
  if (to === 'app') return `${from} uses app, which stands above it`;
  if (from === 'shared') return `shared uses ${to}, which stands above it`;
  return `${from} uses ${to}: features never use each other`;
}

export function importsOf(text) {
  return [...text.matchAll(importForm)].map((found) => ({
    target: found[1] ?? found[2] ?? '',
    isType: typeOnly.test(found[0]),
    isLazy: found[0].startsWith('import(') || /^import\s*\(/.test(found[0]),
  }));
}

function resolve(from, target) {
  if (!target.startsWith('.')) return undefined;
  const path = normalize(join(dirname(from), target.replace(/\?.*$/, '')));
  const choices = [path, `${path}.ts`, `${path}.svelte`, `${path}.svelte.ts`];
  return choices.find((one) => existsSync(join(root, one)) && /\.\w+$/.test(one));
}

function readTree() {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => name.split('\\').join('/'));
  const tree = new Map();
  for (const name of names.filter((one) => /\.(ts|svelte)$/.test(one) && !one.endsWith('.test.ts'))) {
    const text = readFileSync(join(root, name), 'utf8');
    const uses = importsOf(text).map((one) => ({ ...one, file: resolve(name, one.target) }));
    tree.set(name, { text, uses: uses.filter((one) => one.file) });
  }
  return tree;
}

// Every circle of imports once, as the list of its files.
export function circlesOf(graph) {
  const circles = [];
  const done = new Set();
  function walk(name, trail) {
    const at = trail.indexOf(name);
    if (at >= 0) {
      circles.push([...trail.slice(at), name]);
      return;
    }
    if (done.has(name)) return;
    for (const next of graph.get(name) ?? []) walk(next, [...trail, name]);
    done.add(name);
  }
  for (const name of graph.keys()) walk(name, []);
  return circles;
}

function faultsOf(tree) {
  const faults = [];
  for (const [name, { text, uses }] of tree) {
    for (const use of uses) {
      const reason = refusal(roomOf(name), roomOf(use.file));
      if (reason) faults.push(`src/${name}: ${reason} (${use.target})`);
    }
    if (name.endsWith('.svelte') && styleAttribute.test(text)) {
      faults.push(`src/${name}: a style attribute is dropped by the content policy; use a class or style:name`);
    }
    const lines = text.split('\n').length;
    if (name.endsWith('.svelte') && lines > 220) faults.push(`src/${name}: ${lines} lines; find the component in it`);
  }
  const graph = new Map([...tree].map(([name, { uses }]) => [
    name, uses.filter((use) => !use.isType && !use.isLazy).map((use) => use.file),
  ]));
  for (const circle of circlesOf(graph)) faults.push(`circle: ${circle.join(' -> ')}`);
  return faults;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = faultsOf(readTree());
  for (const fault of faults) console.error(fault);
  console.log(`${relative(process.cwd(), root)}: ${faults.length} faults of layering`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
