const MOST_KNOWN = 8_192;

/**
 * Parses JSON texts, each once while it is remembered: equal texts give the very same value, which
 * nobody changes. Rows of the past are asked for again and again, and parsing is most of their cost.
 */
export function parsedOnce<V>(): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    // All are forgotten at once: which was used last is not worth knowing.
    if (known.size === MOST_KNOWN) known.clear();
    const value = JSON.parse(text) as V;
    known.set(text, value);
    return value;
  };
}
