import { describe, expect, it } from 'vitest';
import {
  envelopeOf,
  hashOf,
  jatim,
  kaltim,
  made,
  note,
  origin,
  paper,
  story,
  told,
  zipped,
  type Story,
} from './bundle.fixture';
import { base64Of, bytesOfHex, joined, utf8 } from './bytes';
import { canonicalText, type Json } from './canonical-json';
import { holdsByArithmetic } from './ed25519';
import { resultText, type Result } from './result';
import { sourceOfBlob, sourceOfBytes } from './source';
import { verifyBundle } from './verify';

async function verified(bytes: Uint8Array): Promise<Result> {
  return (await verifyBundle(sourceOfBytes(bytes))).result;
}

async function problemsOf(change: (story: Story) => void): Promise<string[]> {
  const { verdict, problems } = await verified(told(change));
  expect(verdict).toBe(problems.length === 0 ? 'proven' : 'broken');
  return problems.map((one) => `${one.code} ${one.where}`);
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

function editLine(story: Story, name: string, number: number, edit: (line: string) => string): void {
  const all = text(story.contents.get(name)).split('\n');
  all[number - 1] = edit(all[number - 1] ?? '');
  story.contents.set(name, utf8(all.join('\n')));
}

// The third event of Kalimantan Timur, signed as it should be, with other members.
function third(
  story: Story,
  facts: Partial<{ seq: number; prev: string; subject: string; seen: Json; kind: string; body: Json }>,
  author = '64',
): void {
  const subject = `dossier:${story.dossier}`;
  const one = made(
    kaltim,
    envelopeOf(author, { seq: 3, prev: story.events.kaltim[1]?.hash ?? '', subject, ...facts }),
  );
  editLine(story, 'threads/64.jsonl', 3, () => canonicalText(one.line));
}

function raw(story: Story, envelope: string): void {
  editLine(story, 'threads/64.jsonl', 3, () => canonicalText(made(kaltim, envelope).line));
}

describe('a whole bundle', () => {
  it('is proven, in these bytes', async () => {
    const { dossier, folder } = story();
    const result = await verified(told());
    expect(resultText(result)).toBe(
      `{"dossier":"${dossier}","events":{"shown":5,"withheld":0},"files":{"present":1,"withheld":0},"governments":[` +
        `{"code":"35","events":2,"key":"${base64Of(jatim.key)}","last":"2026-11-23T02:00:02.000Z","withheld":0},` +
        `{"code":"64","events":3,"key":"${base64Of(kaltim.key)}","last":"2026-11-23T02:00:03.000Z","withheld":0}],` +
        `"logs":[{"events":4,"needed":1,"origin":"${origin}","seen_by":"2026-11-18T11:06:40.000Z","size":4,"witnesses":1}],` +
        '"made_at":"2026-11-23T03:00:00.000Z","problems":[],"unlogged":1,"v":1,"verdict":"proven"}',
    );
    expect(folder).toMatch(/^[0-9a-f]{16}$/);
  });
  it('gives the same from a file that is read in slices, and without the arithmetic of the platform', async () => {
    const bytes = told();
    const looked: number[] = [];
    const way = {
      verify: (...parts: Parameters<typeof holdsByArithmetic>) => Promise.resolve(holdsByArithmetic(...parts)),
      onProgress: (done: number) => looked.push(done),
    };
    const { result, files, names, hasSummary } = await verifyBundle(sourceOfBlob(new Blob([bytes])), way);
    expect(resultText(result)).toBe(resultText(await verified(bytes)));
    expect(looked.length).toBeGreaterThan(3);
    expect(files.map((one) => bytes.subarray(one.dataAt, one.dataAt + one.size))).toEqual([paper]);
    expect(names.map((one) => one.code)).toEqual(['35', '64']);
    expect(hasSummary).toBe(true);
  });
  it('may withhold what an event says, and its file', async () => {
    const withhold = (one: Story): void => {
      const second = one.events.kaltim[1];
      if (!second) throw new Error('no event');
      const {
        hash,
        line: { signature },
      } = second;
      editLine(one, 'threads/64.jsonl', 2, () => canonicalText({ hash, seq: 2, signature }));
      one.contents.delete(`files/${hashOf(paper)}.pdf`);
      one.manifest['withheld'] = [hashOf(paper)];
    };
    expect(await problemsOf(withhold)).toEqual([]);
    const result = await verified(told(withhold));
    expect(result.events).toEqual({ shown: 4, withheld: 1 });
    expect(result.files).toEqual({ present: 0, withheld: 1 });
  });
});

describe('the archive', () => {
  it('names the place where it stops being one', async () => {
    const bytes = told();
    const at = async (changed: Uint8Array): Promise<string> => {
      const { problems } = await verified(changed);
      return problems.map((one) => `${one.code} ${one.where}`).join();
    };
    expect(await at(new Uint8Array(0))).toBe('archive_malformed 0');
    expect(await at(utf8('%PDF-1.7'))).toBe('archive_malformed 0');
    expect(await at(joined(bytes, Uint8Array.of(0)))).toBe(`archive_not_canonical ${bytes.length}`);
    expect(await at(bytes.subarray(0, -1))).toBe(`archive_malformed ${bytes.length - 22}`);
    expect(await at(zipped(new Map()))).toBe('entry_missing simpul-bundle.json');
    const changed = (place: number, value: number): Uint8Array => {
      const copy = Uint8Array.from(bytes);
      copy[place] = value;
      return copy;
    };
    expect(await at(changed(6, 1))).toBe('archive_not_canonical 6');
    expect(await at(changed(8, 8))).toBe('archive_not_canonical 8');
    expect(await at(changed(10, 8))).toBe('archive_not_canonical 10');
    expect(await at(changed(28, 4))).toMatch(/^archive_malformed \d+$/);
    expect(await at(changed(30, 0x2e))).toBe('archive_malformed 0');
  });
  it('has its names once and in order', async () => {
    const bytes = told();
    const words = new TextDecoder('latin1').decode(bytes).replaceAll('threads/35', 'threads/65');
    const swapped = Uint8Array.from(words, (one) => one.charCodeAt(0));
    const place = words.indexOf('threads/64') - 30;
    expect((await verified(swapped)).problems).toEqual([{ code: 'archive_malformed', where: String(place) }]);
  });
  it('is looked at no further where data are damaged', async () => {
    const bytes = told();
    const words = new TextDecoder('latin1').decode(bytes);
    for (const word of ['%PDF-1.7', '<p>Ringkasan']) bytes[words.indexOf(word)] = 0x40;
    expect((await verified(bytes)).problems).toEqual([
      { code: 'entry_damaged', where: `files/${hashOf(paper)}.pdf` },
      { code: 'entry_damaged', where: 'ringkasan.html' },
    ]);
  });
});

describe('the manifest', () => {
  const set =
    (name: string, value: Json) =>
    (one: Story): void =>
      void (one.manifest[name] = value);
  const cases: readonly (readonly [string, (one: Story) => void])[] = [
    ['', set('more', 1)],
    ['/v', set('v', 2)],
    ['/dossier', set('dossier', 'A'.repeat(64))],
    ['/made_at', set('made_at', '2026-02-30T00:00:00.000Z')],
    ['/governments', set('governments', {})],
    [
      '/governments/0',
      (one) =>
        set(
          'governments',
          [...(one.manifest['governments'] as Json[])].map((each) => ({ ...(each as object), more: 1 })),
        )(one),
    ],
    ['/governments/1', (one) => set('governments', [...(one.manifest['governments'] as Json[])].reverse())(one)],
    ['/logs/0', set('logs', ['x'])],
    ['/witnesses/0', set('witnesses', ['saksi+00000000+AAAA'])],
    ['/witnesses_needed', set('witnesses_needed', 101)],
    ['/withheld/1', set('withheld', ['b'.repeat(64), 'b'.repeat(64)])],
    ['/withheld', (one) => delete one.manifest['withheld']],
  ];
  it.each(cases)('is refused at "%s"', async (pointer, change) => {
    expect(await problemsOf(change)).toEqual([`manifest_malformed ${pointer}`]);
  });
  it('knows no key that binds nobody', async () => {
    const neutral = base64Of(Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 1 : 0)));
    const weak = (one: Story): void => set('governments', [{ code: '64', key: neutral, name: 'x' }])(one);
    expect(await problemsOf(weak)).toEqual(['manifest_malformed /governments/0']);
  });
});

