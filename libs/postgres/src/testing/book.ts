/** A schema for the tests of this library. */
export const book = { name: 'book', sql: 'create schema book; create table book.page (n int)' };
