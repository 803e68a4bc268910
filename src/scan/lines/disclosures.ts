import type { Commit } from '../../api/commit.ts';
import { plainName, toolNames } from '../../attribution/catalogue.ts';
import type { Rules } from '../../builtins.ts';
import { readDisclosure, type Disclosure, type DisclosureState } from '../../config/disclosure.ts';

/** Reads what commits disclose in the trailers that a policy asks for, and remembers which do. */
export class Disclosures {
  readonly #rule: Disclosure;
  readonly #names: ReadonlyMap<string, string>;
  readonly #disclosed = new Set<string>();

  constructor(rule: Disclosure, { agents }: Pick<Rules, 'agents'>) {
    this.#rule = rule;
    this.#names = toolNames(agents);
  }

  read(message: string): DisclosureState {
    return readDisclosure(message, this.#rule, (name) => this.#names.get(plainName(name.slice(0, 100))));
  }

  /** Takes note of a commit. */
  see(commit: Commit): void {
    if (this.read(commit.message).state === 'disclosed') this.#disclosed.add(commit.id);
  }

  has(commit: string): boolean {
    return this.#disclosed.has(commit);
  }
}
