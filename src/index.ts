export type { Agent, Attribution, CoverageNote, Evidence, Finding, Formatter, Heuristic, Plugin, Report, ReportChange, ReportFile, ReportUnit } from './api/index.ts';
export { blame, type BlamedLine, type BlameFileOptions, type BlameReport } from './blame.ts';
export { loadRules, type Rules } from './builtins.ts';
export { Classifier, classify, type Classification, type ClassifyInput, type ClassifyOptions } from './classify.ts';
export type { Policy } from './config/policy.ts';
export { scan, scanAll, type LineOptions, type ScanOptions } from './scan.ts';
export { applyBaseline, baselineOf, parseBaseline, printBaseline, type BaselineEntry } from './findings/baseline.ts';
export { HandiworkError } from './shared/errors.ts';
export { createBus, type Bus, type Listener, type Progress } from './shared/bus.ts';
