import type { TokenTable, Unit } from '../api/unit.ts';

/**
 * Remembers the answers for the units of one file. The engine shows all units of a file to one heuristic after the other
 * before it turns to the next file, so what is kept is what will be asked for again.
 * @param compute pure; its value must not be changed by those who receive it
 */
export function perUnit<Value>(compute: (unit: Unit) => Value): (unit: Unit) => Value {
  let file: TokenTable | undefined;
  // In the order in which the units were first shown. They come again in that order, so the next one is mostly at hand.
  let units: Unit[] = [];
  let answers: Value[] = [];
  let places = new Map<Unit, number>();
  let at = 0;
  return (unit) => {
    if (units[at] === unit) return answers[at] as Value;
    if (unit.tokens !== file) {
      file = unit.tokens;
      units = [];
      answers = [];
      places = new Map();
      at = 0;
    }
    if (units[at + 1] === unit) return answers[(at += 1)] as Value;
    const known = places.get(unit);
    if (known !== undefined) return answers[(at = known)] as Value;
    const answer = compute(unit);
    at = units.push(unit) - 1;
    answers.push(answer);
    places.set(unit, at);
    return answer;
  };
}
