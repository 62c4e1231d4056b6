import { useCallback, useEffect, useRef, useState } from 'react';
import { type TestRun, useRunTest } from '../api/tests.js';
import type { Which } from '../api/try-assistant.js';

/** Answers asked for at the same time. */
const AT_ONCE = 2;

export interface TestRuns {
  /** What came of each test that was run since the page is open: its answer, or what went wrong. */
  readonly runs: ReadonlyMap<string, TestRun | { readonly error: unknown }>;
  readonly running: ReadonlySet<string>;
  readonly done: number;
  readonly total: number;
  start(ids: readonly string[], behaviour: Which): void;
}

/** Runs saved tests, a few at a time; it ends with the page. */
export function useTestRuns(storeId: string): TestRuns {
  const { mutateAsync } = useRunTest(storeId);
  const [runs, setRuns] = useState<TestRuns['runs']>(new Map());
  const [running, setRunning] = useState<ReadonlySet<string>>(new Set());
  const [{ done, total }, setProgress] = useState({ done: 0, total: 0 });
  const isOver = useRef(false);
  useEffect(() => {
    isOver.current = false;
    return () => {
      isOver.current = true;
    };
  }, []);
  const start = useCallback((ids: readonly string[], behaviour: Which): void => {
    const waiting = [...ids];
    setProgress({ done: 0, total: ids.length });
    const next = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined && !isOver.current; id = waiting.shift()) {
        const current = id;
        setRunning((all) => new Set([...all, current]));
        const run = await mutateAsync({ id, behaviour }).catch((error: unknown) => ({ error }));
        setRuns((all) => new Map([...all, [current, run]]));
        setRunning((all) => new Set([...all].filter((each) => each !== current)));
        setProgress((all) => ({ ...all, done: all.done + 1 }));
      }
    };
    for (let lane = 0; lane < AT_ONCE; lane += 1) void next();
  }, [mutateAsync]);
  return { runs, running, done, total, start };
}
