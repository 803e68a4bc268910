export * from './contract.ts';
export * from './hostile.ts';
export * from './observe.ts';
export * from './rewrites.ts';
export * from './subjects.ts';
