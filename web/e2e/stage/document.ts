// The OpenAPI document a node serves, made strict: an object has the members it declares and no others, since the types
// of the screens are generated from the same schemas.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

// A value in an address. A slash stays one: an encoded one is refused by the node, and the tiles of a log hold some.
export function inPath(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/');
}

interface Reference {
  readonly $ref?: string;
}

interface Content {
  readonly schema: object;
}

interface Parameter extends Reference {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
}

export interface DeclaredResponse extends Reference {
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, Content>>;
}

export interface Operation {
  readonly operationId: string;
  // Empty where no sign-in is needed.
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, DeclaredResponse>>;
}

export interface Endpoint {
  readonly method: string;
  readonly pattern: string;
  readonly operation: Operation;
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, DeclaredResponse>>;
  };
}

function lastOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

const schemasPlace = '#/components/schemas/';

// References lead to the one place the validators know; every object with members is closed.
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  if ('allOf' in value) throw new Error('allOf cannot be closed member by member; write the members out');
  const out = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, closed(part)]));
  if (typeof out['$ref'] === 'string') out['$ref'] = out['$ref'].replace(schemasPlace, 'api#/$defs/');
  const isObject = out['type'] === 'object' && typeof out['properties'] === 'object';
  return isObject && !('additionalProperties' in out) ? { ...out, additionalProperties: false } : out;
}

export class ApiDocument {
  readonly endpoints = new Map<string, Endpoint>();
  readonly #document: OpenApi;
  readonly #ajv = new Ajv2020({ allErrors: true });
  readonly #validators = new Map<object, ValidateFunction>();

  constructor(text: string) {
    this.#document = JSON.parse(text) as OpenApi;
    addFormats(this.#ajv);
    this.#ajv.addSchema({ $id: 'api', $defs: closed(this.#document.components.schemas) as object });
    for (const [pattern, item] of Object.entries(this.#document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        if (this.endpoints.has(operation.operationId)) throw new Error(`${operation.operationId} stands twice`);
        this.endpoints.set(operation.operationId, { method: method.toUpperCase(), pattern, operation });
      }
    }
  }

  endpoint(id: string): Endpoint {
    const found = this.endpoints.get(id);
    if (!found) throw new Error(`the document has no operation ${id}`);
    return found;
  }

  // What the document says of one status: itself, or its hundred.
  response(operation: Operation, status: number): DeclaredResponse | undefined {
    const found = operation.responses[String(status)] ?? operation.responses[`${Math.floor(status / 100)}XX`];
    return found?.$ref ? this.#document.components.responses[lastOf(found.$ref)] : found;
  }

  parameters(operation: Operation): readonly Parameter[] {
    return (operation.parameters ?? []).map((one) => {
      const shared = one.$ref ? this.#document.components.parameters[lastOf(one.$ref)] : one;
      if (!shared) throw new Error(`${operation.operationId}: ${one.$ref} leads nowhere`);
      return shared;
    });
  }

  // What speaks against a value, each with its place; empty where it fits.
  faults(schema: object, value: unknown): readonly string[] {
    let validate = this.#validators.get(schema);
    if (!validate) {
      validate = this.#ajv.compile(closed(schema) as object);
      this.#validators.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map((one) => {
      const more = 'additionalProperty' in one.params ? `: ${String(one.params['additionalProperty'])}` : '';
      return `${one.instancePath || '/'} ${one.message ?? one.keyword}${more}`;
    });
  }
}
