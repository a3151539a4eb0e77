// The rules as data, as far as this screen names kinds, types and urusan.
import { resource } from '../../../shared/api/resource.svelte.ts';
import { parseRules, type Rules } from '../../../shared/weave/model/rules';

export interface Law {
  readonly rules: Rules;
}

export function law(): Law {
  const asked = resource('getRules', () => ({}));
  const rules = $derived(parseRules(asked.value));
  return {
    get rules() {
      return rules;
    },
  };
}
