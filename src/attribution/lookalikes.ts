/** Cyrillic and Greek letters that look like Latin ones. Each stands above the letter that it looks like. */
const FOREIGN = 'АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνι';
const LATIN = 'ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXopvi';
const TWINS: ReadonlyMap<string, string> = new Map([...FOREIGN].map((letter, at) => [letter, LATIN[at] ?? letter]));

const ANY = new RegExp(`[${FOREIGN}]`);
const EACH = new RegExp(`[${FOREIGN}]`, 'g');
const WORD = /[\p{L}-]{2,200}/gu;
const HAS_LATIN = /[A-Za-z]/;

/** Words that mix scripts, as a trailer does that only looks like one, in Latin letters. Words of one script stay. */
export function foldLookalikes(text: string): string {
  if (!ANY.test(text)) return text;
  return text.replace(WORD, (word) => (HAS_LATIN.test(word) ? word.replace(EACH, (letter) => TWINS.get(letter) ?? letter) : word));
}
