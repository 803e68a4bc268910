import type { TokenTable, Unit } from '../api/unit.ts';

/**
 * Remembers the answers for the units of one file. The engine shows all units of a file to one heuristic after the other
 * before it turns to the next file, so what is kept is what will be asked for again.
 * @param compute pure; its value must not be changed by those who receive it
 */
export function perUnit<Value>(compute: (unit: Unit) => Value): (unit: Unit) => Value {
  let file: TokenTable | undefined;
  let answers = new Map<Unit, Value>();
  let last: Unit | undefined;
  let answer: Value;
  return (unit) => {
    if (unit === last) return answer;
    if (unit.tokens !== file) {
      file = unit.tokens;
      answers = new Map();
    }
    const known = answers.get(unit);
    answer = known ?? compute(unit);
    if (known === undefined) answers.set(unit, answer);
    last = unit;
    return answer;
  };
}
