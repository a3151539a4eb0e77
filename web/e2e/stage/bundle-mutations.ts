// Bundles that somebody tampered with, in an order that a seed decides: bytes, entries, lines, members, and events that
// their authors signed all the same.
import { canonicalText, isList, type Json } from '../../src/shared/proof/verifier/canonical-json.ts';
import {
  envelopeOf,
  jatim,
  kaltim,
  made,
  note,
  story,
  told,
  zipped,
  type Entries,
  type Signer,
} from '../../src/shared/proof/verifier/bundle.fixture.ts';
import { readArchive } from '../../src/shared/proof/verifier/archive.ts';
import { utf8 } from '../../src/shared/proof/verifier/bytes.ts';
import { sourceOfBytes } from '../../src/shared/proof/verifier/source.ts';

// mulberry32
export class Chance {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  of<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }
}

const deep = (levels: number): Json => (levels === 0 ? 1 : [deep(levels - 1)]);
const hash = 'ab'.repeat(32);
const texts: readonly string[] = [
  '',
  'a',
  '64',
  '35',
  '64.71',
  '6',
  '6471',
  '6\u0664',
  '64\n',
  'dossier',
  `dossier:${hash}`,
  hash,
  hash.toUpperCase(),
  hash.slice(1),
  '\u0007',
  '\u0085',
  '\u007f',
  '\t',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u2028',
  '\u00a0',
  '\u{1F602}',
  '\u{10FFFF}',
  '\ufffe',
  'A\u030a',
  '2026-11-23T02:00:00.000Z',
  '2024-02-29T00:00:00.000Z',
  '2023-02-29T00:00:00.000Z',
  '1900-02-29T00:00:00.000Z',
  '2026-11-23T24:00:00.000Z',
  '2026-11-23T23:59:60.000Z',
  '1899-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59.999Z',
  '2026-11-23T02:00:00Z',
  '2026-11-23T02:00:00.000+00:00',
  '0000-01-01T00:00:00.000Z',
  'x'.repeat(200),
  'x'.repeat(201),
  'é'.repeat(100),
  'é'.repeat(101),
  'x'.repeat(20_000),
  'x'.repeat(20_001),
  'AA==',
  'AB==',
  'AAAA',
  'A'.repeat(43) + '=',
  'A'.repeat(44),
  'A'.repeat(86) + '==',
  'definitif',
  'pj',
  'raja',
  '00112233445566778899aabbccddeeff',
  '00112233445566778899AABBCCDDEEFF',
  'dossier.file_attached',
  'negotiation.position_taken',
];
const values: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  2,
  3,
  -1,
  1.5,
  -0.000001,
  1e21,
  5e-324,
  2 ** 53,
  2 ** 53 - 1,
  1 - 2 ** 53,
  [],
  {},
  [1],
  { a: 1 },
  deep(20),
  deep(29),
  deep(30),
  deep(31),
  deep(32),
  deep(40),
  { [hash]: hash },
  { text: hash },
  { hash },
  { '\u{1F602}': 1, '\ufb33': 2 },
  { __proto__: null },
];

type Members = { [name: string]: Json };

function anyValue(chance: Chance): Json {
  return chance.below(2) === 0 ? chance.of(texts) : chance.of(values);
}

// One change somewhere inside: a value, a member more, a member less, an element moved.
function changed(value: Json, chance: Chance): Json {
  if (typeof value !== 'object' || value === null || chance.below(6) === 0) {
    if (typeof value === 'number' && chance.below(2) === 0) return value + chance.of([-1, 1, 0.5]);
    return anyValue(chance);
  }
  if (isList(value)) {
    const list = [...(value as readonly Json[])];
    if (list.length === 0) return [anyValue(chance)];
    const at = chance.below(list.length);
    const turn = chance.below(6);
    if (turn === 0) list.splice(at, 1);
    else if (turn === 1) list.splice(at, 0, list[at] ?? null);
    else if (turn === 2) list.reverse();
    else list[at] = changed(list[at] ?? null, chance);
    return list;
  }
  const members: Members = { ...(value as Members) };
  const names = Object.keys(members);
  if (names.length === 0 || chance.below(8) === 0)
    return { ...members, [chance.of(['more', 'v', ...texts])]: anyValue(chance) };
  const name = chance.of(names);
  if (chance.below(8) === 0) delete members[name];
  else members[name] = changed(members[name] ?? null, chance);
  return members;
}

