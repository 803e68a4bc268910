import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { LanguageId } from '../api/index.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { Calibration } from './calibration.ts';
import { FAMILIES, type Family } from './grams.ts';
import type { MessageModel, MessageModelFile } from './message-score.ts';
import { unpack, unpackAside } from './packed-weights.ts';

/** The languages that share a model. */
export type LanguageFamily = 'python' | 'jsts' | 'prose';

const FAMILY_OF: Record<LanguageId, LanguageFamily> = {
  python: 'python', typescript: 'jsts', tsx: 'jsts', javascript: 'jsts', markdown: 'prose',
};

/** The family of the model that speaks for a language. */
export const familyOf = (language: LanguageId): LanguageFamily => FAMILY_OF[language];

/** What a calibration is for: dialects of one family share the weights, not the scale. */
export type Dialect = 'python' | 'typescript' | 'javascript' | 'markdown';

export const dialectOf = (language: LanguageId): Dialect => (language === 'tsx' ? 'typescript' : language);

/** Weight, in log-odds before calibration, of a likeness in its spreads around its mean over agents' code. */
export interface HouseFit {
  weight: number;
  mean: number;
  spread: number;
}

/** The pooling levels, each with its own calibration: `change` is the code of a change, `commit` that and its message. */
export type Level = 'function' | 'file' | 'change' | 'commit';

/** What `corpus/train.ts` writes to `weights/<family>.json`, beside the n-gram weights in `weights/<family>.bin`. */
export interface ModelFile {
  format: 3;
  family: LanguageFamily;
  /** Log2 of the number of n-gram buckets; the binary file holds one signed byte each, packed (`packed-weights.ts`). */
  bits: number;
  /** Log-odds per unit of a stored n-gram weight, by family (its scale included). */
  step: Record<Family, number>;
  /** Linear weight of each heuristic's standardised measure. */
  heuristics: { id: string; mean: number; spread: number; weight: number }[];
  bias: number;
  /** What likeness to a repository's own earlier code counts; absent in a model that was not learned with it. */
  house?: HouseFit;
  calibration: Partial<Record<Dialect, Record<Level, Calibration>>>;
  /** Resemblance above which 1 %, 0.5 % and 0.1 % of the human rows lie, out of fold. */
  thresholds: Partial<Record<Dialect, Record<Level, { one: number; half: number; tenth: number }>>>;
  /** Bearing, in stored weights, below which a unit or a file is left open (`bearing.ts`). */
  leastBearing?: Partial<Record<Dialect, Record<'function' | 'file', number>>>;
  /** What it was trained on. */
  data: { units: number; owners: number; hash: string };
}

/** A loaded model: the file, and the n-gram weights by bucket. */
export interface LanguageModel extends ModelFile {
  grams: Int8Array;
}

/** What the files of the models are called. */
type ModelName = LanguageFamily | 'messages';
const NAMES: readonly ModelName[] = ['python', 'jsts', 'prose', 'messages'];

/** Hands out models, read from the package when first asked for; `undefined` where there is none. */
export class StyleModels {
  private readonly loaded = new Map<LanguageFamily, LanguageModel | undefined>();
  /** Weights that were unpacked before anybody asked. */
  private readonly unpacked = new Map<ModelName, Int8Array>();
  private readonly directory: URL;
  private message: { model: MessageModel | undefined } | undefined;

  constructor(directory: URL = new URL('./weights/', import.meta.url)) {
    this.directory = directory;
  }

  for(language: LanguageId): LanguageModel | undefined {
    const family = FAMILY_OF[language];
    if (!this.loaded.has(family)) this.loaded.set(family, this.readModel(family));
    return this.loaded.get(family);
  }

  /**
   * Unpacks the models of these languages, and that of messages, on other threads: whoever asks for one once this has settled
   * need not wait. What cannot be read is told to whoever asks.
   */
  async prepare(languages: Iterable<LanguageId>): Promise<void> {
    const names = new Set<ModelName>(['messages', ...Array.from(languages, (language) => FAMILY_OF[language])]);
    const isThere = (name: ModelName): boolean => this.unpacked.has(name) || (name === 'messages' ? this.message !== undefined : this.loaded.has(name));
    await Promise.all(Array.from(names).filter((name) => !isThere(name)).map(async (name) => {
      try {
        const { bits } = JSON.parse(await readFile(new URL(`${name}.json`, this.directory), 'utf8')) as { bits: number };
        this.unpacked.set(name, await unpackAside(await readFile(new URL(`${name}.bin`, this.directory)), 1 << bits));
      } catch {
        this.unpacked.delete(name); // it is read again when it is asked for, and what is wrong with it told then
      }
    }));
  }

  /** Changes whenever a byte of a model does. From the files as they lie there: to unpack them all takes longer than a small scan. */
  get digest(): string {
    const hash = createHash('sha256');
    for (const file of NAMES.flatMap((name) => [`${name}.json`, `${name}.bin`])) {
      const bytes = readIfThere(new URL(file, this.directory));
      hash.update(`${file} ${bytes?.length ?? 'none'}\n`).update(bytes ?? '');
    }
    return hash.digest('hex');
  }

  /** The model of commit messages. */
  get messages(): MessageModel | undefined {
    return (this.message ??= { model: this.readMessageModel() }).model;
  }

  private readModel(family: LanguageFamily): LanguageModel | undefined {
    return this.read<ModelFile, LanguageModel>(family, (file, weights) => {
      if (file.format !== 3 || !FAMILIES.every((f) => Number.isFinite(file.step[f]))) throw new RangeError(`format ${file.format}`);
      return { ...file, grams: weights(1 << file.bits) };
    });
  }

  private readMessageModel(): MessageModel | undefined {
    return this.read<MessageModelFile, MessageModel>('messages', (file, weights) => {
      if (file.format !== 1 || !Number.isFinite(file.step)) throw new RangeError(`format ${file.format}`);
      return { ...file, weights: weights(1 << file.bits) };
    });
  }

  /** @throws {HandiworkError} when the files are there and cannot be used */
  private read<File, Model>(name: ModelName, make: (file: File, weights: (size: number) => Int8Array) => Model): Model | undefined {
    const text = readIfThere(new URL(`${name}.json`, this.directory));
    if (text === undefined) return undefined;
    try {
      return make(JSON.parse(text.toString('utf8')) as File, (size) => this.unpacked.get(name) ?? unpack(readFileSync(new URL(`${name}.bin`, this.directory)), size));
    } catch (cause) {
      throw new HandiworkError(`The weights of the ${name} model do not fit this version.`, { cause, hint: 'Reinstall handiwork.' });
    }
  }
}

function readIfThere(file: URL): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
