// A thread cannot be started with --conditions=source: packages are resolved as if it had been.
export const resolve = (specifier, context, next) =>
  next(specifier, { ...context, conditions: [...context.conditions, 'source'] });