describe('what does not fit', () => {
  const file = `files/${hashOf(paper)}`;
  const cases: readonly (readonly [string[], (one: Story) => void])[] = [
    [
      ['entry_unexpected a/b', 'entry_unexpected threads/99.jsonl'],
      (one) => ['a/b', 'threads/99.jsonl'].forEach((name) => one.contents.set(name, utf8(''))),
    ],
    [[`entry_unexpected ${file}.pdf`], (one) => one.contents.set(file, paper)],
    [[`entry_unexpected ${file}.pdf`], (one) => void (one.manifest['withheld'] = [hashOf(paper)])],
    [
      ['entry_missing threads/35.jsonl', 'proof_of_unknown_event logs/LOG/proofs.jsonl:2'],
      (one) => one.contents.delete('threads/35.jsonl'),
    ],
    [['entry_missing logs/LOG/checkpoint'], (one) => one.contents.delete(`logs/${one.folder}/checkpoint`)],
    [
      ['line_malformed threads/64.jsonl:3', 'proof_of_unknown_event logs/LOG/proofs.jsonl:4'],
      (one) => editLine(one, 'threads/64.jsonl', 3, (line) => ` ${line}`),
    ],
    [
      ['line_malformed threads/35.jsonl:2'],
      (one) => one.contents.set('threads/35.jsonl', (one.contents.get('threads/35.jsonl') ?? utf8('')).slice(0, -1)),
    ],
    [['line_malformed threads/35.jsonl:3'], (one) => editLine(one, 'threads/35.jsonl', 3, () => '\n')],
    [
      ['event_of_other_dossier threads/64.jsonl:3', 'proof_of_unknown_event logs/LOG/proofs.jsonl:4'],
      (one) => third(one, { subject: 'dossier' }),
    ],
    [
      ['event_of_other_author threads/64.jsonl:3', 'proof_of_unknown_event logs/LOG/proofs.jsonl:4'],
      (one) => third(one, {}, '63'),
    ],
    [
      ['event_out_of_order threads/64.jsonl:3', 'proof_of_unknown_event logs/LOG/proofs.jsonl:4'],
      (one) => third(one, { seq: 4 }),
    ],
    [
      ['prev_differs threads/64.jsonl:3', 'proof_of_unknown_event logs/LOG/proofs.jsonl:4'],
      (one) => third(one, { prev: 'a'.repeat(64) }),
    ],
    [
      ['signature_fails threads/35.jsonl:2'],
      (one) =>
        editLine(one, 'threads/35.jsonl', 2, () =>
          canonicalText(made(kaltim, one.events.jatim[1]?.envelope ?? '').line),
        ),
    ],
    [
      ['seen_unknown threads/64.jsonl:3', 'proof_of_unknown_event logs/LOG/proofs.jsonl:4'],
      (one) => third(one, { seen: { 35: { hash: 'a'.repeat(64), seq: 2 } } }),
    ],
    [['file_differs FILE.pdf'], (one) => one.contents.set(`${file}.pdf`, utf8('%PDF-1.7 lain'))],
    [['file_unnamed files/FORGED'], (one) => one.contents.set(`files/${hashOf(utf8('x'))}`, utf8('x'))],
    [['file_missing FILE'], (one) => one.contents.delete(`${file}.pdf`)],
    [
      ['checkpoint_malformed logs/LOG/checkpoint'],
      (one) => one.contents.set(`logs/${one.folder}/checkpoint`, utf8('x')),
    ],
    [
      ['checkpoint_unsigned logs/LOG/checkpoint'],
      (one) => editLine(one, `logs/${one.folder}/checkpoint`, 2, () => '5'),
    ],
    [
      ['log_differs logs/LOG'],
      (one) => {
        const checkpoint = note(`lain.example/x\n1\n${base64Of(bytesOfHex('a'.repeat(64)))}\n`, []);
        one.contents.set(`logs/${one.folder}/checkpoint`, checkpoint);
      },
    ],
    [
      ['proof_malformed logs/LOG/proofs.jsonl:2'],
      (one) => {
        const [line = ''] = text(one.contents.get(`logs/${one.folder}/proofs.jsonl`)).split('\n');
        editLine(one, `logs/${one.folder}/proofs.jsonl`, 2, () => line);
      },
    ],
    [
      ['proof_fails logs/LOG/proofs.jsonl:3'],
      (one) => editLine(one, `logs/${one.folder}/proofs.jsonl`, 3, (line) => line.replace('"index":2', '"index":3')),
    ],
    [['witnesses_too_few logs/LOG/checkpoint'], (one) => void (one.manifest['witnesses_needed'] = 2)],
    [
      ['opening_missing '],
      (one) => {
        one.manifest['governments'] = [];
        one.manifest['logs'] = [];
        for (const name of [...one.contents.keys()].filter((each) => /^(?:threads|logs|files)/.test(each)))
          one.contents.delete(name);
      },
    ],
  ];
  const named = (one: string): string =>
    one
      .replace('LOG', story().folder)
      .replace('FILE', file)
      .replace('FORGED', hashOf(utf8('x')));
  it.each(cases)('%s', async (problems, change) => {
    expect(await problemsOf(change)).toEqual(problems.map(named));
  });
});

