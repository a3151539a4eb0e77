// Vectors of the public standards.
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { base64Of, bytesOfBase64, bytesOfHex, hexOf, joined, textOf, utf8 } from './bytes';
import { pathTo, treeHash } from './bundle.fixture';
import { canonicalText, readCanonical, type Json } from './canonical-json';
import { Crc32 } from './crc32';
import { byPlatform, fastestVerify, holdsByArithmetic, isGoodKey } from './ed25519';
import { isInstant } from './instant';
import { isIncluded, leafHash } from './merkle';
import { logKeyType, readCheckpoint, readNote, readVerifierKey, signaturesOf, witnessKeyType } from './note';

const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytesOfHex);
const rootOfFive = '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4';
const rootOfEight = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328';

describe('RFC 6962, inclusion', () => {
  const path = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ].map(bytesOfHex);
  const leaf = leafHash(bytesOfHex('00'));
  const tree = { size: 5, root: bytesOfHex(rootOfFive) };

  it('has the hashes of the standard', () => {
    expect(hexOf(treeHash(leaves.slice(0, 5)))).toBe(rootOfFive);
    expect(hexOf(treeHash(leaves))).toBe(rootOfEight);
    expect(hexOf(leafHash(utf8('L123456')))).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
  });
  it('holds for the path of the standard, and for every leaf of every tree up to eight', () => {
    expect(isIncluded(leaf, 1, path, tree)).toBe(true);
    for (let size = 1; size <= 8; size += 1) {
      const some = leaves.slice(0, size);
      for (const [index, each] of some.entries()) {
        expect(isIncluded(leafHash(each), index, pathTo(index, some), { size, root: treeHash(some) })).toBe(true);
      }
    }
  });
  it('fails for every mutation', () => {
    const [a, b, c] = path as [Uint8Array, Uint8Array, Uint8Array];
    const flipped = Uint8Array.from(a);
    flipped[31]! ^= 1;
    const paths = [
      [flipped, b, c],
      [a, b],
      [b, c],
      [a, b, c, c],
      [a, a, b, c],
      [b, a, c],
      [a.subarray(0, 31), b, c],
      [joined(a, Uint8Array.of(0)), b, c],
      Array<Uint8Array>(64).fill(a),
    ];
    for (const one of paths) expect(isIncluded(leaf, 1, one, tree)).toBe(false);
    for (const index of [0, 2, 4, 5, 10, -1]) expect(isIncluded(leaf, index, path, tree)).toBe(false);
    expect(isIncluded(leaf, 1, path, { size: 10, root: tree.root })).toBe(false);
    expect(isIncluded(leaf, 1, path, { size: 5, root: a })).toBe(false);
    expect(isIncluded(b, 1, path, tree)).toBe(false);
  });
});

const noteText = 'This is an example message.\n';
const exampleNote =
  `${noteText}\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlT` +
  'gK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const exampleKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const logKey = 'simpul.example/lampung+fd19e45f+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea';
const witnessKey = 'saksi.example/pusat+3daf51c6+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM';
const checkpointText = 'simpul.example/lampung\n300\ndxBk3GXKkCF4+f2OoeGH4iWj6bnC9JakSmGXytbeU60=\n';
const checkpoint =
  `${checkpointText}\n\u2014 simpul.example/lampung /RnkX9Sp6HtoK0OdHZqS6Jd1PIWwMW8Ixnf/fF8lF2FQAh2ImkdifWzlAfDiy3iMOdDTQ71TF0UKkYHCtGqsl2jDEAQ=\n` +
  '\u2014 saksi.example/pusat Pa9RxgAAAABkGFDLQ40YyjBWeKNi2ZIr/k/vLgOSCHbQXF2fG/q7fhL+pVtjKf0UdHQ6HmO+w9qirAv5zzLzVJ6o7jL2SW31sBkbCQ==\n';

