/** Classes 22 (data), 23 (constraint) and 54 (limit): the same values would fail again. */
export const isRefusedData = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(22|23|54)/.test(error.code);
