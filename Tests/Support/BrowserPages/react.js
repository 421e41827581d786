// Debian's React is a script that makes a global; an application's bundler makes a module of it.
export const { useMemo, useSyncExternalStore } = globalThis.React;