describe('C2SP, notes and checkpoints', () => {
  it('verifies the example of signed-note', () => {
    const note = readNote(utf8(exampleNote));
    const key = readVerifierKey(exampleKey, logKeyType);
    const [signature] = note && key ? signaturesOf(note, key) : [];
    expect(key && signature && holdsByArithmetic(signature, utf8(noteText), key.key)).toBe(true);
  });
  it('verifies a checkpoint, its cosignature, and a leaf in it', () => {
    const note = readNote(utf8(checkpoint));
    const [log, witness] = [readVerifierKey(logKey, logKeyType), readVerifierKey(witnessKey, witnessKeyType)];
    if (!note || !log || !witness) throw new Error('not read');
    const tree = readCheckpoint(note.text);
    expect(tree).toMatchObject({ origin: 'simpul.example/lampung', size: 300 });
    const [[byLog], [byWitness]] = [signaturesOf(note, log), signaturesOf(note, witness)];
    expect(byLog && holdsByArithmetic(byLog, utf8(checkpointText), log.key)).toBe(true);
    const time = byWitness && new DataView(byWitness.buffer, byWitness.byteOffset, 8).getBigUint64(0);
    expect(time).toBe(1679315147n);
    const message = utf8(`cosignature/v1\ntime 1679315147\n${checkpointText}`);
    expect(byWitness && holdsByArithmetic(byWitness.subarray(8), message, witness.key)).toBe(true);
    const entries = Array.from({ length: 300 }, (_, at) => utf8(`leaf-${String(at).padStart(6, '0')}`));
    const path = pathTo(256, entries);
    const told = [
      'odaL+WmFr2IWj+g/d0CSsSADyRuDYls2KVBUQUir8eU=',
      'Tf0gR1fCaYFfUAOE3z4LHjckj9IfQV0+4Ykk7R7lyg4=',
      '73urTZxU8eTmk/BYVFSBs7bJoNCv3E20OpLBB5HfojU=',
    ];
    expect(path.map(base64Of).slice(0, 3)).toEqual(told);
    expect(tree && isIncluded(leafHash(utf8('leaf-000256')), 256, path, tree)).toBe(true);
  });
  it('refuses notes and checkpoints of another form', () => {
    const broken = [
      exampleNote.slice(0, -1),
      noteText,
      `${noteText}\n`,
      exampleNote.replace('\u2014', '-'),
      exampleNote.replace('example.com/foo U', 'a b U'),
      exampleNote.replace('foo U', 'f+o U'),
      exampleNote.replace('This', 'This\t'),
      exampleNote.replace('aQM=', 'aQN='),
      exampleNote + exampleNote.slice(noteText.length + 1).repeat(100),
    ];
    for (const one of broken) expect(readNote(utf8(one))).toBeUndefined();
    expect(readNote(Uint8Array.of(0xff, 0x0a))).toBeUndefined();
    const texts = [
      checkpointText.replace('300', '0300'),
      checkpointText.replace('300', '-1'),
      checkpointText.replace('300', '9007199254740992'),
      checkpointText.replace('U60=', 'U61='),
      'a\n1\n',
      checkpointText.replace('simpul.example/lampung', 'simpul example'),
      checkpointText.replace('simpul.example/lampung', 'simpul+example'),
      `${checkpointText}\nb\n`,
      checkpointText.replace('300', '0'),
    ];
    for (const one of texts) expect(readCheckpoint(one)).toBeUndefined();
    expect(readVerifierKey(exampleKey.replace('530d', '530e'), logKeyType)).toBeUndefined();
    expect(readVerifierKey(exampleKey, witnessKeyType)).toBeUndefined();
  });
});

describe('RFC 8785, canonical JSON', () => {
  it('writes what the standard writes', () => {
    const input =
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
    const text = canonicalText(JSON.parse(input) as Json);
    expect(hexOf(sha256(utf8(text)))).toBe('2d5e01a318d0f0879ab568c4be289c8b1f64ef8921a53c6277d5e069978baacb');
    const order = '{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude02":5,"\u0080":6,"\u00f6":7}';
    expect(
      canonicalText(JSON.parse(order.replace('\r', '\\r')) as Json)
        .match(/\d(?=[,}])/g)
        ?.join(''),
    ).toBe('2467153');
    expect(canonicalText(-0)).toBe('0');
  });
  it('takes nothing but the one form', () => {
    const good = ['{"a":1,"b":[null,true,"é\u2028\\u001f"]}', '1e+21', '-1.5', '"\u{1F602}"', '{"__proto__":1}'];
    const bad = [
      '{"a":1,"a":1}',
      '{"b":1,"a":1}',
      '{ }',
      '"\\u0041"',
      '"\\/"',
      '1.0',
      '-0',
      '1e400',
      '"\\ud800"',
      '{"\\udfff":1}',
      '1E21',
      '"\\u001F"',
      '[1,]',
      '',
      '\ufeff{}',
      `${'['.repeat(33)}${']'.repeat(33)}`,
      `${'['.repeat(200_000)}`,
    ];
    for (const text of good) expect(readCanonical(text), text).not.toBeUndefined();
    for (const text of bad) expect(readCanonical(text), text.slice(0, 40)).toBeUndefined();
    expect(readCanonical(`${'['.repeat(32)}${']'.repeat(32)}`)).not.toBeUndefined();
    expect(readCanonical('[1,2,3]', 3)).not.toBeUndefined();
    expect(readCanonical('[1,2,[3]]', 3)).toBeUndefined();
  });
});

