import { describe, expect, it } from 'vitest';
import { coastlineHeight, coastlinePath, coastlineViewBox, coastlineWidth, project } from './coastline';

type Point = readonly [number, number];

// The rings of a path of relative whole-number moves and lines.
function ringsOf(path: string): Point[][] {
  let [x, y] = [0, 0];
  return path
    .split('z')
    .filter((part) => part !== '')
    .map((part) => {
      const steps = (part.match(/-?\d+/g) ?? []).map(Number);
      const ring: Point[] = [];
      for (let i = 0; i + 1 < steps.length; i += 2) {
        x += steps[i] ?? 0;
        y += steps[i + 1] ?? 0;
        ring.push([x, y]);
      }
      [x, y] = ring[0] ?? [x, y];
      return ring;
    });
}

function holds(ring: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

const rings = ringsOf(coastlinePath);
const onLand = (lat: number, lon: number): boolean => {
  const { x, y } = project(lat, lon);
  return rings.some((ring) => holds(ring, x, y));
};

describe('coastline', () => {
  it('is drawn inside its view box', () => {
    expect(coastlineViewBox).toBe(`0 0 ${coastlineWidth} ${coastlineHeight}`);
    expect(rings.length).toBeGreaterThan(150);
    for (const [x, y] of rings.flat()) {
      expect(x >= 0 && x <= coastlineWidth && y >= 0 && y <= coastlineHeight).toBe(true);
    }
  });

  it('holds the inland capitals and leaves the seas open', () => {
    // Bandung, Palangka Raya, Wamena, Pekanbaru, Yogyakarta, Denpasar.
    const capitals = [
      [-6.92, 107.61], [-2.23, 113.89], [-4.1, 138.94], [0.53, 101.45], [-7.79, 110.37], [-8.66, 115.21],
    ];
    for (const [lat, lon] of capitals) expect(onLand(lat ?? 0, lon ?? 0)).toBe(true);
    const seas = [[-5, 110], [-6, 128], [2, 120], [-5.9, 105.6], [3.5, 102]];
    for (const [lat, lon] of seas) expect(onLand(lat ?? 0, lon ?? 0)).toBe(false);
  });

  it('stays small enough to travel with the first page', () => {
    expect(coastlinePath.length).toBeLessThan(12_000);
  });
});