describe('an event', () => {
  const valid = (): { [name: string]: Json } =>
    JSON.parse(story().events.kaltim[2]?.envelope ?? '{}') as { [name: string]: Json };
  const broken: readonly (readonly [string, (event: { [name: string]: Json }) => void])[] = [
    ['one member more', (one) => void (one['more'] = 1)],
    ['one member less', (one) => delete one['salt']],
    ['another format', (one) => void (one['v'] = 2)],
    ['a salt of another form', (one) => void (one['salt'] = 'A'.repeat(32))],
    ['no previous hash', (one) => void (one['prev'] = null)],
    ['a moment that never was', (one) => void (one['at'] = '2026-02-29T00:00:00.000Z')],
    ['itself as seen', (one) => void (one['seen'] = { 64: { hash: 'a'.repeat(64), seq: 1 } })],
    ['no code as seen', (one) => void (one['seen'] = { jatim: { hash: 'a'.repeat(64), seq: 1 } })],
    ['a place of zero as seen', (one) => void (one['seen'] = { 35: { hash: 'a'.repeat(64), seq: 0 } })],
    ['an actor with a name', (one) => void (one['actor'] = { account: 'a', capacity: 'pj', office: 'b', name: 'c' })],
    ['a control in its kind', (one) => void (one['kind'] = 'a\u0007')],
    ['text that turns around', (one) => void (one['actor'] = { account: 'a', capacity: 'pj', office: '\u202e' })],
    ['a kind without end', (one) => void (one['kind'] = 'k'.repeat(20_001))],
    ['a body that is a list', (one) => void (one['body'] = [])],
    ['a fraction as place', (one) => void (one['seq'] = 3.5)],
    ['a body without end', (one) => void (one['body'] = { list: Array<number>(100_000).fill(1) })],
    ['more than a mebibyte', (one) => void (one['body'] = { text: 'x'.repeat(1 << 20) })],
  ];
  it.each(broken)('with %s is none', async (_, change) => {
    const problems = await problemsOf((one) => {
      const event = valid();
      change(event);
      raw(one, canonicalText(event));
    });
    expect(problems[0]).toBe('event_malformed threads/64.jsonl:3');
  });
  it('is one with fractions in its body', async () => {
    const problems = await problemsOf((one) => third(one, { body: { area: 1.5, list: [null, true] } }));
    expect(problems).toEqual([`proof_of_unknown_event logs/${story().folder}/proofs.jsonl:4`]);
  });
});