// As RFC 8785 writes, but whatever its bounds are.
function written(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(written).join(',')}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${written(value[name] ?? null)}`).join(',')}}`;
}

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

function changedBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const list = [...bytes.subarray(0, 1 << 16)];
  const at = chance.below(list.length + 1);
  const turn = chance.below(5);
  if (turn === 0) list.splice(at, chance.below(12) + 1);
  else if (turn === 1) list.splice(at, 0, chance.below(256));
  else if (turn === 2) list.splice(at, 0, ...list.slice(at, at + chance.below(40)));
  else if (list.length > 0)
    list[at % list.length] = turn === 3 ? chance.below(256) : (list[at % list.length] ?? 0) ^ (1 << chance.below(8));
  return Uint8Array.from(list);
}

function changedJson(text: string, chance: Chance): string {
  try {
    return written(changed(JSON.parse(text) as Json, chance));
  } catch {
    return `${text}x`;
  }
}

function changedLines(bytes: Uint8Array, chance: Chance): Uint8Array {
  const lines = textOf(bytes).split('\n');
  const [at, other] = [chance.below(lines.length), chance.below(lines.length)];
  const line = lines[at] ?? '';
  const turn = chance.below(6);
  if (turn === 0) lines.splice(at, 1);
  else if (turn === 1) lines.splice(other, 0, line);
  else if (turn === 2) [lines[at], lines[other]] = [lines[other] ?? '', line];
  else if (turn === 3)
    lines[at] = chance.of(['', ' ', '{}', 'null', '\r', `${line} `, `\ufeff${line}`, line.replace(':', ': ')]);
  else if (turn === 4)
    lines[at] = line.replace(/\d+/, (digits) =>
      chance.of(['0', '00', `0${digits}`, `${digits}0`, '9007199254740993']),
    );
  else lines[at] = changedJson(line, chance);
  return utf8(lines.join('\n'));
}

const strangeNames = [
  'a',
  'threads/64.jsonl',
  'threads/99.jsonl',
  'threads/64.71.jsonl',
  `files/${hash}`,
  `files/${hash}.pdf`,
  `files/${hash}.toolong99`,
  'ringkasan.html',
  'logs/0123456789abcdef/checkpoint',
  'files/x',
  '-a',
  'A',
  'a//b',
  'a/',
  '.a',
  'a b',
  'x'.repeat(200),
  'x'.repeat(201),
];

function changedEntries(begun: Entries, chance: Chance): Entries {
  const entries = new Map(begun);
  const name = chance.of([...entries.keys()]);
  const data = entries.get(name) ?? new Uint8Array(0);
  const turn = chance.below(16);
  if (turn === 0) entries.delete(name);
  else if (turn === 1) entries.set(chance.of(strangeNames), data);
  else if (turn === 2) {
    entries.delete(name);
    entries.set(chance.of(strangeNames), data);
  } else if (turn === 3) entries.set(name, entries.get(chance.of([...entries.keys()])) ?? data);
  else if (turn < 6) entries.set(name, changedBytes(data, chance));
  else if (turn < 10 || !name.endsWith('.jsonl')) {
    const text = textOf(entries.get('simpul-bundle.json'));
    entries.set('simpul-bundle.json', utf8(changedJson(text, chance)));
  } else entries.set(name, changedLines(data, chance));
  return entries;
}

