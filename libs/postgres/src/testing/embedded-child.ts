import { openDatabase } from '../database.js';
import { book } from './book.js';

// A process of the product, as small as can be: opens, says so, closes when its input ends.
const [dataDir = ''] = process.argv.slice(2);
const database = await openDatabase({ dataDir, migrations: [book] });
console.log('open');
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('end', resolve));
await database.close();
console.log('closed');
