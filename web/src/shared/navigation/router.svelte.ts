// Where the person is. The address holds the state of a screen, so that a link, a reload and the way back all lead to
// the same thing. Features list their screens as Route; only app puts the lists together.
import type { Component } from 'svelte';

export type Params = Readonly<Record<string, string>>;

// A screen takes the parameters of its path, or nothing.
export type Screen = Component<{ params: Params }> | Component<Record<string, never>>;

export interface Route {
  // "/kerja-sama/:id"; ":name" takes one part of the path.
  readonly path: string;
  readonly load: () => Promise<{ default: Screen }>;
  // Screens for people who are not signed in.
  readonly open?: boolean;
  // Screens for everybody, signed in or not, without the rail.
  readonly isPublic?: boolean;
  // The operations of which the person must be allowed at least one for the screen to make sense.
  readonly needs?: readonly string[];
}

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

function readPlace(): Place {
  return { path: window.location.pathname, query: new URLSearchParams(window.location.search) };
}

class Here {
  place = $state.raw<Place>(readPlace());
}

export const here = new Here();

export interface Step {
  // Keeps no way back to the present place: for redirections and for filters.
  readonly replace?: boolean;
}

export function navigate(to: string, step: Step = {}): void {
  const target = new URL(to, window.location.href);
  const samePath = target.pathname === window.location.pathname;
  if (step.replace) window.history.replaceState({}, '', target);
  else window.history.pushState({}, '', target);
  here.place = readPlace();
  if (!samePath) window.scrollTo(0, 0);
}

// Changes some of the query and keeps the rest; an empty value removes its name.
export function setQuery(changes: Readonly<Record<string, string | undefined>>, step: Step = { replace: true }): void {
  const query = new URLSearchParams(here.place.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  navigate(text ? `${here.place.path}?${text}` : here.place.path, step);
}

// Addresses are typed and pasted by hand: a lone "%" names no screen, and breaks none.
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

export function match(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return undefined;
    } else if (value === '') {
      return undefined;
    } else {
      const read = decoded(value);
      if (read === undefined) return undefined;
      params[part.slice(1)] = read;
    }
  }
  return params;
}

// A plain click on a link of our own changes the place without a reload; everything else is left to the browser.
function linkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!isPlain || event.defaultPrevented || !(event.target instanceof Element)) return undefined;
  const link = event.target.closest('a');
  if (!link || link.target || link.hasAttribute('download') || link.origin !== window.location.origin) return undefined;
  return link.pathname.startsWith('/api/') || link.getAttribute('href')?.startsWith('#') ? undefined : link;
}

export function startNavigation(): () => void {
  const followLink = (event: MouseEvent): void => {
    const link = linkOf(event);
    if (!link) return;
    event.preventDefault();
    navigate(link.href);
  };
  const comeBack = (): void => {
    here.place = readPlace();
  };
  document.addEventListener('click', followLink);
  window.addEventListener('popstate', comeBack);
  return () => {
    document.removeEventListener('click', followLink);
    window.removeEventListener('popstate', comeBack);
  };
}
