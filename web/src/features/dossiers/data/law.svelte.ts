// The rules as data, asked for once by whichever screen needs them first.
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
