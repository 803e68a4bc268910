import { KIND_LABELS, type Kind } from '../model/kinds.ts';

/** One shape for each kind, so that nobody depends on its colour. Drawn in a box of 12. */
const SHAPES: Readonly<Record<Kind, preact.JSX.Element>> = {
  recorded: <circle cx="6" cy="6" r="4.5" />,
  declared: <path d="M6 .8 11.2 6 6 11.2.8 6Z" />,
  copied: <path d="M6 1.2 11.2 10.4H.8Z" />,
  resembles: <path d="M1 4.2C2.7 2.2 4.3 2.2 6 4s3.3 1.8 5-.2M1 8.6C2.7 6.6 4.3 6.6 6 8.4s3.3 1.8 5-.2" class="stroke" />,
  undetermined: <circle cx="6" cy="6" r="3.8" class="stroke" />,
  'human-by-date': <path d="M2 2h8v8H2Z" class="stroke" />,
  contextual: <path d="M2 6h8" class="stroke" />,
};

/** The sign of a kind. Without `labelled` it stands beside its word and is silent. */
export function Mark({ kind, labelled = false }: { kind: Kind; labelled?: boolean }) {
  return (
    <svg class={`mark kind-${kind}`} viewBox="0 0 12 12" width="12" height="12" {...(labelled ? { role: 'img', 'aria-label': KIND_LABELS[kind] } : { 'aria-hidden': 'true' })}>
      {SHAPES[kind]}
    </svg>
  );
}

export function KindLabel({ kind }: { kind: Kind }) {
  return <span class="kind-label"><Mark kind={kind} />{KIND_LABELS[kind]}</span>;
}