// The last event of a thread, changed, and signed by its author as if nothing had happened.
function signedAnew(chance: Chance): Uint8Array {
  const [author, name, place]: [Signer, string, number] = chance.of([
    [kaltim, 'threads/64.jsonl', 3],
    [jatim, 'threads/35.jsonl', 2],
  ]);
  return told(({ contents, events, dossier }) => {
    const thread = author === kaltim ? events.kaltim : events.jatim;
    const last = JSON.parse(thread.at(-1)?.envelope ?? '{}') as Members;
    const event =
      chance.below(12) === 0
        ? (JSON.parse(envelopeOf('64', { seq: place, prev: hash, subject: `dossier:${dossier}` })) as Members)
        : last;
    let envelope = written(changed(event, chance));
    if (chance.below(12) === 0)
      envelope = envelope.replace('{', chance.of(['{ ', '{"v":1,', '{"a":1e2,', '{"a":"\\ud800",', '{"a":"\\/",']));
    const lines = textOf(contents.get(name)).split('\n');
    lines[place - 1] = canonicalText(made(author, envelope).line);
    contents.set(name, utf8(lines.join('\n')));
  });
}

// Another checkpoint, signed by its log and seen by its witness as if nothing had happened.
function notedAnew(chance: Chance): Uint8Array {
  return told(({ contents, folder }) => {
    const place = `logs/${folder}/checkpoint`;
    const lines = textOf(contents.get(place)).split('\n').slice(0, 3);
    const at = chance.below(lines.length);
    const turn = chance.below(5);
    if (turn === 0)
      lines[at] = chance.of([
        '',
        '0',
        '04',
        '4 ',
        '5',
        '9007199254740991',
        '9007199254740992',
        'AAAA',
        'a',
        ...texts,
      ]);
    else if (turn === 1) lines.splice(at, 1);
    else if (turn === 2)
      lines.push(...Array<string>(chance.of([1, 2, 100, 101])).fill(chance.of(['x', '\u2014 x y', ...texts])));
    const times = [
      [],
      [0],
      [1],
      [253_402_300_799],
      [253_402_300_800],
      [2 ** 53],
      [7, 9],
      [9, 7],
      Array<number>(chance.below(120)).fill(5),
    ];
    const text = `${lines.join('\n')}\n`;
    contents.set(place, changedNote(note(text, turn === 3 ? [1_795_000_000] : chance.of(times)), chance));
  });
}

function changedNote(bytes: Uint8Array, chance: Chance): Uint8Array {
  const text = textOf(bytes);
  switch (chance.below(8)) {
    case 0:
      return utf8(
        text.replace(
          /\u2014 .*\n$/,
          chance.of(['', '\u2014 x AAAAAA==\n', '\u2014 x AAAA\n', '\u2014  AAAAAAAA\n', '\n']),
        ),
      );
    case 1:
      return utf8(
        text +
          chance.of([
            '\n',
            'x',
            '\u2014 x y z\n',
            '\u2014 x+y AAAAAAAA\n',
            '\u2014 x\u00a0y AAAAAAAA\n',
            '\u2014 x\u200by AAAAAAAA\n',
          ]),
      );
    case 2:
      return changedBytes(bytes, chance);
    default:
      return bytes;
  }
}

export async function entriesOf(bytes: Uint8Array): Promise<Entries> {
  const archive = await readArchive(sourceOfBytes(bytes));
  if (archive.fault) throw new Error('no bundle');
  return new Map(archive.entries.map((one) => [one.name, bytes.slice(one.dataAt, one.dataAt + one.size)]));
}

// One tampered bundle after the other, without end.
export async function* tampered(seed: number, whole: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  const chance = new Chance(seed);
  const begun: Entries[] = [story().contents];
  for (const one of whole) begun.push(await entriesOf(one));
  for (;;) {
    const turn = chance.below(10);
    if (turn === 0) yield changedBytes(chance.of([told(), ...whole]), chance);
    else if (turn < 4) yield signedAnew(chance);
    else if (turn < 6) yield notedAnew(chance);
    else {
      let entries = chance.of(begun);
      for (let left = 1 + chance.below(2); left > 0; left -= 1) entries = changedEntries(entries, chance);
      yield zipped(entries);
    }
  }
}
