/** What a small strict reader makes of an XML text. Attributes are unescaped. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text.replace(/&([^;]*);?/g, (all, name: string) => {
    const character = all.endsWith(';') ? ENTITIES[name] : undefined;
    if (character === undefined) throw new Error(`bad entity ${all}`);
    return character;
  });

/** Reads the XML that reports use. @throws On anything that is not well-formed, and on comments, sections and doctypes. */
export function readXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  for (const token of body.match(/<[^>]*>|[^<]+|</g) ?? []) {
    const parent = open.at(-1) as Element;
    const tag = /^<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>$/.exec(token);
    if (!token.startsWith('<')) parent.text += unescape(token);
    else if (tag === null) throw new Error(`not well-formed: ${token.slice(0, 80)}`);
    else if (tag[1] === '/') {
      if (open.pop()?.name !== tag[2]) throw new Error(`unexpected ${token}`);
    } else {
      const attributes = Object.fromEntries([...(tag[3] ?? '').matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescape(value)]));
      const element: Element = { name: tag[2] ?? '', attributes, children: [], text: '' };
      parent.children.push(element);
      if (tag[4] !== '/') open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one closed root');
  return root.children[0] as Element;
}
