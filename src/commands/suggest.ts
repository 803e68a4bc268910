export { suggest, suggestion } from '../shared/suggest.ts';
