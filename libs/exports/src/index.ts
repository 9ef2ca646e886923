export { formulaSafe, withoutFormulaMark } from './formula.js';
export { csvStream, type CsvStyle, writeCsv } from './csv.js';
