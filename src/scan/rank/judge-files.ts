import { GISTS, type ReportFile, type ResemblanceReason } from '../../api/report.ts';
import type { EarlierJudgements } from './earlier-judgements.ts';
import { type FileText, FileTexts } from '../file-texts.ts';
import type { ScannedFile } from '../files.ts';
import { lazyList } from '../kept/lazy-list.ts';
import { changeEvidence, expectedLines, fileText, type JudgedFile, judgeFile, type Known, reportUnits, unitGists, unitsJson } from './rank.ts';
import { RankedFiles } from './ranked-files.ts';
import type { Tables } from '../kept/warm.ts';

interface Work {
  tables: Tables;
  /** Why a file has no units although its style was asked. */
  reasons: ReadonlyMap<string, ResemblanceReason>;
  /** Files that are as an earlier scan judged them are not judged again, nor written. */
  earlier: EarlierJudgements | undefined;
  known: Known;
}

interface Judged {
  ranked: RankedFiles;
  texts: FileTexts;
  /** Files of which a unit by itself is worth a finding. */
  reaching: ReadonlySet<string>;
}

/** Judges files and ranks them, and knows how they are written. */
export function judgeFiles(files: readonly ScannedFile[], { tables, reasons, earlier, known }: Work): Judged {
  const { lines, units } = tables;
  const reaching = new Set<string>();
  const judgeAnew = (file: ScannedFile): JudgedFile => {
    const reason = reasons.get(file.path);
    return judgeFile(file, lines.get(file.path), { units: units.judged(file.path) ?? [], ...(reason === undefined ? {} : { reason }) }, known);
  };
  const attributionsOf = (path: string) => lines.attributions(path);
  const evidenceOf = (file: ScannedFile, { changes }: JudgedFile) => (changes === 0 ? [] : changeEvidence(file, lines.undetermined(file.path), known));
  const texts: FileTexts = new FileTexts((row): FileText => {
    const file = files[row] as ScannedFile;
    const judged = ranked.judged.at(row);
    return fileText(file, judged, { attributions: attributionsOf(file.path), units: unitsJson(units.shown(file.path), known.changes), evidence: evidenceOf(file, judged) });
  }, earlier?.texts);
  const ranked: RankedFiles = new RankedFiles(files, {
    judge(file) {
      const row = earlier?.rowOf(file);
      texts.add(row);
      const judged = row === undefined ? judgeAnew(file) : (earlier as EarlierJudgements).judgedAt(row);
      if (judged.reaches) reaching.add(file.path);
      return judged;
    },
    expect: (path, judged) => expectedLines(path, judged, () => attributionsOf(path), known),
    lists: (file, judged, isHeld) => ({ ...listsOf(file.path, { judged, isHeld }, { tables, changes: known.changes }), evidence: lazyList(judged.changes, () => evidenceOf(file, judged)) }),
    textOf: (row) => texts.at(row),
  });
  return { ranked, texts, reaching };
}

/** The lists of a file: units are made when somebody looks at them, and so are attributed ranges where there are many. */
function listsOf(
  path: string,
  { judged, isHeld }: { judged: JudgedFile; isHeld: boolean },
  { tables: { lines, units }, changes }: { tables: Tables; changes: Known['changes'] },
): Pick<ReportFile, 'attributions' | 'units'> {
  const attributions = () => lines.attributions(path);
  return {
    attributions: isHeld && judged.attributions > 0 ? attributions() : lazyList(judged.attributions, attributions),
    units: lazyList(judged.units, () => reportUnits(units.get(path) ?? [], changes), { [GISTS]: () => unitGists(units.judged(path) ?? [], changes) }),
  };
}
