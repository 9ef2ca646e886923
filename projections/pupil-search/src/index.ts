export { pupilSearch } from './pupil-search.projection.js';
export { findPupils, type FoundPupil, mostFound, pupilCard } from './pupil-search.queries.js';
export { type Blind, searchTokens } from './search-tokens.js';
