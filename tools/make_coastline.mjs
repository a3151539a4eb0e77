#!/usr/bin/env node
// Makes web/src/shared/regions/coastline.ts: Indonesia's outline for the small locator of a region.
//
//   node tools/make_coastline.mjs FOLDER [OUT]
//
// FOLDER is an unpacked npm package `world-atlas` (2.0.2; Natural Earth, public domain; install it anywhere). The
// outline is that of the country, so Kalimantan, Timor and Papua end at the border on land. It is simplified by
// Visvalingam's rule, least area first, down to POINTS_MAX points; an island keeps at least a triangle while it is
// large enough to be seen. The same input always gives the same bytes.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const indonesia = '360'; // ISO 3166-1 numeric
const west = 94.5;
const east = 141.5;
const north = 6.5;
const south = -11.5;
const unitsPerDegree = 20;
const width = (east - west) * unitsPerDegree;
const height = (north - south) * unitsPerDegree;
const POINTS_MAX = 2350;
const AREA_MIN = 1.2; // square units, about 38 km²: smaller islands are less than a pixel on the tile

// The country's rings in degrees, put together from the arcs of the topology (TopoJSON, section 2.1.4 and 2.1.5).
function ringsOf(topology, id) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const country = topology.objects.countries.geometries.find((each) => each.id === id);
  const polygons = country.type === 'MultiPolygon' ? country.arcs : [country.arcs];
  return polygons.flat().map((numbers) =>
    numbers.flatMap((number) => {
      const points = number >= 0 ? arcs[number] : [...arcs[~number]].reverse();
      return points.slice(0, -1);
    }),
  );
}

// Plate carrée: both axes in the same units, which distorts little within 12 degrees of the equator.
const project = ([lon, lat]) => [(lon - west) * unitsPerDegree, (north - lat) * unitsPerDegree];

function triangle([ax, ay], [bx, by], [cx, cy]) {
  return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
}

function areaOf(ring) {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 1) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[(i + 1) % ring.length];
    twice += ax * by - bx * ay;
  }
  return Math.abs(twice) / 2;
}

const weightOf = (point) => point.weight;

// Weighs every point by the area its loss would cost, never less than the points lost before it (Visvalingam 1993).
function weighed(ring) {
  const points = ring.map((at) => ({ at, weight: Infinity }));
  const left = [...points];
  let floor = 0;
  const cost = (i) =>
    triangle(left[(i + left.length - 1) % left.length].at, left[i].at, left[(i + 1) % left.length].at);
  while (left.length > 3) {
    let least = 0;
    for (let i = 1; i < left.length; i += 1) if (cost(i) < cost(least)) least = i;
    floor = Math.max(floor, cost(least));
    left[least].weight = floor;
    left.splice(least, 1);
  }
  return points;
}

// Whole units relative to the point before, and neither points on one another nor signs or spaces without need.
function pathOf(rings) {
  let path = '';
  let x = 0;
  let y = 0;
  for (const ring of rings) {
    const whole = ring.map(([px, py]) => [Math.round(px), Math.round(py)]);
    const points = whole.filter(([px, py], i) => {
      const [bx, by] = whole[(i + whole.length - 1) % whole.length];
      return px !== bx || py !== by;
    });
    if (points.length < 3) continue;
    points.forEach(([px, py], i) => {
      const dx = px - x;
      const dy = py - y;
      path += `${i === 0 ? 'm' : i === 1 ? 'l' : dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
      [x, y] = [px, py];
    });
    path += 'z';
    [x, y] = points[0];
  }
  return path;
}

function simplified(rings) {
  const seen = rings.filter((ring) => areaOf(ring) >= AREA_MIN).map(weighed);
  const weights = seen.flat().map(weightOf).sort((a, b) => b - a);
  const least = weights[Math.min(POINTS_MAX, weights.length - 1)];
  return seen.map((ring) => ring.filter((point) => point.weight > least).map((point) => point.at));
}

function sourceText(path) {
  return `// Made by tools/make_coastline.mjs from Natural Earth (public domain) as in npm package world-atlas 2.0.2.
// The outline of Indonesia, equirectangular, ${west} to ${east} degrees east, ${-south} south to ${north} north.

export const coastlineWidth = ${width};
export const coastlineHeight = ${height};
export const coastlineViewBox = '0 0 ${width} ${height}';

export interface CoastlinePoint {
  readonly x: number;
  readonly y: number;
}

// Where a place in degrees lies in the view box; places outside the box lie outside it here too.
export function project(lat: number, lon: number): CoastlinePoint {
  return { x: (lon - ${west}) * ${unitsPerDegree}, y: (${north} - lat) * ${unitsPerDegree} };
}

export const coastlinePath =
${(path.match(/.{1,112}/g) ?? []).map((part) => `  '${part}'`).join(' +\n')};
`;
}

const [folder, out = join(dirname(fileURLToPath(import.meta.url)), '../web/src/shared/regions/coastline.ts')] =
  process.argv.slice(2);
if (!folder) {
  console.error('usage: node tools/make_coastline.mjs FOLDER_OF_WORLD_ATLAS [OUT]');
  process.exit(2);
}
const topology = JSON.parse(readFileSync(join(folder, 'countries-10m.json'), 'utf8'));
const rings = simplified(ringsOf(topology, indonesia).map((ring) => ring.map(project)));
const text = sourceText(pathOf(rings));
writeFileSync(out, text);
console.log(`${out}: ${rings.length} islands, ${rings.flat().length} points, ${text.length} bytes`);