const key = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
const first = '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da';
const cases: readonly (readonly [string, boolean])[] = [
  [`${first}085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00`, true],
  [`${first}f52db7415978abc61b2c2eb6aeebfca0387b2eaeb4302aeeb00d291612bb0c10`, false],
  [`${first}085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c01`, false],
  // R with a part of small order, R neutral, R of small order: other verifiers take some of them.
  [
    '40a4cf5c611d737a2f1c6fcca84d9cabfed80987f186a5a6c57e629bff1af27f7784ef7924270a5712654008888ab76e2ffcbae4baf503f7b0382ab462581d08',
    false,
  ],
  [
    '0100000000000000000000000000000000000000000000000000000000000000675d054595fa17cb6a44e3ada6ca385e55667e41a63fdab0ac22d10000354002',
    false,
  ],
  [
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037acca5c0159b890822aa8f6ad74990de9393e3036603fe9591d9850310e8abb105',
    false,
  ],
  [`${first}`, false],
];

describe('RFC 8032, Ed25519', () => {
  it('judges by arithmetic as the format says', () => {
    const [message, good] = [bytesOfHex('72'), bytesOfHex(key)];
    for (const [signature, holds] of cases)
      expect(holdsByArithmetic(bytesOfHex(signature), message, good)).toBe(holds);
    const empty =
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
    const ofEmpty = bytesOfHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(holdsByArithmetic(bytesOfHex(empty), new Uint8Array(0), ofEmpty)).toBe(true);
  });
  it('judges the same where the platform does the arithmetic', async () => {
    const fastest = await fastestVerify();
    for (const verify of [byPlatform(crypto.subtle), fastest]) {
      for (const [signature, holds] of cases) {
        expect(await verify(bytesOfHex(signature), bytesOfHex('72'), bytesOfHex(key))).toBe(holds);
      }
    }
  });
  it('takes no key that binds nobody', () => {
    const bad = [
      '0100000000000000000000000000000000000000000000000000000000000000',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      '0000000000000000000000000000000000000000000000000000000000000080',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
      '0000000000000000000000000000000000000000000000000000000000000000',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
      // y = p + 1 is another encoding of y = 1; 2 is no point; 31 bytes are no key.
      'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      '0200000000000000000000000000000000000000000000000000000000000000',
      key.slice(2),
    ];
    for (const one of bad) expect(isGoodKey(bytesOfHex(one)), one).toBe(false);
    expect(isGoodKey(bytesOfHex(key))).toBe(true);
  });
});

describe('bytes', () => {
  it('has the CRC-32 of ZIP', () => {
    const sum = new Crc32();
    sum.add(utf8('12345'));
    sum.add(utf8('6789'));
    expect(sum.value).toBe(0xcbf43926);
  });
  it('takes one base64 for one run of bytes', () => {
    expect(bytesOfBase64('')).toEqual(new Uint8Array(0));
    expect(bytesOfBase64('aGk=')).toEqual(utf8('hi'));
    for (const one of ['aGl=', 'aGk', 'aGk=\n', 'a===', '-_==', 'aGk==']) expect(bytesOfBase64(one)).toBeUndefined();
  });
  it('takes no broken UTF-8 and keeps a mark of byte order', () => {
    expect(textOf(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined();
    expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf))).toBe('\ufeff');
  });
  it('knows moments that exist', () => {
    const good = ['2024-02-29T23:59:59.999Z', '1900-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];
    const bad = [
      '2023-02-29T00:00:00.000Z',
      '2024-01-01T24:00:00.000Z',
      '2024-01-01T00:00:60.000Z',
      '1899-12-31T23:59:59.999Z',
      '2024-01-01T00:00:00Z',
      '2024-01-01T00:00:00.000+00:00',
      '2024-13-01T00:00:00.000Z',
      '2024-01-01t00:00:00.000Z',
    ];
    for (const one of good) expect(isInstant(one), one).toBe(true);
    for (const one of bad) expect(isInstant(one), one).toBe(false);
  });
});