// A generator with a seed, so that what fails can be told again (mulberry32).
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('one changed bit', () => {
  it('is found wherever it is', async () => {
    const bytes = told();
    for (let at = 0; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        bytes[at]! ^= 1 << bit;
        const { verdict } = await verified(bytes);
        if (verdict !== 'broken') throw new Error(`bit ${bit} of byte ${at}: ${verdict}`);
        bytes[at]! ^= 1 << bit;
      }
    }
    expect((await verified(bytes)).verdict).toBe('proven');
  }, 60_000);
  it('is found in what is signed, hashed and logged though the archive fits it', async () => {
    const next = chance(20_261_123);
    const whole = story().contents;
    const names = [...whole.keys()].filter((name) => /^(?:threads|files|logs)/.test(name));
    for (let turn = 0; turn < 600; turn += 1) {
      const contents = new Map(whole);
      const name = names[Math.floor(next() * names.length)] ?? '';
      const data = Uint8Array.from(contents.get(name) ?? []);
      const at = Math.floor(next() * data.length);
      data[at]! ^= 1 << Math.floor(next() * 8);
      contents.set(name, data);
      const { verdict } = await verified(zipped(contents));
      expect(verdict, `turn ${turn}: ${name}, byte ${at}`).toBe('broken');
    }
  }, 60_000);
  it('and any other bytes never end otherwise than in a verdict', async () => {
    const next = chance(4);
    const bytes = told();
    for (let turn = 0; turn < 400; turn += 1) {
      const copy = Uint8Array.from(bytes.subarray(0, Math.floor(next() * bytes.length)));
      for (let left = Math.floor(next() * 8); left > 0; left -= 1)
        copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256);
      expect((await verified(copy)).verdict).toBe('broken');
    }
  });
});
