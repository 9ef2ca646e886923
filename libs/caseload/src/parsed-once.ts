const MOST_KNOWN = 8_192;

interface Parsing<V> {
  /** What is made of a text that is not remembered; by default the JSON. */
  readonly parse?: (text: string) => V;
  /** How many are remembered. */
  readonly atMost?: number;
}

/**
 * Parses texts, each once while it is remembered: equal texts give the very same value, which
 * nobody changes. Rows of the past are asked for again and again, and parsing is most of their cost.
 */
export function parsedOnce<V>({
  parse = (text) => JSON.parse(text) as V,
  atMost = MOST_KNOWN,
}: Parsing<V> = {}): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    // All are forgotten at once: which was used last is not worth knowing.
    if (known.size === atMost) known.clear();
    const value = parse(text);
    known.set(text, value);
    return value;
  };
}
